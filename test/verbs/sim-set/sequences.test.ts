/** Random lives of a set, with faults, changes from outside, runs that are killed and runs out of time: it always ends as declared. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createProviders } from "../../../provider/index";
import { CODE } from "../../support/provider-text";
import { type Bag, outsideOn, type Stage, type State } from "../harness";
import { cards, EU, openAccount, US } from "./scene";

const CARDS = cards(14);

/** What a program says of each card: absent, or a row. */
const row = fc.option(
  fc.record({
    status: fc.constantFrom("active", "inactive", undefined),
    fleet: fc.constantFrom("eu", US, undefined),
    name: fc.boolean(),
  }),
  { freq: 4 },
);
const program = fc.record({
  rows: fc.array(row, { minLength: CARDS.length, maxLength: CARDS.length }),
  status: fc.constantFrom("active", "inactive"),
  onRemove: fc.constantFrom("deactivate", "retain"),
});
type Program = typeof program extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  fc.record({ does: fc.constant("up" as const), program }),
  fc.record({ does: fc.constant("faulty up" as const), program, seed: fc.nat(1_000), executed: fc.boolean() }),
  fc.record({ does: fc.constant("killed up" as const), program, after: fc.nat(8) }),
  fc.record({
    does: fc.constant("outside" as const),
    card: fc.nat(CARDS.length - 1),
    status: fc.constantFrom("active" as const, "inactive" as const),
  }),
  fc.record({ does: fc.constant("refresh" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const declaredBy = ({ rows, ...common }: Program): Bag => ({
  ...common,
  fleet: EU,
  maxDisruption: CARDS.length,
  sims: rows.flatMap((one, at): (string | Bag)[] => {
    const iccid = CARDS[at] ?? "";
    if (one === null) return at === 0 ? [iccid] : [];
    return [{ iccid, status: one.status, fleet: one.fleet, uniqueName: one.name ? `card-${at}` : undefined }];
  }),
});

/** An `up` whose process is killed after so many writes: the state stays as it was. */
async function killed(stage: Stage, declared: Bag, before: State | undefined, writes: number): Promise<void> {
  const { emulator, clock } = stage;
  const posts = () => emulator.requests.filter(({ method, api }) => method !== "GET" && api !== "token").length;
  const from = posts();
  const { simSet } = createProviders({ ...outsideOn(emulator, clock, []), abandoned: () => posts() - from >= writes });
  void simSet.configure({ config: { get: () => undefined } });
  const { inputs } = await simSet.check(before?.inputs ?? {}, { ...declared, ...CODE });
  const news = { ...inputs, ...CODE };
  const run: Promise<unknown> = before ? simSet.update(before.id, before.outs, news) : simSet.create(news);
  await run.catch(() => undefined);
}

/** The state after one step. */
async function played(stage: Stage, one: Step, before: State | undefined): Promise<State | undefined> {
  const { control } = stage.emulator;
  if (one.does === "refresh") return before && stage.refresh("simSet", before);
  if (one.does === "outside") {
    control.change.sim(CARDS[one.card] ?? "", { status: one.status, fleet: EU });
    return before;
  }
  const declared = declaredBy(one.program);
  if (one.does === "killed up") {
    await killed(stage, declared, before, one.after);
    return before;
  }
  const id =
    one.does === "faulty up" &&
    control.addFault({
      on: { operation: "supersim.sims.update" },
      share: 0.3,
      seed: one.seed,
      effect: { kind: "status", status: one.executed ? 503 : 400, executed: one.executed },
    });
  const { state } = await stage.up("simSet", declared, before);
  if (id) control.clearFaults(id);
  return state;
}

/** What is declared of each card, against what the account has. */
function assertAsDeclared(stage: Stage, { rows, status }: Program): void {
  for (const [at, one] of rows.entries()) {
    if (one === null && at !== 0) continue;
    const live = stage.emulator.control.change.findSim(CARDS[at] ?? "");
    assert.equal(live.status, one?.status ?? status);
    assert.equal(live.fleetSid, one?.fleet === US ? US : EU);
    if (one?.name) assert.equal(live.uniqueName, `card-${at}`);
  }
}

describe("a set through random lives", function () {
  this.timeout(300_000);

  it("ends as declared, has nothing to do then, and shows no drift", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), program, async (steps, last) => {
        const stage = await openAccount(CARDS.length, { status: "active", fleet: EU }, "2s");
        try {
          let state: State | undefined;
          for (const one of steps) state = await played(stage, one, state);
          if (state) state = await stage.refresh("simSet", state);
          const declared = declaredBy(last);
          const ran = await stage.up("simSet", declared, state);
          assert.ok(ran.ending === "done" || ran.ending === "nothing to do", ran.message);
          const paths = ran.writes.map(({ path }) => path);
          assert.equal(new Set(paths).size, paths.length, "a SIM got more than one write");
          assertAsDeclared(stage, last);
          assert.ok(ran.state);
          const again = await stage.up("simSet", declared, ran.state);
          assert.deepEqual([again.ending, again.reads.length], ["nothing to do", 0]);
          assert.equal((await stage.refresh("simSet", ran.state))?.outs.sims, ran.state.outs.sims);
        } finally {
          await stage.close();
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 40), seed: Number(process.env.SEED ?? 1) },
    );
  });
});
