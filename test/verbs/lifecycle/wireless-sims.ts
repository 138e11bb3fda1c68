/** Programmable Wireless SIMs for the tables: rate plans P and Q of the account, R in a child account. */
import assert from "node:assert/strict";
import { CHILD } from "../../emulator";
import type { Product } from "./cards";
import { lettersOf } from "./words";

const PLANS = {
  P: { sid: `WP${"a".repeat(32)}`, uniqueName: "pilot" },
  Q: { sid: `WP${"b".repeat(32)}`, uniqueName: "quota" },
  R: { sid: `WP${"c".repeat(32)}`, uniqueName: "roaming" },
  /** Another data limit strategy than the others. */
  T: { sid: `WP${"d".repeat(32)}`, uniqueName: "throttled" },
  /** Deprecated metering: no SIM can be activated on it. */
  O: { sid: `WP${"e".repeat(32)}`, uniqueName: "old" },
} as const;

const STATUSES = ["new", "ready", "active", "suspended", "deactivated", "canceled", "deleted"] as const;

export const WIRELESS_SIMS: Product = {
  kind: "wirelessSim",
  api: "wireless",
  seed: {
    ratePlans: [
      PLANS.P,
      PLANS.Q,
      { ...PLANS.R, account: CHILD.sid },
      { ...PLANS.T, dataLimitStrategy: "throttle" },
      { ...PLANS.O, dataMetering: "quota-10" },
    ],
  },
  issuer: "8901260",
  letters: lettersOf(PLANS),
  // One by unique name, the others by SID: declarations may use either.
  refer: (letter) => {
    const plan = Object.entries(PLANS).find(([known]) => known === letter)?.[1];
    assert.ok(plan, `there is no rate plan ${letter}`);
    return letter === "Q" ? plan.uniqueName : plan.sid;
  },
  assignment: { param: "RatePlan", input: "ratePlan", output: "ratePlanSid", word: "on" },
  plant: (control, iccid, word, ratePlan) => {
    const status = STATUSES.find((known) => known === word);
    assert.ok(status, `${word} is no settled status`);
    control.seed({ wirelessSims: [{ iccid, status, ratePlan }] });
  },
  find: ({ change }, iccid) => {
    const { sid, status, ratePlanSid, accountSid } = change.findWirelessSim(iccid);
    return { sid, status, assigned: ratePlanSid, accountSid };
  },
};
