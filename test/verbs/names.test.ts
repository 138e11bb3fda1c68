/** Names that come to mean another object: while a program runs, and between two runs. */
import assert from "node:assert/strict";
import { openStage, type Stage, type State } from "./harness";

const [TRACKERS, BETA] = [`HF${"a".repeat(32)}`, `HF${"b".repeat(32)}`];
const [FIRST, SECOND] = ["89883070000000000001", "89883070000000000002"];
const networkAccessProfile = "networks";

describe("a Fleet's name", () => {
  let stage: Stage;
  beforeEach(async () => {
    const seed = {
      networkAccessProfiles: [{ uniqueName: networkAccessProfile }],
      fleets: [
        { sid: TRACKERS, uniqueName: "trackers", networkAccessProfile },
        { sid: BETA, uniqueName: "beta", networkAccessProfile },
      ],
      sims: [FIRST, SECOND].map((iccid) => ({ iccid, status: "active", fleet: BETA }) as const),
    };
    stage = await openStage({ seed });
  });
  afterEach(() => stage.close());

  const fleetOf = (iccid: string) => stage.emulator.control.change.findSim(iccid).fleetSid;
  const up = async (...what: Parameters<Stage["up"]>): Promise<State> => {
    const { state, message } = await stage.up(...what);
    assert.ok(state, message);
    return state;
  };

  it("that means another Fleet by now is drift; one that means none is not", async () => {
    const declared = { iccid: FIRST, status: "active", fleet: "trackers" };
    const { change } = stage.emulator.control;
    const state = await up("sim", declared);
    // 1. A name that means none by now is no drift.
    change.fleet(TRACKERS, { uniqueName: "trackers-old" });
    stage.restart();
    const without = await stage.refresh("sim", state);
    assert.equal(without?.inputs.fleet, "trackers");

    // 2. One that means another Fleet is, and the next up moves the SIM there.
    change.fleet(BETA, { uniqueName: "trackers" });
    stage.restart();
    const refreshed = await stage.refresh("sim", state);
    assert.equal(refreshed?.inputs.fleet, TRACKERS);
    await up("sim", declared, refreshed);
    assert.equal(fleetOf(FIRST), BETA);
  });

  it("that means none by now costs a refresh one request, however many SIMs declare it", async () => {
    const states = [];
    for (const iccid of [FIRST, SECOND]) states.push(await up("sim", { iccid, status: "active", fleet: "beta" }));
    stage.emulator.control.change.fleet(BETA, { uniqueName: "gamma" });
    stage.restart();
    const from = stage.emulator.requests.length;
    for (const state of states) await stage.refresh("sim", state);
    const asked = stage.emulator.requests.slice(from).filter(({ path }) => path === "/v1/Fleets/beta");
    assert.equal(asked.length, 1);
  });

  it("is written by its SID in small letters or capitals alike", async () => {
    const capitals = { iccid: FIRST, status: "active", fleet: `HF${"B".repeat(32)}` };
    const { writes, state, message } = await stage.up("sim", capitals);
    assert.deepEqual(writes, [], message);
    assert.equal((await stage.up("sim", capitals, state)).ending, "nothing to do");
  });

  it("that the same run gives to another Fleet means that one from then on", async () => {
    const old = await up("fleet", { uniqueName: "trackers", networkAccessProfile });
    stage.restart();
    const run = stage.providers();
    const adopt = (iccid: string) => run.sim.create({ iccid, status: "active", fleet: "trackers", __provider: "text" });
    const fleet = (uniqueName: string) => ({ uniqueName, networkAccessProfile, __provider: "text" });
    await adopt(FIRST);
    await run.fleet.update(old.id, old.outs, fleet("trackers-old"));
    const { id } = await run.fleet.create(fleet("trackers"));
    await adopt(SECOND);
    assert.deepEqual([fleetOf(FIRST), fleetOf(SECOND)], [TRACKERS, id]);
  });
});
