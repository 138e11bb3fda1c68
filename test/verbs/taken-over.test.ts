/** Two resources for one object, whose identities only the provider sees, because the program computes them. */
import assert from "node:assert/strict";
import { type Bag, openStage, type Stage, type State } from "./harness";

const ICCID = "89883070000000000001";

describe("two resources for one SIM", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ seed: { sims: [{ iccid: ICCID, status: "inactive" }] } });
  });
  afterEach(() => stage.close());

  /** The SIM as a run before this one has left it in the state. */
  const managed = async (declared: Bag): Promise<State> => {
    const { state, message } = await stage.up("sim", declared);
    stage.restart();
    return state ?? assert.fail(message);
  };

  it("are refused to each other in every run; once both are in the state, before anything is sent", async () => {
    const [truck, copy] = [{ iccid: ICCID }, { iccid: ICCID, uniqueName: "copy" }];
    const state = await managed(truck);
    // The copy is new and comes first: nobody knows of the other one yet.
    const run = stage.providers().sim;
    const { inputs: news } = await run.check({}, copy);
    const made = await run.create(news);
    const twice = new RegExp(`SIM ${ICCID} .*: another resource of this program holds it already.*Keep one of them`);
    const { inputs } = await run.check(state.inputs, truck);
    await assert.rejects(run.diff(state.id, state.outs, inputs), twice);

    // From now on both are in the state.
    stage.restart();
    const again = stage.providers().sim;
    const sent = stage.emulator.requests.length;
    const one = await again.check(news, copy);
    assert.equal((await again.diff(made.id, made.outs, one.inputs)).replaces.length, 0);
    const other = await again.check(state.inputs, truck);
    await assert.rejects(again.diff(state.id, state.outs, other.inputs), twice);
    assert.equal(stage.emulator.requests.length, sent);
  });

  it("are refused to each other in the first run although their inputs are equal", async () => {
    const declared = { iccid: ICCID, status: "inactive" };
    const state = await managed(declared);
    const run = stage.providers().sim;
    const { inputs } = await run.check(state.inputs, declared);
    assert.equal((await run.diff(state.id, state.outs, inputs)).changes, false);
    const sent = stage.emulator.requests.length;
    const { inputs: copy } = await run.check({}, declared);
    await assert.rejects(
      run.create(copy),
      new RegExp(`SIM ${ICCID}: another resource of this program holds it already`),
    );
    assert.equal(stage.emulator.requests.length, sent);
  });

  it("are one when Pulumi replaces the one against its diff, as a trigger does", async () => {
    const declared = { iccid: ICCID, status: "inactive" };
    const state = await managed(declared);
    const run = stage.providers().sim;
    await run.check(state.inputs, declared);
    const { inputs } = await run.check({}, declared);
    assert.equal((await run.create(inputs)).id, state.id);
    await run.delete(state.id, state.outs);
    assert.match(stage.said().at(-1) ?? "", /is not let go: the program still declares it/);
  });
});
