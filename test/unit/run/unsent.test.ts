import assert from "node:assert/strict";
import { UNKNOWN } from "../../../provider/core/terms/value";
import { fleet, sim } from "../../../provider/resources";
import { planned, refuseUnknown } from "../../../provider/run/unsent";

const ICCID = "8988307000000000001";

describe("what is planned", () => {
  it("is what the state shows, with what is declared now, and without what is only used once", () => {
    const before = { sid: "HS1", iccid: ICCID, status: "inactive" };
    const inputs = { iccid: ICCID, status: "active", registrationCode: "H3LL0", skipAwait: true };
    assert.deepEqual(planned(sim, before, inputs), { sid: "HS1", iccid: ICCID, status: "active", skipAwait: true });
  });
});

describe("a value that is not known", () => {
  const refused = [
    [sim, { iccid: UNKNOWN }, /^SIM: `iccid` was refused before anything was sent, because its value is not known/],
    [
      sim,
      { iccid: ICCID, uniqueName: UNKNOWN, fleet: UNKNOWN },
      /^SIM 8988307000000000001: `uniqueName`, `fleet` was refused/,
    ],
    [sim, { iccid: ICCID, registrationCode: UNKNOWN }, /`registrationCode`/],
    [sim, { iccid: ICCID, timeouts: { create: UNKNOWN } }, /`timeouts`/],
    [fleet, { uniqueName: "trucks", ipCommandsUrl: UNKNOWN }, /^Fleet "trucks": `ipCommandsUrl`/],
    [fleet, { uniqueName: "trucks", dataLimit: UNKNOWN }, /`dataLimit`/],
  ] as const;
  for (const [table, inputs, words] of refused)
    it(`is never sent: ${Object.keys(inputs).join()} of a ${table.noun}`, () => {
      assert.throws(() => refuseUnknown(table, inputs), { name: "Refused", message: words });
    });
  it("stops nothing where there is none", () => refuseUnknown(sim, { iccid: ICCID, timeouts: { create: "1m" } }));
});
