/** Unique names that a program moves between its SIMs, whatever the order in which the API answers. */
import assert from "node:assert/strict";
import { openStage, type Stage } from "./harness";
import { type Program, upTogether } from "./program";

const CARDS = [1, 2, 3, 4, 5].map((n) => `898830700000000060${n}`);
const [A = "", B = "", C = "", D = "", E = ""] = CARDS;

/** Rows of a list, as `cards.forEach((iccid, i) => new Sim("sim-" + i, { iccid, uniqueName: "pos-" + i }))` declares them. */
const rows = (...iccids: string[]): Program =>
  Object.fromEntries(iccids.map((iccid, at) => [`sim-${at}`, sim(iccid, `pos-${at}`)]));
const sim = (iccid: string, uniqueName: string) => ({
  iccid,
  uniqueName,
  status: "active",
  fleet: "My Fleet",
  onDelete: "retain",
});

/** What the program was, and what it becomes. */
const MOVES: readonly (readonly [title: string, before: Program, after: Program])[] = [
  ["two resources exchange their cards", rows(A, B), rows(B, A)],
  ["the first row of a list is taken out", rows(A, B, C, D), rows(B, C, D)],
  ["a row is put in front of a list", rows(B, C, D), rows(A, B, C, D)],
  ["a list is turned round", rows(A, B, C, D), rows(D, C, B, A)],
  ["two SIMs swap their names", { a: sim(A, "x"), b: sim(B, "y") }, { a: sim(A, "y"), b: sim(B, "x") }],
  [
    "three SIMs pass their names on in a ring",
    { a: sim(A, "x"), b: sim(B, "y"), c: sim(C, "z") },
    { a: sim(A, "y"), b: sim(B, "z"), c: sim(C, "x") },
  ],
  [
    "a SIM gets a name that another one changes for a new one",
    { a: sim(A, "x"), b: sim(B, "y") },
    { a: sim(A, "new"), b: sim(B, "x") },
  ],
  [
    "names are swapped while a third SIM is replaced",
    { a: sim(A, "x"), b: sim(B, "y"), c: sim(C, "z") },
    { a: sim(A, "y"), b: sim(B, "x"), c: sim(E, "z") },
  ],
];

/** Other delays in each, for requests chosen by chance. */
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

describe("unique names that a program moves between its SIMs", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    const seeded = CARDS.map((iccid) => `${iccid},,active,My Fleet`);
    stage.emulator.control.seedCsv(`iccid,unique_name,status,fleet\n${seeded.join("\n")}\n`);
  });
  afterEach(() => stage.close());

  const found = (iccid: unknown) => stage.emulator.control.change.findSim(String(iccid));
  const delayed = (seed: number) => {
    stage.emulator.control.clearFaults();
    for (const [at, time] of ["2ms", "7ms", "15ms"].entries())
      stage.emulator.control.addFault({
        share: 0.4,
        seed: seed * 10 + at,
        effect: { kind: "delay", for: time },
      });
  };

  for (const [title, before, after] of MOVES)
    it(`arrive in one run when ${title}`, async () => {
      for (const seed of SEEDS) {
        stage.emulator.control.clearFaults();
        for (const iccid of CARDS) stage.emulator.control.change.sim(iccid, { uniqueName: "" });
        const first = await upTogether(stage, "sim", before);
        assert.deepEqual(first.failed, {}, `seed ${seed}`);
        delayed(seed);
        const second = await upTogether(stage, "sim", after, first.states);
        assert.deepEqual(second.failed, {}, `seed ${seed}`);
        for (const [name, { iccid, uniqueName }] of Object.entries(after)) {
          assert.equal(found(iccid).uniqueName, uniqueName, `${name}, seed ${seed}: the name that the API has`);
          assert.equal(
            second.states[name]?.outs.uniqueName,
            uniqueName,
            `${name}, seed ${seed}: the name in the state`,
          );
        }
        const sent = stage.emulator.requests.length;
        const third = await upTogether(stage, "sim", after, second.states);
        assert.equal(stage.emulator.requests.length, sent, "the next up sends nothing");
        assert.deepEqual(third.failed, {});
      }
    });

  it("stay with a SIM that no resource declares, however often it is asked", async () => {
    stage.emulator.control.change.sim(E, { uniqueName: "x" });
    const { failed } = await upTogether(stage, "sim", { a: sim(A, "x") });
    assert.match(failed.a ?? "", /83011/);
    assert.equal(found(E).uniqueName, "x");
    const writes = stage.emulator.requests.filter(({ method, api }) => method === "POST" && api === "supersim");
    assert.equal(writes.length, 1, "one write, which was refused");
  });

  it("stay with a SIM whose resource leaves its name alone", async () => {
    stage.emulator.control.change.sim(B, { uniqueName: "x" });
    const { uniqueName, ...unnamed } = sim(B, "x");
    const { failed } = await upTogether(stage, "sim", { b: unnamed, a: sim(A, uniqueName) });
    assert.match(failed.a ?? "", /83011/);
    assert.equal(found(B).uniqueName, "x");
  });
});
