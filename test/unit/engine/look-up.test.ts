import assert from "node:assert/strict";
import { createLookups } from "../../../provider/index";
import { systemClock } from "../../../provider/time/clock";
import { EXAMPLES } from "../../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../../support/emulator";

describe("looking SIMs up without managing them", () => {
  let emulator: RefereedEmulator;
  let lookups: ReturnType<typeof createLookups>;

  before(async () => {
    emulator = await startRefereedEmulator({ sims: 2_500 });
    const config: Record<string, string> = {
      "kore:supersimUrl": emulator.supersimUrl,
      "kore:tokenUrl": emulator.tokenUrl,
      "kore:clientId": emulator.accounts.parent.clientId,
      "kore:clientSecret": emulator.accounts.parent.clientSecret,
    };
    const silent = () => undefined;
    const outside = { clock: systemClock, random: Math.random, env: {}, report: silent, log: silent };
    lookups = createLookups(outside, (key) => config[key]);
  });
  after(() => emulator.close());
  beforeEach(() => emulator.control.clearRequests());

  it("finds one by its ICCID, its SID or its unique name", async () => {
    for (const key of [{ iccid: "89883070000123456789" }, { sid: EXAMPLES.sim }, { uniqueName: "My SIM" }]) {
      const sim = await lookups.sim(key);
      assert.equal(sim.sid, EXAMPLES.sim);
      assert.equal(sim.iccid, "89883070000123456789");
    }
  });

  it("says which one it did not find", async () => {
    await assert.rejects(
      lookups.sim({ iccid: "8988999999999999999" }),
      /SIM 8988999999999999999: the account has no SIM with iccid/,
    );
    await assert.rejects(lookups.sim({ uniqueName: "nobody" }), /the account has no SIM with uniqueName "nobody"/);
  });

  it("wants exactly one key", async () => {
    await assert.rejects(lookups.sim({}), /by exactly one of iccid, sid, uniqueName; given: 0/);
    await assert.rejects(lookups.sim({ sid: EXAMPLES.sim, uniqueName: "My SIM" }), /given: 2/);
  });

  it("does not take a name for a SID", async () => {
    await assert.rejects(lookups.sim({ sid: "My SIM" }), /no SIM with sid "My SIM"/);
  });

  it("lists a Fleet by name, or a status, a thousand a request, and writes nothing", async () => {
    const all = await lookups.sims({});
    assert.ok(all.length > 2_500);
    assert.equal(emulator.requests.filter(({ api }) => api === "supersim").length, 3);
    const active = await lookups.sims({ status: "active" });
    assert.ok(active.length > 0 && active.every(({ status }) => status === "active"));
    const fleet = await lookups.sims({ fleet: "My Fleet" });
    assert.ok(fleet.length > 0 && fleet.every(({ fleetSid }) => fleetSid === EXAMPLES.fleet));
    assert.deepEqual(
      [...new Set(emulator.requests.filter(({ api }) => api === "supersim").map(({ method }) => method))],
      ["GET"],
    );
  });
});
