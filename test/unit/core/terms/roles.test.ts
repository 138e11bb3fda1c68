/** The fields that the core treats in a way of their own, found by what they are for. */
import assert from "node:assert/strict";
import { inRole, isPatient } from "../../../../provider/core/terms/roles";
import { UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../../provider/resources";
import type { Role, Table } from "../../../../provider/resources/definition";

/** Role by role: the field that each table has for it. */
const ROLES: Readonly<Record<Role, Readonly<Partial<Record<string, string>>>>> = {
  sid: { sim: "sid", wirelessSim: "sid", fleet: "sid", networkAccessProfile: "sid", ratePlan: "sid" },
  owner: {
    sim: "accountSid",
    wirelessSim: "accountSid",
    fleet: "accountSid",
    networkAccessProfile: "accountSid",
    ratePlan: "accountSid",
  },
  name: {
    sim: "uniqueName",
    wirelessSim: "uniqueName",
    fleet: "uniqueName",
    networkAccessProfile: "uniqueName",
    ratePlan: "uniqueName",
  },
  account: {
    sim: "account",
    wirelessSim: "account",
    fleet: "account",
    networkAccessProfile: "account",
    ratePlan: "account",
  },
  patience: { sim: "skipAwait", wirelessSim: "skipAwait" },
  timeouts: { sim: "timeouts", wirelessSim: "timeouts" },
  adopt: { fleet: "adopt", networkAccessProfile: "adopt" },
  removal: { sim: "onDelete", wirelessSim: "onDelete", fleet: "onDelete", networkAccessProfile: "onDelete" },
};
const TABLES: Readonly<Record<string, Table>> = { sim, wirelessSim, fleet, networkAccessProfile, ratePlan };
const isRole = (role: string): role is Role => role in ROLES;

describe("the role of", () => {
  for (const role of Object.keys(ROLES).filter(isRole))
    it(`${role} is played by one field, or by none`, () => {
      for (const [name, table] of Object.entries(TABLES)) {
        const field = ROLES[role][name];
        assert.equal(table.roles[role], field, name);
        assert.equal(inRole(table, role, { [field ?? role]: "said" }), field === undefined ? undefined : "said", name);
      }
    });
});

describe("a move", () => {
  it("is waited out, unless the declaration says otherwise", () => {
    assert.ok(!isPatient(sim, { skipAwait: true }));
    for (const skipAwait of [false, UNKNOWN, "true"] as const) assert.ok(isPatient(sim, { skipAwait }));
    assert.ok(isPatient(sim, {}));
  });

  it("of what has no such option is always waited out", () => assert.ok(isPatient(fleet, { skipAwait: true })));
});
