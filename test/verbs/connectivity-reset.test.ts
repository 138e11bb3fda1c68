/** A connectivity reset: exactly one request for each text, over lost answers, failed runs and killed ones. */
import assert from "node:assert/strict";
import { LARGE, SMALL, wirelessCard, wirelessSims } from "../pulumi/seeds";
import { apiClient } from "../support/emulator";
import { type Bag, openStage, type Ran, type Stage, type State } from "./harness";

const METER = wirelessCard(1);
const RESET = { ResetStatus: "resetting" };
const UPDATE = { operation: "wireless.sims.update" };

describe("connectivityReset", () => {
  let stage: Stage;
  let managed: State;
  beforeEach(async () => {
    stage = await openStage({
      delay: "1m",
      seed: wirelessSims([{ ...METER, status: "active", ratePlan: SMALL.sid }]),
    });
    managed = stateOf(await up({}));
  });
  afterEach(() => stage.close());

  const up = (more: Bag, before?: State) => stage.up("wirelessSim", { iccid: METER.iccid, ...more }, before);
  const forms = ({ writes }: Ran) => writes.map(({ form }) => form);
  const stateOf = ({ state, message }: Ran): State => state ?? assert.fail(message);
  const resetElsewhere = async () => {
    const client = await apiClient(stage.emulator, "wireless");
    assert.equal((await client.post(`/v1/Sims/${METER.sid}`, RESET)).status, 200);
  };

  it("resets nothing when a SIM is adopted with a text", async () => {
    const adopted = await up({ connectivityReset: "one" });
    assert.deepEqual(forms(adopted), []);
    assert.equal(stateOf(adopted).outs.connectivityReset, "one");
    assert.equal((await up({ connectivityReset: "one" }, stateOf(adopted))).ending, "nothing to do");
  });

  it("resets once for the first text on a SIM that is managed, and once for each other one, and waits", async () => {
    let state = managed;
    for (const connectivityReset of ["one", "two", "one"]) {
      const began = stage.clock.now();
      const ran = await up({ connectivityReset }, state);
      assert.deepEqual([ran.ending, forms(ran)], ["done", [RESET]], ran.message);
      assert.ok(stage.clock.now() - began >= 60_000);
      state = stateOf(ran);
      assert.deepEqual([state.outs.connectivityReset, state.outs.resetStatus], [connectivityReset, ""]);
      assert.equal((await up({ connectivityReset }, state)).ending, "nothing to do");
    }
    const without = await up({}, state);
    assert.deepEqual([without.ending, forms(without)], ["done", []]);
    assert.deepEqual(forms(await up({ connectivityReset: "one" }, stateOf(without))), [RESET]);
  });

  it("goes out after all other changes, by itself but for the callback", async () => {
    const more = {
      connectivityReset: "one",
      ratePlan: LARGE.sid,
      friendlyName: "gate",
      callbackUrl: "https://example.com/a",
    };
    const ran = await up(more, managed);
    const along = { CallbackUrl: more.callbackUrl };
    assert.deepEqual(forms(ran), [
      { RatePlan: LARGE.sid, FriendlyName: "gate", ...along },
      { ...RESET, ...along },
    ]);
  });

  it("is no drift, and nothing that destroying sends", async () => {
    const state = stateOf(await up({ connectivityReset: "one" }, managed));
    const seen = await stage.refresh("wirelessSim", state);
    assert.deepEqual(seen?.inputs, state.inputs);
    assert.deepEqual(forms(await stage.destroy("wirelessSim", state)), [{ Status: "suspended" }]);
  });

  it("is refused before anything is sent in a status that has no connection, also beside other changes", async () => {
    stage.emulator.control.change.wirelessSim(METER.iccid, { status: "suspended" });
    const ran = await up({ connectivityReset: "one", friendlyName: "gate" }, managed);
    assert.deepEqual([ran.ending, ran.writes], ["refused", []]);
    assert.match(
      ran.message,
      /connectivityReset "one" was refused .* ready or active can be reset \(the API's error 33119\)/,
    );
    const refreshed = await stage.refresh("wirelessSim", managed);
    const atPreview = await up({ connectivityReset: "one" }, refreshed);
    assert.deepEqual([atPreview.ending, atPreview.verb, atPreview.reads], ["refused", "diff", []]);
    const woken = await up({ connectivityReset: "one", status: "active" }, refreshed);
    assert.deepEqual(forms(woken), [{ Status: "active" }, RESET]);
  });

  it("does not wait where nobody wants to", async () => {
    const began = stage.clock.now();
    const ran = await up({ connectivityReset: "one", skipAwait: true }, managed);
    assert.deepEqual(forms(ran), [RESET]);
    assert.ok(stage.clock.now() - began < 60_000);
    assert.equal(stateOf(ran).outs.resetStatus, "resetting");
  });

  it("waits for one that is refused because another is under way (33120), then resets once", async () => {
    stage.emulator.control.addFault({ on: UPDATE, first: 1, effect: { kind: "status", status: 409, code: 33120 } });
    const ran = await up({ connectivityReset: "one" }, managed);
    assert.deepEqual([ran.ending, ran.writes.map(({ status }) => status)], ["done", [409, 200]]);
  });

  it("waits for somebody else's that was under way before other changes went out, then resets once", async () => {
    await resetElsewhere();
    const ran = await up({ connectivityReset: "one", friendlyName: "gate" }, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["done", [{ FriendlyName: "gate" }, RESET]], ran.message);
  });

  it("resets once where a run was killed while it waited: the next one only waits on", async () => {
    // What a killed run leaves: the request went out, and the state is the one of before.
    await resetElsewhere();
    const began = stage.clock.now();
    const ran = await up({ connectivityReset: "one" }, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["done", []]);
    assert.ok(stage.clock.now() - began >= 60_000);
    assert.equal((await up({ connectivityReset: "one" }, stateOf(ran))).ending, "nothing to do");
  });

  it("resets once where the answer was lost and the SIM shows the reset", async () => {
    stage.emulator.control.addFault({ on: UPDATE, first: 1, effect: { kind: "reset", when: "after" } });
    const ran = await up({ connectivityReset: "one" }, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["done", [RESET]]);
    assert.equal((await up({ connectivityReset: "one" }, stateOf(ran))).ending, "nothing to do");
  });

  /** Whether it was carried out cannot be told from any of them. */
  const SILENCES = {
    "was lost, and the reset was over at once": { delay: "0s", effect: { kind: "reset", when: "after" } },
    "was lost before the API did anything": { delay: "1m", effect: { kind: "reset", when: "before" } },
    "is a gateway's error": { delay: "1m", effect: { kind: "gateway", status: 504 } },
  } as const;
  for (const [title, { delay, effect }] of Object.entries(SILENCES))
    it(`never resets twice where the answer ${title}: the run says so`, async () => {
      stage.emulator.control.setDelay(delay);
      stage.emulator.control.addFault({ on: UPDATE, first: 1, effect });
      const ran = await up({ connectivityReset: "one" }, managed);
      assert.deepEqual([ran.ending, forms(ran)], ["stopped", [RESET]]);
      assert.match(ran.message, /nothing answered the request for a connectivity reset.*not sent a second time/s);
      const next = await up({ connectivityReset: "one" }, stateOf(ran));
      assert.deepEqual([next.ending, forms(next)], ["done", []]);
      assert.deepEqual(forms(await up({ connectivityReset: "two" }, stateOf(next))), [RESET]);
    });

  it("does not reset again where the run failed while it waited", async () => {
    const ran = await up({ connectivityReset: "one", timeouts: { update: "30s" } }, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["stopped", [RESET]]);
    const next = await up({ connectivityReset: "one" }, stateOf(ran));
    assert.deepEqual([next.ending, forms(next)], ["done", []], next.message);
  });

  it("resets in the next run where this one failed before the request went out", async () => {
    stage.emulator.control.addFault({ effect: { kind: "move", fails: true }, first: 1 });
    const more = { connectivityReset: "one", ratePlan: LARGE.sid };
    const ran = await up(more, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["stopped", [{ RatePlan: LARGE.sid }]]);
    for (const state of [stateOf(ran), await stage.refresh("wirelessSim", stateOf(ran))]) {
      assert.equal(state?.outs.connectivityReset, undefined);
      assert.deepEqual(state?.inputs.connectivityReset, state === ran.state ? "one" : undefined);
    }
    assert.deepEqual(forms(await up(more, stateOf(ran))), [{ RatePlan: LARGE.sid }, RESET]);
  });

  it("keeps the text of before where a run failed before the request of another one", async () => {
    const one = stateOf(await up({ connectivityReset: "one" }, managed));
    stage.emulator.control.addFault({ effect: { kind: "move", fails: true }, first: 1 });
    const ran = await up({ connectivityReset: "two", ratePlan: LARGE.sid }, one);
    assert.equal(stateOf(ran).outs.connectivityReset, "one");
    assert.deepEqual(forms(await up({ connectivityReset: "one" }, stateOf(ran))), []);
  });

  it("resets in the next run where the API refused it in this one", async () => {
    stage.emulator.control.addFault({ on: UPDATE, first: 1, effect: { kind: "status", status: 400, code: 33119 } });
    const ran = await up({ connectivityReset: "one" }, managed);
    assert.deepEqual([ran.ending, forms(ran)], ["API refused", [RESET]]);
    assert.deepEqual(forms(await up({ connectivityReset: "one" }, stateOf(ran))), [RESET]);
  });
});
