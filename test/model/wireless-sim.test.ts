/** A Programmable Wireless SIM under random sequences of declarations, runs, changes from outside, faults and crashes. */
import assert from "node:assert/strict";
import { campaign, explore, unseen } from "./campaign";
import { openPlayground, type Playground } from "./playground";
import { wirelessSim } from "./wireless-sim";

const asked = campaign(500);

/** From so many sequences on every kind of ending is to be expected. */
const ENOUGH = 500;

describe(`Programmable Wireless SIMs under ${asked.runs} random sequences of commands, seed ${asked.seed}`, function () {
  this.timeout(0);
  let playground: Playground;

  before(async () => {
    playground = await openPlayground(wirelessSim);
  });
  after(() => playground.close());

  it("are never sent what the lifecycle forbids or what holds already, and always reach what is declared", async () => {
    const { sequences, commands, requests } = await explore(playground, asked);
    const steps = [...playground.tally].sort().map(([ending, times]) => `${times} ${ending}`);
    console.log(`      ${sequences} sequences, ${commands} commands, ${requests} requests: ${steps.join(", ")}`);
    if (sequences >= ENOUGH) assert.deepEqual(unseen(playground), []);
  });
});
