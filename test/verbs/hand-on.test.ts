/** A broken card is swapped: the new SIM takes the old one's place, name included. */
import assert from "node:assert/strict";
import { apiClient } from "../support/emulator";
import { openStage, type Stage } from "./harness";

const OLD = "8988307000000000501";
const NEW = "8988307000000000502";

describe("a SIM that replaces another", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    stage.emulator.control.seedCsv(
      `iccid,unique_name,status,fleet\n${OLD},truck-1,active,My Fleet\n${NEW},,new,\n8988307000000000503,truck-3,active,My Fleet\n`,
    );
  });
  afterEach(() => stage.close());

  const declared = { uniqueName: "truck-1", status: "active", fleet: "My Fleet" };

  it("takes over the unique name, which is freed right before it is declared anew", async () => {
    const old = await stage.up("sim", { iccid: OLD, ...declared });
    stage.restart();
    const { sim } = stage.providers();
    const { inputs } = await sim.check(old.state?.inputs ?? {}, { iccid: NEW, ...declared, __provider: "text" });
    const diff = await sim.diff(old.state?.id ?? "", old.state?.outs ?? {}, inputs);
    assert.deepEqual(diff.replaces, ["iccid"]);
    // The engine checks a replacement again, without the old inputs, and creates with what that gives.
    const again = await sim.check({}, { iccid: NEW, ...declared, __provider: "text" });
    const { outs } = await sim.create(again.inputs);
    assert.equal(outs.uniqueName, "truck-1");
    assert.equal(outs.status, "active");
    const writes = stage.emulator.requests.filter(({ method, api }) => method === "POST" && api === "supersim");
    assert.deepEqual(
      writes.map(({ form, status }) => ({ names: Object.keys(form), name: form.UniqueName, status })),
      [
        { names: ["UniqueName"], name: "", status: 200 },
        { names: ["UniqueName", "Status", "Fleet"], name: "truck-1", status: 202 },
      ],
    );
  });

  it("takes it over although the second check gives other inputs, as ignoreChanges does", async () => {
    const old = await stage.up("sim", { iccid: OLD, ...declared });
    const { onDelete: _, ...inputsOfBefore } = old.state?.inputs ?? {};
    stage.restart();
    const { sim } = stage.providers();
    const first = await sim.check(inputsOfBefore, { iccid: NEW, ...declared, status: "inactive", __provider: "text" });
    assert.deepEqual((await sim.diff(old.state?.id ?? "", old.state?.outs ?? {}, first.inputs)).replaces, ["iccid"]);
    const { inputs } = await sim.check({}, { iccid: NEW, ...declared, __provider: "text" });
    assert.notDeepEqual(inputs, first.inputs);
    assert.equal((await sim.create(inputs)).outs.uniqueName, "truck-1");
  });

  /** The new SIM is still on the move when it is to take the place, and the run gives up before the name is handed on. */
  async function stoppedBeforeTheName() {
    const old = await stage.up("sim", { iccid: OLD, ...declared });
    stage.emulator.control.setDelay("60s");
    stage.emulator.control.change.sim(NEW, { status: "inactive", fleet: "My Fleet" });
    const { sid } = stage.emulator.control.change.findSim(NEW);
    await (await apiClient(stage.emulator)).post(`/v1/Sims/${sid}`, { Status: "active" });
    assert.equal(stage.emulator.control.change.findSim(NEW).status, "scheduled");
    const inputs = { iccid: NEW, ...declared, timeouts: { create: "5s" } };
    stage.restart();
    const { sim } = stage.providers();
    const checked = await sim.check(old.state?.inputs ?? {}, { ...inputs, __provider: "text" });
    const stopped = await sim.create(checked.inputs).then(
      () => assert.fail("it was not stopped"),
      (error) => error,
    );
    assert.match(stopped.message, /still under way after 5s/);
    const half = { id: stopped.id, inputs, outs: stopped.properties, unfinished: true } as const;
    return { inputs, half, old: old.state };
  }

  it("still takes the name over in the next run, when the old one was let go of before", async () => {
    const { inputs, half, old } = await stoppedBeforeTheName();
    await stage.destroy("sim", old ?? half);
    stage.restart();
    const looked = await stage.refresh("sim", half);
    const { ending, state } = await stage.up("sim", inputs, looked && { ...looked, unfinished: true });
    assert.deepEqual([ending, state?.outs.uniqueName, state?.outs.status], ["done", "truck-1", "active"]);
    assert.ok(!("__follows" in (state?.outs ?? {})));
  });

  it("follows nobody any more once it got the name by other hands, which costs no write", async () => {
    const { inputs, half } = await stoppedBeforeTheName();
    await stage.clock.sleep(120_000);
    stage.emulator.control.change.sim(OLD, { uniqueName: "" });
    stage.emulator.control.change.sim(NEW, { uniqueName: declared.uniqueName });
    stage.restart();
    const seen = await stage.refresh("sim", half);
    assert.ok("__follows" in (seen?.outs ?? {}));
    const { ending, writes, state } = await stage.up("sim", { ...inputs, fleet: seen?.inputs.fleet }, seen);
    assert.deepEqual({ ending, writes }, { ending: "done", writes: [] });
    assert.ok(!("__follows" in (state?.outs ?? {})));
  });

  it("follows nobody any more once it has the name, although its move was not seen through", async () => {
    const old = await stage.up("sim", { iccid: OLD, ...declared });
    stage.emulator.control.setDelay("60s");
    stage.emulator.control.change.sim(NEW, { status: "inactive", fleet: "My Fleet" });
    stage.restart();
    const { sim } = stage.providers();
    const inputs = { iccid: NEW, ...declared, timeouts: { create: "5s" } };
    const checked = await sim.check(old.state?.inputs ?? {}, { ...inputs, __provider: "text" });
    const stopped = await sim.create(checked.inputs).then(
      () => assert.fail("it was not stopped"),
      (error) => error,
    );
    await stage.clock.sleep(120_000);
    stage.restart();
    const state = await stage.refresh("sim", { id: stopped.id, inputs, outs: stopped.properties });
    stage.emulator.control.change.sim(OLD, { uniqueName: "depot-7" });
    const { message } = await stage.up("sim", { ...inputs, uniqueName: "depot-7" }, state);
    assert.match(message, /code 83011/);
    assert.equal(stage.emulator.control.change.findSim(OLD).uniqueName, "depot-7");
  });

  it("never takes the name from anybody but the SIM that it replaces", async () => {
    const old = await stage.up("sim", { iccid: OLD, ...declared, uniqueName: "truck-3-old" });
    stage.restart();
    const { sim } = stage.providers();
    const inputs = { iccid: NEW, ...declared, uniqueName: "truck-3", __provider: "text" };
    const before = { ...old.state?.inputs, uniqueName: "truck-3" };
    const { inputs: checked } = await sim.check(before, inputs);
    await assert.rejects(sim.create(checked), /83011.*another SIM of the account has this unique name/);
    assert.equal(stage.emulator.control.change.findSim("8988307000000000503").uniqueName, "truck-3");
  });

  it("is refused nothing when the name was freed and the run then died", async () => {
    const old = await stage.up("sim", { iccid: OLD, ...declared });
    stage.emulator.control.change.sim(OLD, { uniqueName: "" });
    stage.restart();
    const { sim } = stage.providers();
    const { inputs } = await sim.check(old.state?.inputs ?? {}, { iccid: NEW, ...declared, __provider: "text" });
    assert.equal((await sim.create(inputs)).outs.uniqueName, "truck-1");
  });
});
