/** What the network and the API can do to a request, or to a move that they accepted. */
import type { FaultRule } from "../emulator/faults/rule";

export const FAULTS: readonly FaultRule["effect"][] = [
  { kind: "status", status: 429, code: 20429 },
  { kind: "status", status: 429, code: 20429, retryAfter: 5 },
  { kind: "status", status: 500, code: 20500 },
  { kind: "status", status: 500, code: 20500, executed: true },
  { kind: "status", status: 503, body: "empty", retryAfter: "date" },
  { kind: "gateway", status: 502 },
  { kind: "expiredToken" },
  { kind: "reset", when: "before" },
  { kind: "reset", when: "after" },
  { kind: "truncate", ends: "cleanly" },
  { kind: "truncate", ends: "abruptly" },
  { kind: "move", fails: true },
  { kind: "move", takes: "25m" },
];
