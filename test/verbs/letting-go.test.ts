/** What a preview shows of an end, and what a run says that it did. */
import assert from "node:assert/strict";
import { type Bag, type Kind, openStage, type Stage, type State } from "./harness";

const SUPER = "8988307000000000001";
const WIRELESS = "8901260000000000001";

describe("letting go of a SIM", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ uniqueName: "trucks" }],
        sims: [{ iccid: SUPER, status: "active", fleet: "trucks" }],
        ratePlans: [{ uniqueName: "small" }],
        wirelessSims: [{ iccid: WIRELESS, status: "active", ratePlan: "small" }],
      },
    });
  });
  afterEach(() => stage.close());

  const made = async (kind: Kind, declared: Bag): Promise<State> => {
    const { state, message } = await stage.up(kind, declared);
    return state ?? assert.fail(message);
  };

  for (const [kind, iccid, standard] of [
    ["sim", SUPER, "deactivate"],
    ["wirelessSim", WIRELESS, "suspend"],
  ] as const) {
    it(`of the kind ${kind}: the default is an input, so that a preview of a removed row shows it`, async () => {
      const { inputs, outs } = await made(kind, { iccid });
      assert.deepEqual([inputs.onDelete, outs.onDelete], [standard, standard]);
    });

    it(`of the kind ${kind}: a state of before shows no change, in a diff as in a refresh`, async () => {
      const { id, inputs, outs } = await made(kind, { iccid });
      const { onDelete: _, ...oldInputs } = inputs;
      const { onDelete: __, ...oldOuts } = outs;
      const memory = { fields: ["iccid"] };
      const old = { id, inputs: oldInputs, outs: { ...oldOuts, __declared: memory } };
      const { ending, state } = await stage.up(kind, { iccid }, old);
      assert.deepEqual([ending, state?.inputs.onDelete], ["nothing to do", undefined]);
      const seen = await stage.refresh(kind, old);
      assert.deepEqual(seen?.inputs, old.inputs);
      const { said } = await stage.destroy(kind, old);
      assert.match(said.join(), new RegExp(`was ${standard.replace(/e?$/, "ed")}`));
    });

    it(`of the kind ${kind}: taking an option out of the program shows the default that counts from now on`, async () => {
      const before = await made(kind, { iccid, onDelete: "retain" });
      const { ending, state, writes } = await stage.up(kind, { iccid }, before);
      assert.deepEqual([ending, state?.outs.onDelete, writes], ["done", standard, []]);
    });
  }

  for (const [kind, iccid, onDelete, said] of [
    [
      "sim",
      SUPER,
      undefined,
      /was deactivated: its resource left the stack\. Before: status active, Fleet HF.*; now: status inactive, Fleet HF/,
    ],
    ["sim", SUPER, "release", /was released: .*now: status inactive, no Fleet\.$/],
    ["sim", SUPER, "retain", /stays as it is: its resource left the stack, and onDelete is "retain"\.$/],
    ["wirelessSim", WIRELESS, undefined, /was suspended: .*now: status suspended, rate plan WP/],
    ["wirelessSim", WIRELESS, "deactivate", /was deactivated: .*now: status deactivated/],
    ["wirelessSim", WIRELESS, "delete", /was deleted: its resource left the stack\.$/],
    ["wirelessSim", WIRELESS, "retain", /stays as it is: /],
  ] as const)
    it(`of the kind ${kind}, onDelete ${onDelete ?? "left out"}: one line says what was done`, async () => {
      const state = await made(kind, { iccid, ...(onDelete && { onDelete }) });
      const ran = await stage.destroy(kind, state);
      assert.equal(ran.said.length, 1, ran.said.join("\n"));
      assert.match(ran.said[0] ?? "", new RegExp(`SIM ${iccid} \\(${state.id}\\) `));
      assert.match(ran.said[0] ?? "", said);
    });

  it("says that it is as it was where there was nothing to do", async () => {
    const state = await made("sim", { iccid: SUPER, status: "inactive" });
    const { said, writes } = await stage.destroy("sim", state);
    assert.deepEqual(writes, []);
    assert.match(
      said.join(),
      /stays as it is \(status inactive, Fleet HF.*\): its resource left the stack, and onDelete is "deactivate"\.$/,
    );
  });

  it("says that a move is under way that nobody waits for", async () => {
    stage.emulator.control.setDelay("60s");
    const state = await made("sim", { iccid: SUPER, skipAwait: true });
    const { said } = await stage.destroy("sim", state);
    assert.match(said.join(), /is being deactivated: .*now: status scheduled/);
  });

  it("says of a SIM that was gone already who says so, and does nothing", async () => {
    const state = await made("sim", { iccid: SUPER });
    stage.emulator.control.change.remove(state.id);
    const { said, writes } = await stage.destroy("sim", state);
    assert.match(said.join(), /is let go as one that is gone: the account of the default credentials answers/);
    assert.deepEqual(writes, []);
  });
});
