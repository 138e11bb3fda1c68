/** A SIM belongs to one resource of a program; it moves between sets and resources of its own without a request that writes. */
import assert from "node:assert/strict";
import { CODE } from "../../support/provider-text";
import type { Bag, Stage, State } from "../harness";
import { cards, EU, openAccount } from "./scene";

const [one = "", two = "", three = ""] = cards(3);
const named = (name: string) => ({ __autoName: { name, project: "p", stack: "s" }, ...CODE });

describe("a SIM of a set", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openAccount(3, { status: "active", fleet: EU });
  });
  afterEach(() => stage.close());

  const check = async (kind: "sim" | "simSet", declared: Bag, before: Bag = {}) =>
    (await stage.providers()[kind].check(before, declared)).failures.map(({ reason }) => reason).join();

  it("is refused in a second set of the program, which is named", async () => {
    assert.equal(await check("simSet", { sims: [one, two], ...named("eu") }), "");
    assert.equal(await check("simSet", { sims: [one, two], ...named("eu") }), "");
    assert.match(
      await check("simSet", { sims: [two, three], ...named("us") }),
      new RegExp(`SIM ${two}: another .*"eu"`),
    );
  });

  it("is refused beside a resource of its own, whichever comes first", async () => {
    assert.equal(await check("sim", { iccid: one, ...CODE }), "");
    assert.match(
      await check("simSet", { sims: [one, two], ...named("eu") }),
      /another resource of this program holds it/,
    );
    stage.restart();
    assert.equal(await check("simSet", { sims: [one, two], ...named("eu") }), "");
    assert.match(await check("sim", { iccid: two, ...CODE }), /another resource of this program holds it/);
  });

  it("is on another account no other SIM", async () => {
    assert.equal(await check("simSet", { sims: [one], ...named("eu") }), "");
    assert.doesNotMatch(await check("simSet", { sims: [one], account: "other", ...named("us") }), /another resource/);
  });

  const writes = () => stage.emulator.requests.filter(({ method, api }) => method === "POST" && api !== "token").length;
  const made = async (kind: "sim" | "simSet", declared: Bag): Promise<State> => {
    const { state, message } = await stage.up(kind, declared);
    assert.ok(state, message);
    return state;
  };
  /** A set of two in the run whose program has its first SIM no more: its update is under way. */
  const losesTheFirst = async () => {
    const set = await made("simSet", { sims: [one, two], status: "active", fleet: EU });
    stage.restart();
    const { simSet, sim } = stage.providers();
    const { inputs } = await simSet.check(set.inputs, { sims: [two], status: "active", fleet: EU, ...named("eu") });
    return { simSet, sim, updated: simSet.update(set.id, set.outs, { ...inputs, ...CODE }) };
  };

  it("moves from a resource of its own into a set without a write", async () => {
    const single = await made("sim", { iccid: one, status: "active", fleet: EU });
    stage.restart();
    const { simSet, sim } = stage.providers();
    const { inputs } = await simSet.check({}, { sims: [one], status: "active", fleet: EU, ...named("eu") });
    await simSet.create({ ...inputs, ...CODE });
    await sim.delete(single.id, single.outs);
    assert.equal(writes(), 0);
  });

  it("moves from a set into a resource of its own without a write, though the set is updated first", async () => {
    const { sim, updated } = await losesTheFirst();
    const alone = await sim.check({}, { iccid: one, status: "active", fleet: EU, ...CODE });
    await sim.create({ ...alone.inputs, ...CODE });
    assert.equal((await updated).outs.size, 1);
    assert.equal(writes(), 0);
  });

  it("moves from one set to another without a write", async () => {
    const { simSet, updated } = await losesTheFirst();
    const other = await simSet.check({}, { sims: [one, three], status: "active", fleet: EU, ...named("us") });
    assert.deepEqual(other.failures, []);
    await simSet.create({ ...other.inputs, ...CODE });
    assert.equal((await updated).outs.size, 1);
    assert.equal(writes(), 0);
  });

  it("stays when its set is destroyed and another resource declares it", async () => {
    const set = await made("simSet", { sims: [one, two], status: "active", fleet: EU });
    stage.restart();
    const { simSet, sim } = stage.providers();
    await sim.check({}, { iccid: one, ...CODE });
    await simSet.delete(set.id, set.outs);
    const status = (card: string) => stage.emulator.control.change.findSim(card).status;
    assert.deepEqual([status(one), status(two), writes()], ["active", "inactive", 1]);
  });

  it("hands its unique name on to another SIM of the set", async () => {
    const row = (iccid: string, uniqueName: string) => ({ iccid, uniqueName });
    const set = await made("simSet", { sims: [row(one, "a"), row(two, "b")] });
    const ran = await stage.up("simSet", { sims: [row(one, "b"), row(two, "a")] }, set);
    assert.equal(ran.ending, "done", ran.message);
    const name = (card: string) => stage.emulator.control.change.findSim(card).uniqueName;
    assert.deepEqual([name(one), name(two)], ["b", "a"]);
  });
});
