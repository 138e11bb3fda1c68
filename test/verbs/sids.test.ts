/** SIDs that a program writes in capitals: the API shows small letters, and nothing is moved, added or taken away for it. */
import assert from "node:assert/strict";
import { openStage, type Stage } from "./harness";

const FLEET = `HF${"ab".repeat(16)}`;
const ICCID = "8988307000000000016";

const inCapitals = (sid: string) => sid.slice(0, 2) + sid.slice(2).toUpperCase();

describe("a SID in capitals", () => {
  let stage: Stage;
  afterEach(() => stage.close());

  it("adds no network twice and takes none away, in a new profile and in one that exists", async () => {
    stage = await openStage();
    const network = "HW14ff8035c52674eac92be3af065a926e";
    const declared = { uniqueName: "west", networks: [inCapitals(network)] };
    const made = await stage.up("networkAccessProfile", declared);
    assert.deepEqual([made.ending, made.state?.outs.networks], ["done", [network]]);
    const again = await stage.up("networkAccessProfile", declared, made.state);
    assert.deepEqual([again.ending, again.writes.length], ["nothing to do", 0]);
    const lost = await stage.up("networkAccessProfile", declared);
    assert.deepEqual([lost.ending, lost.writes.length], ["done", 0]);
  });

  it("is no transfer of a SIM to the account that it is on, new or active", async () => {
    for (const status of ["new", "active"] as const) {
      stage = await openStage({
        seed: {
          networkAccessProfiles: [{ uniqueName: "networks" }],
          fleets: [{ sid: FLEET, uniqueName: "eu", networkAccessProfile: "networks" }],
          sims: [{ iccid: ICCID, status, fleet: FLEET }],
        },
      });
      const live = stage.emulator.control.change.findSim(ICCID);
      assert.notEqual(inCapitals(live.accountSid), live.accountSid);
      const declared = { iccid: ICCID, accountSid: inCapitals(live.accountSid), fleet: inCapitals(FLEET) };
      const { ending, writes, message, state } = await stage.up("sim", declared);
      assert.deepEqual([ending, writes.length], ["done", 0], message);
      assert.equal((await stage.up("sim", declared, state)).ending, "nothing to do");
      // As a state of before SIDs had one form.
      assert.ok(state);
      const older = {
        ...state,
        inputs: { ...state.inputs, ...declared },
        outs: { ...state.outs, fleet: declared.fleet },
      };
      assert.equal((await stage.up("sim", declared, older)).writes.length, 0);
      assert.equal((await stage.refresh("sim", older))?.inputs.fleet, FLEET);
      if (status === "new") await stage.close();
    }
  });
});

describe("an object whose name does not survive in a URL", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [
          { sid: FLEET, uniqueName: "region/eu", networkAccessProfile: "networks" },
          { uniqueName: "EU ", networkAccessProfile: "networks" },
        ],
        sims: [{ iccid: ICCID, status: "inactive", uniqueName: "depot/7" }],
      },
    });
  });
  afterEach(() => stage.close());

  it("is used by its SID, and refreshed", async () => {
    const { ending, state, message } = await stage.up("sim", { iccid: ICCID, fleet: FLEET });
    assert.equal(ending, "done", message);
    assert.ok(state);
    const refreshed = await stage.refresh("sim", state);
    assert.deepEqual([refreshed?.outs.fleetSid, refreshed?.outs.uniqueName], [FLEET, "depot/7"]);
    assert.match(
      (await stage.up("sim", { iccid: ICCID, fleet: "region/eu" })).message,
      /it has "\/"\. Declare its SID/,
    );
  });

  it("stops no run when the object got the name elsewhere, and the program declares none or another", async () => {
    const made = await stage.up("fleet", { networkAccessProfile: "networks" });
    assert.ok(made.state);
    stage.emulator.control.change.fleet(made.state.id, { uniqueName: "region/us" });
    const refreshed = await stage.refresh("fleet", made.state);
    const restored = await stage.up("fleet", { networkAccessProfile: "networks" }, refreshed);
    assert.deepEqual([restored.ending, restored.state?.outs.uniqueName], ["done", made.state.outs.uniqueName]);
    const named = await stage.up("fleet", { networkAccessProfile: "networks", uniqueName: "us" }, restored.state);
    assert.deepEqual([named.ending, named.state?.outs.uniqueName], ["done", "us"]);
  });

  it("is found by a name that ends in a blank, which is its real one", async () => {
    const { ending, state, message } = await stage.up("sim", { iccid: ICCID, fleet: "EU " });
    assert.deepEqual([ending, state?.outs.fleet], ["done", "EU "], message);
  });
});
