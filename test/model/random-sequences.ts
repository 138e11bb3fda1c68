/** SIMs of one product under random sequences of declarations, runs, changes from outside, faults and crashes. */
import assert from "node:assert/strict";
import { campaign, explore, unseen } from "./campaign";
import { openPlayground, type Playground } from "./playground";
import type { SimModel } from "./sim-model";

/** From so many sequences on every kind of ending is to be expected. */
const ENOUGH = 500;

/** `runs`: how many sequences, where the environment does not say. */
export function underRandomSequences(model: SimModel, runs: number): void {
  const asked = campaign(runs);
  describe(`${model.title}s under ${asked.runs} random sequences of commands, seed ${asked.seed}`, function () {
    this.timeout(0);
    let playground: Playground;

    before(async () => {
      playground = await openPlayground(model);
    });
    after(() => playground.close());

    it("are never sent what the lifecycle forbids or what holds already, and always reach what is declared", async () => {
      const { sequences, commands, requests } = await explore(playground, asked);
      const steps = [...playground.tally].sort().map(([ending, times]) => `${times} ${ending}`);
      console.log(`      ${sequences} sequences, ${commands} commands, ${requests} requests: ${steps.join(", ")}`);
      if (sequences >= ENOUGH) assert.deepEqual(unseen(playground), []);
    });
  });
}
