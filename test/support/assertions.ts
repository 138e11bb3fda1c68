/** What tests on the engine assert: what Pulumi reported, what the state holds, what the API received. */
import assert from "node:assert/strict";
import type { Emulator } from "../emulator";
import type { Run } from "./pulumi";
import type { StateResource } from "./stack";

/** The run ended with this code and did this: `create truck`, `update truck [status]`, `update truck [status] failed`. */
export function assertDid(run: Run, code: number, operations: readonly string[]): void {
  assert.deepEqual(
    { code: run.code, operations: operationsOf(run) },
    { code, operations: [...operations].sort() },
    run.text,
  );
}

/** The run failed, and said this about it. */
export function assertFailed(run: Run, ...says: readonly RegExp[]): void {
  assert.ok(run.code !== 0 && run.code !== null, `it ended with ${run.code}\n${run.text}`);
  for (const pattern of says) assert.match(run.text, pattern);
}

/** What the engine did to each resource, sorted, those left out that stayed the same, and what Pulumi hides. */
export function operationsOf({ operations }: Run): string[] {
  return operations
    .filter(({ op }) => op !== "same" && op !== "refresh")
    .map(({ changed, ...rest }) => ({ ...rest, changed: changed.filter((name) => !name.startsWith("__")) }))
    .map(({ op, name, changed, ended }) =>
      [op, name, changed.length > 0 ? `[${changed}]` : "", ended === "failed" ? "failed" : ""]
        .filter(Boolean)
        .join(" "),
    )
    .sort();
}

/** These properties of a resource in the state, by name. */
export function assertState(found: StateResource | undefined, outputs: Readonly<Record<string, unknown>>): void {
  assert.ok(found, "the resource is not in the state");
  const shown = Object.fromEntries(Object.keys(outputs).map((key) => [key, found.outputs?.[key]]));
  assert.deepEqual(shown, outputs);
}

/** What came to the API since the last time it was asked. */
export interface Traffic {
  /** `POST /v1/Sims/HS… Fleet=HF… Status=active`, in the order of their arrival, parameters in the alphabet's. */
  readonly writes: readonly string[];
  /** How many requests only read. Token requests are not counted. */
  readonly reads: number;
}

/** Reads the emulator's log from where it was left the last time. */
export function trafficOf(emulator: Emulator): () => Traffic {
  let read = 0;
  return () => {
    const fresh = emulator.requests.slice(read).filter(({ api }) => api !== "token");
    read = emulator.requests.length;
    const writes = fresh.filter(({ method }) => method !== "GET");
    return { writes: writes.map(asLine), reads: fresh.length - writes.length };
  };
}

const asLine = ({ method, path, form }: Emulator["requests"][number]): string =>
  [
    method,
    path,
    ...Object.entries(form)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  ].join(" ");
