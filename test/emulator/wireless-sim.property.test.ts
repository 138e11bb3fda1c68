/** A wireless SIM under any sequence of requests, reported use, failures and time: what the documents exclude is never seen. */
import fc from "fast-check";
import { CHILD, EXAMPLES } from ".";
import { DAY, DELAY, HOUR, type Laws, underAnySequence } from "./under-any-sequence";

const IN_MOTION = ["scheduled", "updating"];

const EXCLUDED: Laws = {
  "once it becomes ready or active, it cannot be returned to new": (seen, before) =>
    seen.status === "new" && before.some(({ status }) => status !== "new" && !IN_MOTION.includes(status)),
  "canceled is terminal: the SIM can never be reactivated": (seen, before) =>
    seen.status !== "canceled" && before.some(({ status }) => status === "canceled"),
  "a SIM must have a Rate Plan before it can become active": (seen) =>
    (seen.status === "ready" || seen.status === "active") && seen.assigned === null,
  "after 72 hours deactivated becomes canceled": (seen, before) => {
    const first = before.find(({ status }) => status === "deactivated");
    return seen.status === "deactivated" && first !== undefined && seen.at - first.at >= 72 * HOUR;
  },
  "after three months ready becomes active": (seen, before) => {
    const since = before.findLastIndex(({ status }) => status !== "ready" && !IN_MOTION.includes(status)) + 1;
    const first = before.slice(since).find(({ status }) => status === "ready");
    return seen.status === "ready" && first !== undefined && seen.at - first.at > 93 * DAY;
  },
  "only a new SIM can change accounts": (seen, before) => {
    const last = before.at(-1);
    return last !== undefined && last.status !== "new" && last.account !== seen.account;
  },
};

const status = fc.constantFrom("ready", "active", "suspended", "deactivated", "new", "canceled");
const plan = fc.constantFrom("", EXAMPLES.ratePlan, "My Rate Plan", "10 MB", "throttled", "old metering");

const form: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 3, arbitrary: status.map((Status) => ({ Status })) },
  { weight: 2, arbitrary: status.map((Status) => ({ Status, RatePlan: "My Rate Plan" })) },
  { weight: 2, arbitrary: plan.map((RatePlan) => ({ RatePlan })) },
  {
    weight: 1,
    arbitrary: fc.record(
      { Status: status, RatePlan: plan, ResetStatus: fc.constant("resetting"), AccountSid: fc.constant(CHILD.sid) },
      { requiredKeys: [] },
    ),
  },
);

underAnySequence(
  {
    called: "a wireless SIM",
    api: "wireless",
    sid: EXAMPLES.wirelessSim,
    form,
    waits: [1_000, DELAY, DELAY, 71 * HOUR, 72 * HOUR, 95 * DAY],
    bytes: [0, 250_000],
    commands: [0, 5],
    fault: fc.boolean().map((fails) => ({ kind: "move", fails, shows: "scheduled" })),
    assigned: ({ rate_plan_sid }) => rate_plan_sid,
    statuses: ["active", "canceled", "deactivated", "new", "ready", "scheduled", "suspended", "updating"],
    seed: 4010,
  },
  EXCLUDED,
);
