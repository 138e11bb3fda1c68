/** Moves that this run did not ask for, and moves that an earlier run asked for and did not see through. */
import assert from "node:assert/strict";
import { apiClient } from "../support/emulator";
import { type Bag, openStage, type Stage, type State } from "./harness";

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

  it("of somebody else is not taken for one of an earlier run that only waited for its end", async () => {
    for (const refreshed of [false, true]) {
      stage.emulator.control.change.sim(ICCID, { status: "active" });
      const { sid } = stage.emulator.control.change.findSim(ICCID);
      await (await apiClient(stage.emulator)).post(`/v1/Sims/${sid}`, { Status: "inactive" });
      const declared = { iccid: ICCID, status: "active", skipAwait: true, timeouts: { create: "5s", update: "5m" } };
      const stopped = await stage.up("sim", declared);
      assert.equal(stopped.ending, "stopped");
      assert.ok(stopped.state);
      stage.restart();
      const state = refreshed ? await stage.refresh("sim", stopped.state) : stopped.state;
      const { ending, writes } = await stage.up("sim", declared, state);
      assert.deepEqual([ending, writes.map(({ form }) => form.Status)], ["done", ["active"]]);
    }
  });

  const LOST = [
    ["changes at once", {}],
    ["changes something at once beside a move", { fleet: FLEET }],
  ] as const;
  for (const [says, move] of LOST)
    it(`of somebody else is not taken for a request whose answer was lost and that ${says}: that one is sent again`, async () => {
      const sim = await adopted();
      const on = { operation: "supersim.sims.update" };
      stage.emulator.control.addFault({ on, first: 1, effect: { kind: "reset", when: "before" } });
      const update = stage.up("sim", { iccid: ICCID, uniqueName: "mine", ...move }, sim);
      const posted = () =>
        stage.emulator.requests.some(({ method, path }) => method === "POST" && path.endsWith(sim.id));
      while (!posted()) await new Promise(setImmediate);
      await somebodyDeactivates(sim);
      const { ending, message } = await update;
      assert.equal(ending, "done", message);
      const { uniqueName, status, fleetSid } = stage.emulator.control.change.findSim(ICCID);
      assert.deepEqual([uniqueName, status, fleetSid], ["mine", "inactive", "fleet" in move ? FLEET : OTHER]);
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

  /** The program asks for the move of an active SIM into another Fleet, gives up, and then is changed; a refresh sees the move still under way. */
  async function changedInMidMove(since: Bag): Promise<{ state: State; declared: Bag }> {
    const short = { iccid: ICCID, timeouts: { create: "5s", update: "5s" } };
    const asked = await stage.up("sim", { ...short, fleet: "trackers" });
    assert.equal(asked.ending, "stopped");
    const declared = { ...short, ...since, skipAwait: true };
    const changed = await stage.up("sim", declared, asked.state);
    assert.match(changed.message, /a move that this run did not ask for/);
    assert.ok(changed.state);
    const state = await stage.refresh("sim", changed.state);
    assert.ok(state);
    return { state, declared };
  }

  it("that an earlier run asked for is not taken for what is declared since, even where nobody waits", async () => {
    const { state, declared } = await changedInMidMove({ status: "inactive" });
    assert.equal(state.inputs.status, "scheduled");
    await stage.clock.sleep(120_000);
    const { ending, writes } = await stage.up("sim", declared, state);
    assert.equal(ending, "done");
    assert.deepEqual(
      writes.map(({ form }) => form),
      [{ Status: "inactive" }],
    );
  });

  it("that an earlier run asked for away from what is declared since is not passed over", async () => {
    const { state, declared } = await changedInMidMove({ fleet: OTHER });
    const { fleetSid } = stage.emulator.control.change.findSim(ICCID);
    assert.equal(fleetSid, OTHER);
    const waiting = await stage.up("sim", declared, state);
    assert.equal(waiting.ending, "stopped");
    await stage.clock.sleep(120_000);
    const { writes } = await stage.up("sim", declared, waiting.state);
    assert.deepEqual(
      writes.map(({ form }) => form),
      [{ Fleet: OTHER }],
    );
  });

  it("that nobody waits for is not passed over when what it leaves is declared again", async () => {
    const declared = { iccid: ICCID, skipAwait: true };
    const { state } = await stage.up("sim", { ...declared, fleet: "trackers" });
    const { ending, writes } = await stage.up("sim", { ...declared, fleet: OTHER }, state);
    assert.equal(ending, "done");
    assert.deepEqual(
      writes.map(({ form }) => form),
      [{ Fleet: OTHER }],
    );
  });

  it("that a SIM made by itself and that is declared since is no drift, and costs no request", async () => {
    stage.emulator.control.change.sim(ICCID, { status: "ready" });
    const { state } = await stage.up("sim", { iccid: ICCID, status: "ready" });
    assert.ok(state);
    stage.emulator.control.change.sim(ICCID, { status: "active" });
    const seen = await stage.refresh("sim", state);
    assert.equal(seen?.inputs.status, "ready");
    const { ending, reads, writes, state: since } = await stage.up("sim", { iccid: ICCID, status: "active" }, seen);
    assert.deepEqual({ ending, reads, writes }, { ending: "done", reads: [], writes: [] });
    assert.ok(since);
    assert.equal((await stage.refresh("sim", since))?.inputs.status, "active");
  });

  it("into a Fleet by its name is no drift while it is under way", async () => {
    const { state } = await stage.up("sim", { iccid: ICCID, fleet: "trackers", skipAwait: true });
    assert.ok(state);
    assert.equal((await stage.refresh("sim", state))?.inputs.fleet, "trackers");
  });
});
