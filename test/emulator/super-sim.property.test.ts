/** A Super SIM under any sequence of requests, reported use, failures and time: what the documents exclude is never seen. */
import fc from "fast-check";
import { CHILD, EXAMPLES } from ".";
import { DAY, DELAY, type Laws, underAnySequence } from "./under-any-sequence";

const EXCLUDED: Laws = {
  "once it is transitioned to ready or active, it cannot be returned to new": (seen, before) =>
    seen.status === "new" && before.some(({ status }) => status !== "new" && status !== "scheduled"),
  "a status can only be updated to ready if it is currently new": (seen, before) =>
    seen.status === "ready" && before.some(({ status }) => status === "active" || status === "inactive"),
  "a Sim must be assigned to a Fleet before it is activated": (seen) =>
    (seen.status === "ready" || seen.status === "active") && seen.assigned === null,
  "the existing Fleet is returned while an update is queued": (seen, before) => {
    const last = before.at(-1);
    return seen.status === "scheduled" && last?.account === seen.account && last.assigned !== seen.assigned;
  },
  "after three months ready becomes active": (seen, before) => {
    const since = before.findLastIndex(({ status }) => status !== "ready" && status !== "scheduled") + 1;
    const first = before.slice(since).find(({ status }) => status === "ready");
    return seen.status === "ready" && first !== undefined && seen.at - first.at > 93 * DAY;
  },
  "an account can change only while the SIM is new": (seen, before) => {
    const last = before.at(-1);
    return last !== undefined && last.status !== "new" && last.account !== seen.account;
  },
  "only five statuses exist": ({ status }) => !["new", "ready", "active", "inactive", "scheduled"].includes(status),
};

const status = fc.constantFrom("ready", "active", "inactive", "new");
const fleet = fc.constantFrom("", EXAMPLES.fleet, "Pilot Fleet", "My Fleet", "nobody");

const form: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 4, arbitrary: status.map((Status) => ({ Status })) },
  { weight: 2, arbitrary: status.map((Status) => ({ Status, Fleet: "My Fleet" })) },
  { weight: 2, arbitrary: fleet.map((Fleet) => ({ Fleet })) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        Status: status,
        Fleet: fleet,
        UniqueName: fc.constantFrom("", "mine", "tracker-001"),
        AccountSid: fc.constantFrom(CHILD.sid, "ACnobody"),
      },
      { requiredKeys: [] },
    ),
  },
);

underAnySequence(
  {
    called: "a Super SIM",
    api: "supersim",
    sid: EXAMPLES.sim,
    form,
    waits: [1_000, DELAY, DELAY, DAY, 95 * DAY],
    bytes: [0, 1_000, 250_000],
    commands: [0, 1, 5],
    fault: fc.constant({ kind: "move", fails: true }),
    assigned: ({ fleet_sid }) => fleet_sid,
    statuses: ["active", "inactive", "new", "ready", "scheduled"],
    seed: 4_010,
  },
  EXCLUDED,
);
