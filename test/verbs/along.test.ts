/** What goes along with every write: never a reason for one, never drift, and with the write of destroying as well. */
import assert from "node:assert/strict";
import { card, superSims, TRUCKS, wirelessCard, wirelessSims } from "../pulumi/seeds";
import { type Bag, openStage, type Ran, type Stage, type State } from "./harness";

const [CALLBACK, OTHER] = ["https://example.com/kore?a=1", "https://example.com/other"];
const CALLED = { callbackUrl: CALLBACK, callbackMethod: "GET" } as const;
const SENT = { CallbackUrl: CALLBACK, CallbackMethod: "GET" } as const;

const PRODUCTS = [
  {
    kind: "sim",
    declared: { iccid: card(1).iccid, fleet: TRUCKS.sid },
    adopted: { Fleet: TRUCKS.sid },
    live: { status: "active" },
    ended: { Status: "inactive" },
  },
  {
    kind: "wirelessSim",
    declared: { iccid: wirelessCard(1).iccid, friendlyName: "gate" },
    adopted: { FriendlyName: "gate" },
    live: { status: "active", ratePlan: "small" },
    ended: { Status: "suspended" },
  },
] as const;

describe("a callback", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ seed: { ...superSims([card(1)]), ...wirelessSims([wirelessCard(1)]) } });
  });
  afterEach(() => stage.close());

  const forms = ({ writes }: Ran) => writes.map(({ form }) => form);
  const stateOf = ({ state, message }: Ran): State => state ?? assert.fail(message);

  for (const { kind, declared, adopted, live, ended } of PRODUCTS) {
    const up = (more: Bag, before?: State) => stage.up(kind, { ...declared, ...more }, before);

    it(`of the kind ${kind} goes along with the writes of adoption, of an update and of destroying`, async () => {
      const first = await up(CALLED);
      assert.deepEqual(forms(first), [{ ...adopted, ...SENT }]);
      const second = await up({ ...CALLED, ...live }, stateOf(first));
      assert.deepEqual(forms(second).length, 1);
      const [form] = forms(second);
      assert.deepEqual({ ...form, Status: "active", ...SENT }, form);
      const third = await stage.destroy(kind, stateOf(second));
      assert.deepEqual(forms(third), [{ ...ended, ...SENT }]);
    });

    it(`of the kind ${kind} is no reason for a request, at adoption, when it is new, other or gone`, async () => {
      const adoption = await up({});
      const steps: readonly (readonly [declared: Bag, ending: Ran["ending"]])[] = [
        [CALLED, "done"],
        [CALLED, "nothing to do"],
        [{ ...CALLED, callbackUrl: OTHER }, "done"],
        [{}, "done"],
        [{}, "nothing to do"],
      ];
      let state = stateOf(adoption);
      for (const [more, ending] of steps) {
        const ran = await up(more, state);
        assert.deepEqual([ran.ending, ran.writes, ran.reads], [ending, [], []], JSON.stringify(more));
        state = stateOf(ran);
        assert.equal(state.outs.callbackUrl, "callbackUrl" in more ? more.callbackUrl : undefined);
      }
      assert.deepEqual(forms(await up({ ...CALLED }, undefined)), []);
    });

    it(`of the kind ${kind} is no drift, and the last one declared counts for destroying`, async () => {
      const first = stateOf(await up({ ...CALLED, ...live }));
      const changed = stateOf(await up({ ...CALLED, ...live, callbackUrl: OTHER }, first));
      const seen = (await stage.refresh(kind, changed)) ?? assert.fail("gone");
      assert.deepEqual(seen.inputs, changed.inputs);
      assert.equal((await up({ ...CALLED, ...live, callbackUrl: OTHER }, seen)).ending, "nothing to do");
      assert.deepEqual(forms(await stage.destroy(kind, seen)), [{ ...ended, ...SENT, CallbackUrl: OTHER }]);
    });

    it(`of the kind ${kind} goes along again when a run that stopped half-way is finished`, async () => {
      stage.emulator.control.addFault({ effect: { kind: "move", fails: true }, first: 1 });
      const stopped = await up({ ...CALLED, ...live });
      assert.equal(stopped.ending, "stopped");
      assert.equal(stateOf(stopped).outs.callbackUrl, CALLBACK);
      const [form] = forms(await up({ ...CALLED, ...live }, stateOf(stopped)));
      assert.deepEqual({ ...form, ...SENT }, form);
    });

    it(`of the kind ${kind} is refused where it is no URL`, async () => {
      for (const callbackUrl of ["", "ftp://example.com", "example.com"]) {
        const { ending, message } = await up({ callbackUrl });
        assert.deepEqual(
          [ending, /must be an absolute http or https URL/.test(message)],
          ["refused", true],
          callbackUrl,
        );
      }
    });
  }
});

describe("the SMS URLs of a wireless SIM", () => {
  it("are written when they differ, cleared by an empty text, and left alone when left out", async () => {
    const { iccid } = wirelessCard(1);
    const stage = await openStage({ seed: wirelessSims([wirelessCard(1)]) });
    const declared = { iccid, smsUrl: CALLBACK, smsMethod: "GET", smsFallbackUrl: OTHER, smsFallbackMethod: "GET" };
    const first = await stage.up("wirelessSim", declared);
    const sent = { SmsUrl: CALLBACK, SmsMethod: "GET", SmsFallbackUrl: OTHER, SmsFallbackMethod: "GET" };
    assert.deepEqual(
      first.writes.map(({ form }) => form),
      [sent],
    );
    stage.emulator.control.change.wirelessSim(iccid, { smsUrl: "https://example.com/theirs" });
    const seen = first.state && (await stage.refresh("wirelessSim", first.state));
    assert.equal(seen?.inputs.smsUrl, "https://example.com/theirs");
    const cleared = await stage.up("wirelessSim", { iccid, smsUrl: "" }, seen);
    assert.deepEqual(
      cleared.writes.map(({ form }) => form),
      [{ SmsUrl: "" }],
    );
    assert.equal(cleared.state?.outs.smsFallbackUrl, OTHER);
    await stage.close();
  });
});
