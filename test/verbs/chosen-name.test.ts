/** A unique name that the program leaves to us: found again after whatever happened, and never a reason to refuse a run. */
import assert from "node:assert/strict";
import { type Bag, type Kind, openStage, type Stage, type State } from "./harness";

const EU = { name: "eu", project: "devices", stack: "prod" } as const;

/** Each table that chooses names: what it needs, what is fixed when it is made, and how a test renames it elsewhere. */
const TABLES: readonly {
  readonly kind: Kind;
  readonly needs: Bag;
  readonly fixed?: readonly [Bag, Bag];
  rename(stage: Stage, sid: string, uniqueName: string): void;
  nameOf(stage: Stage, sid: string): string | null;
}[] = [
  {
    kind: "fleet",
    needs: { networkAccessProfile: "networks" },
    fixed: [{ dataEnabled: true }, { dataEnabled: false }],
    rename: ({ emulator }, sid, uniqueName) => void emulator.control.change.fleet(sid, { uniqueName }),
    nameOf: ({ emulator }, sid) => emulator.control.change.findFleet(sid).uniqueName,
  },
  {
    kind: "ratePlan",
    needs: {},
    fixed: [{ dataLimit: 100 }, { dataLimit: 200 }],
    rename: ({ emulator }, sid, uniqueName) => void emulator.control.change.ratePlan(sid, { uniqueName }),
    nameOf: ({ emulator }, sid) => emulator.control.change.findRatePlan(sid).uniqueName,
  },
];

for (const { kind, needs, fixed, rename, nameOf } of TABLES)
  describe(`a chosen name of a ${kind}`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await openStage({ seed: { networkAccessProfiles: [{ uniqueName: "networks" }] } });
    });
    afterEach(() => stage.close());

    const declared = (more: Bag = {}) => ({ ...needs, ...more, __autoName: EU });
    const made = async (more: Bag = {}, before?: State): Promise<State> => {
      const { state, ending, message } = await stage.up(kind, declared(more), before);
      assert.ok(state && ending === "done", message);
      return state;
    };

    it("leads a run after a killed create, or after a lost state, to what was made", async () => {
      const first = await made();
      assert.match(String(first.outs.uniqueName), /^eu-[0-9a-f]{7}$/);
      assert.equal((await made()).id, first.id);
    });

    for (const name of ["renamed", "trailing ", "..", `HF${"a".repeat(32)}`, `WP${"a".repeat(32)}`])
      it(`is put back by the first up after somebody made it ${JSON.stringify(name)}`, async () => {
        const state = await made();
        rename(stage, state.id, name);
        const seen = await stage.refresh(kind, state);
        assert.equal(seen?.inputs.uniqueName, name, "the refresh shows it as drift");
        const again = seen && (await stage.refresh(kind, seen));
        const { ending, message } = await stage.up(kind, declared(), again);
        assert.equal(ending, "done", message);
        assert.equal(nameOf(stage, state.id), state.outs.uniqueName);
      });

    it("of a state of before stays, and is put back, too", async () => {
      const state = await made({ uniqueName: "eu-8000000" });
      const { ending } = await stage.up(kind, declared(), state);
      assert.equal(ending, "nothing to do");
      rename(stage, state.id, "renamed");
      assert.equal((await made({}, await stage.refresh(kind, state))).outs.uniqueName, "eu-8000000");
    });

    it("is left alone while a declared one is managed, and the declared one wins over both", async () => {
      const state = await made();
      rename(stage, state.id, "renamed");
      const kept = await made({ uniqueName: "mine" }, await stage.refresh(kind, state));
      assert.equal(kept.outs.uniqueName, "mine");
      assert.ok(!("__left" in kept.outs || "__left" in kept.inputs));
    });

    const [one, other] = fixed ?? [];
    it("is another one for what can only be made anew, and that one is found again, too", async () => {
      const first = await made(one);
      const { ending } = await stage.up(kind, declared(other), first);
      assert.equal(ending, "to be replaced");
      const second = await made(other);
      assert.notEqual(second.id, first.id);
      assert.equal((await made(other)).id, second.id);
      assert.equal((await made(one)).id, first.id);
    });
  });
