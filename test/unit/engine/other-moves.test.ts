/** Moves that this run did not ask for, and moves that an earlier run asked for and did not see through. */
import assert from "node:assert/strict";
import { apiClient } from "../../support/emulator";
import { openStage, type Stage, type State } from "../../support/verbs";

const [FLEET, OTHER] = [`HF${"a".repeat(32)}`, `HF${"b".repeat(32)}`];
const ICCID = "89883070000000000001";

describe("a move", () => {
  let stage: Stage;
  beforeEach(async () => {
    const networkAccessProfile = "networks";
    const seed = {
      networkAccessProfiles: [{ uniqueName: networkAccessProfile }],
      fleets: [
        { sid: FLEET, uniqueName: "trackers", networkAccessProfile },
        { sid: OTHER, uniqueName: "beta", networkAccessProfile },
      ],
      sims: [{ iccid: ICCID, status: "active", fleet: OTHER }],
    } as const;
    stage = await openStage({ delay: "60s", seed });
  });
  afterEach(() => stage.close());

  const somebodyDeactivates = async ({ id }: State) =>
    (await apiClient(stage.emulator)).post(`/v1/Sims/${id}`, { Status: "inactive" });
  const adopted = async (): Promise<State> => {
    const { state } = await stage.up("sim", { iccid: ICCID, timeouts: { delete: "5s" } });
    assert.ok(state);
    return state;
  };

  it("of somebody else that outlasts the wait is not called a request of this run", async () => {
    const sim = await adopted();
    await somebodyDeactivates(sim);
    const { message, writes } = await stage.destroy("sim", sim);
    assert.match(
      message,
      /a move that this run did not ask for is still under way after 5s.*run the same command again/,
    );
    assert.deepEqual(writes, []);
  });

  it("of somebody else is not taken for a request whose answer was lost and that changes at once: that one is sent again", async () => {
    const sim = await adopted();
    const on = { operation: "supersim.sims.update" };
    stage.emulator.control.addFault({ on, first: 1, effect: { kind: "reset", when: "before" } });
    const update = stage.up("sim", { iccid: ICCID, uniqueName: "mine" }, sim);
    const posted = () => stage.emulator.requests.some(({ method, path }) => method === "POST" && path.endsWith(sim.id));
    while (!posted()) await new Promise(setImmediate);
    await somebodyDeactivates(sim);
    assert.equal((await update).ending, "done");
    const { uniqueName, status } = stage.emulator.control.change.findSim(ICCID);
    assert.deepEqual({ uniqueName, status }, { uniqueName: "mine", status: "inactive" });
  });

  it("that a run did not see through is no drift once it has happened, by name as by SID", async () => {
    for (const fleet of ["trackers", FLEET]) {
      stage.emulator.control.change.sim(ICCID, { fleet: OTHER });
      stage.restart();
      const declared = { iccid: ICCID, status: "active", fleet, timeouts: { create: "5s" } };
      const { ending, state } = await stage.up("sim", declared);
      assert.equal(ending, "stopped");
      assert.ok(state);
      await stage.clock.sleep(120_000);
      stage.restart();
      const refreshed = await stage.refresh("sim", state);
      assert.deepEqual({ ...refreshed?.inputs, ...declared }, { ...refreshed?.inputs });
      assert.equal(refreshed?.outs.fleetSid, FLEET);
    }
  });
});
