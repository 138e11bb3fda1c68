/** Super SIMs for the tables: Fleets A and B of the account, C in a child account. */
import assert from "node:assert/strict";
import { CHILD } from "../../emulator";
import type { Product } from "./cards";
import { lettersOf } from "./words";

export const FLEETS = {
  A: { sid: `HF${"a".repeat(32)}`, uniqueName: "alpha" },
  B: { sid: `HF${"b".repeat(32)}`, uniqueName: "beta" },
  C: { sid: `HF${"c".repeat(32)}`, uniqueName: "gamma" },
} as const;

const STATUSES = ["new", "ready", "active", "inactive"] as const;

export const SUPER_SIMS: Product = {
  kind: "sim",
  api: "supersim",
  seed: {
    networkAccessProfiles: [{ uniqueName: "networks" }, { uniqueName: "networks", account: CHILD.sid }],
    fleets: [FLEETS.A, FLEETS.B, { ...FLEETS.C, account: CHILD.sid }],
  },
  issuer: "8988307",
  letters: lettersOf(FLEETS),
  // One by SID, one by unique name: declarations may use either.
  refer: (letter) => {
    if (letter === "A") return FLEETS.A.sid;
    if (letter === "B") return FLEETS.B.uniqueName;
    assert.equal(letter, "C", `there is no Fleet ${letter}`);
    return FLEETS.C.sid;
  },
  assignment: { param: "Fleet", input: "fleet", output: "fleetSid", word: "in" },
  plant: (control, iccid, word, fleet) => {
    const status = STATUSES.find((known) => known === word);
    assert.ok(status, `${word} is no settled status`);
    control.seed({ sims: [{ iccid, status, fleet }] });
  },
  find: ({ change }, iccid) => {
    const { sid, status, fleetSid, accountSid } = change.findSim(iccid);
    return { sid, status, assigned: fleetSid, accountSid };
  },
};
