/** A Programmable Wireless SIM under random sequences of declarations, runs, changes from outside, faults and crashes. */
import assert from "node:assert/strict";
import { campaign, explore, unseen } from "./campaign";
import { openScene, type Scene } from "./scene";
import { wirelessSim } from "./wireless-sim";

const asked = campaign(500);

/** From so many sequences on every kind of ending is to be expected. */
const ENOUGH = 500;

describe(`Programmable Wireless SIMs under ${asked.runs} random sequences of commands, seed ${asked.seed}`, function () {
  this.timeout(0);
  let scene: Scene;

  before(async () => {
    scene = await openScene(wirelessSim);
  });
  after(() => scene.close());

  it("are never sent what the lifecycle forbids or what holds already, and always reach what is declared", async () => {
    const { sequences, commands, requests } = await explore(scene, asked);
    const steps = [...scene.tally].sort().map(([ending, times]) => `${times} ${ending}`);
    console.log(`      ${sequences} sequences, ${commands} commands, ${requests} requests: ${steps.join(", ")}`);
    if (sequences >= ENOUGH) assert.deepEqual(unseen(scene), []);
  });
});
