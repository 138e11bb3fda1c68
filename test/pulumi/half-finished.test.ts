/** Runs that stop half-way: whatever stopped them, the next `up` goes on from there and repeats no write. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import type { Run } from "../support/pulumi";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS } from "./seeds";

const [first, second] = [card(1), card(2)];
const path = `/v1/Sims/${first.sid}`;
const ACTIVATE = `POST ${path} Fleet=${TRUCKS.sid} Status=active`;

const sim = (name: string, inputs: object) => `new Sim("${name}", ${literal(inputs)});`;
const truck = (inputs: object) => sim("truck", { iccid: first.iccid, ...inputs });
const active = (inputs: object = {}) => truck({ status: "active", fleet: TRUCKS.sid, ...inputs });

describe("a run that stops half-way", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** It is in the state with what was seen, the reason of the failure, and the code without which it could not be destroyed. */
  function assertHalfMade(name: string, outputs: object, reason: RegExp): void {
    const found = scene.resource(name);
    assertState(found, { ...outputs });
    assert.match(found?.initErrors?.join() ?? "", reason);
    assert.ok(found?.inputs?.__provider);
    assert.equal(found?.outputs?.__provider, found?.inputs?.__provider);
  }

  /** The end that all of these have in common: the last `up` had nothing to do or to send, and all can be destroyed. */
  async function assertFinished(last: Run): Promise<void> {
    assertDid(last, 0, []);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { sid: first.sid, status: "active", fleetSid: TRUCKS.sid });
    assert.equal(scene.resource("truck")?.initErrors, undefined);
    assert.deepEqual(scene.pending(), []);
    const held = scene.resources();
    assertDid(
      await scene.stack.destroy(),
      0,
      held.map(({ urn }) => `delete ${urn.split("::").at(-1)}`),
    );
    const deactivations = held.map(({ id }) => `POST /v1/Sims/${id} Status=inactive`);
    assert.deepEqual([...scene.writes()].sort(), deactivations.sort());
    assert.deepEqual(scene.resources(), []);
  }

  it("keeps each SIM with what was seen, and the next ups repeat only what had not happened", async () => {
    const registered = { iccid: card(9).iccid, registrationCode: "planted" };
    const seed = superSims([first, { ...second, status: "inactive" }], { unregistered: [registered] });
    scene = await openScene({ seed });
    const { stack, emulator } = scene;
    const { control } = emulator;
    control.addFault({ on: { sim: first.sid }, effect: { kind: "move", takes: "1h" } });
    control.addFault({ on: { sim: second.sid }, first: 1, effect: { kind: "move", fails: true } });
    const refusal = { kind: "status", status: 400, code: 20001, message: "Try another day" } as const;
    control.addFault({ on: { sim: registered.iccid, operation: "supersim.sims.update" }, first: 1, effect: refusal });
    const declared = { status: "active", fleet: TRUCKS.sid };
    scene.declare(
      active({ timeouts: { create: "2s", update: "2s" } }),
      sim("dropped", { iccid: second.iccid, ...declared }),
      sim("registered", { ...registered, ...declared }),
    );

    // 1. One is stopped by a timeout, one by a move that the API drops, one by an error after the first write.
    const stopped = await stack.up("--continue-on-error");
    const { sid } = control.change.findSim(registered.iccid);
    const activate = (one: string) => `POST /v1/Sims/${one} Fleet=${TRUCKS.sid} Status=active`;
    assertFailed(
      stopped,
      new RegExp(`SIM ${first.iccid} \\(${first.sid}\\): still on its way to status "active"`),
      /goes on waiting without sending it again/,
      new RegExp(`SIM ${second.iccid} \\(${second.sid}\\): the move to .* did not happen`),
      /status scheduled, no Fleet after 0 s; then status inactive, no Fleet/,
      new RegExp(`SIM ${registered.iccid} \\(${sid}\\): .*Try another day`),
    );
    assert.deepEqual(
      [...scene.writes()].sort(),
      [
        activate(first.sid),
        activate(second.sid),
        `POST /v1/Sims Iccid=${registered.iccid} RegistrationCode=planted`,
        activate(sid),
      ].sort(),
    );
    // 2. Each is in the state with what was seen of it.
    assertHalfMade("truck", { sid: first.sid, status: "scheduled" }, /still on its way/);
    assertHalfMade("dropped", { sid: second.sid, status: "inactive", fleetSid: "" }, /did not happen/);
    assertHalfMade("registered", { sid, status: "new" }, /Try another day/);
    assert.ok(!scene.stateFile().includes("planted"));

    // 3. The next up sends what had not happened, and waits for what is under way.
    const resumed = await stack.up("--continue-on-error");
    assertFailed(resumed, /a move that this run did not ask for is still under way/);
    assert.deepEqual([...scene.writes()].sort(), [activate(second.sid), activate(sid)].sort());
    assertHalfMade("truck", { sid: first.sid, status: "scheduled" }, /is still under way/);
    for (const name of ["dropped", "registered"]) assertState(scene.resource(name), { status: "active" });

    // 4. Once the move is over the next up finishes without a write.
    emulator.advance("1h");
    emulator.control.clearFaults();
    assertDid(await stack.up(), 0, ["update truck"]);
    assertState(scene.resource("truck"), { status: "active", fleetSid: TRUCKS.sid });
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.destroy(), 0, ["delete dropped", "delete registered", "delete truck"]);
    const deactivated = [first.sid, second.sid, sid].map((one) => `POST /v1/Sims/${one} Status=inactive`);
    assert.deepEqual([...scene.writes()].sort(), deactivated.sort());
    assert.deepEqual(scene.resources(), []);
  });

  it("by a timeout of an update can be refreshed while the move is under way", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "inactive" }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({}));
    assertDid(await stack.up(), 0, ["create truck"]);
    // 1. The update runs out of time.
    emulator.control.setDelay("1h");
    scene.declare(active({ timeouts: { update: "2s" } }));
    assertFailed(await stack.up(), /still on its way/);
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    assertHalfMade("truck", { status: "scheduled" }, /still on its way/);
    // 2. Refreshed while the move is under way.
    assert.equal((await stack.refresh()).code, 0);
    // 3. Once it is over there is nothing left to send.
    emulator.advance("1h");
    emulator.control.setDelay(0);
    await assertFinished(await stack.up("--refresh"));
  });

  it("by Ctrl-C in mid-wait brings the SIM under way to its end and into the state", async () => {
    scene = await openScene({ seed: superSims([first]), delay: "1h" });
    const { stack, emulator } = scene;
    scene.declare(active());
    const accepted = scene.answered("supersim.sims.update");
    const running = stack.spawnUp();
    await accepted;
    running.interrupt();
    await running.says(/cancelling/);
    emulator.advance("1h");
    emulator.control.setDelay(0);
    const run = await running.finished;
    assert.notEqual(run.code, 0);
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    await assertFinished(await stack.up("--refresh", "--expect-no-changes"));
  });

  it("by kill -9 in mid-wait goes on after refresh --clear-pending-creates, and repeats no write", async () => {
    scene = await openScene({ seed: superSims([first, { ...second, status: "inactive" }]) });
    const { stack, emulator } = scene;
    const update = `POST /v1/Sims/${second.sid} Fleet=${TRUCKS.sid} Status=active`;
    scene.declare(sim("managed", { iccid: second.iccid }));
    assertDid(await stack.up(), 0, ["create managed"]);
    // 1. Killed while an adoption and an update wait.
    emulator.control.setDelay("1h");
    const declared = [active(), sim("managed", { iccid: second.iccid, status: "active", fleet: TRUCKS.sid })];
    scene.declare(...declared);
    const accepted = scene.answered("supersim.sims.update", 2);
    const running = stack.spawnUp();
    await accepted;
    running.kill();
    assert.equal((await running.finished).code, null);
    assert.deepEqual([...scene.writes()].sort(), [ACTIVATE, update].sort());
    assert.deepEqual([...scene.pending()].sort(), ["creating", "updating"]);

    // 2. A refresh clears what is pending.
    await stack.command("cancel", "--yes", "--stack", "test");
    assert.equal((await stack.refresh("--clear-pending-creates")).code, 0);
    assert.deepEqual(scene.pending(), []);
    assert.equal(scene.resource("truck"), undefined);
    assertState(scene.resource("managed"), { status: "scheduled" });
    // 3. The next up waits for both moves, and sends nothing.
    const looked = scene.answered("supersim.sims.fetch", 2);
    const resumed = stack.spawnUp();
    await looked;
    emulator.advance("1h");
    emulator.control.setDelay(0);
    assertDid(await resumed.finished, 0, ["create truck", "update managed [fleet,status]"]);
    assertState(scene.resource("managed"), { status: "active", fleetSid: TRUCKS.sid });
    await assertFinished(await stack.up("--refresh", "--expect-no-changes"));
  });
});

describe("a state that is damaged", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("that has lost the text of the provider is repaired by up without a write", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "active", fleet: TRUCKS.sid }]) });
    const { stack } = scene;
    scene.declare(active());
    assertDid(await stack.up(), 0, ["create truck"]);
    // 1. The outputs lose the text of the provider, without which nothing can be destroyed.
    const state = await stack.exportState();
    const resources = (state.deployment.resources ?? []).map((resource) => {
      const { __provider: _, ...outputs } = resource.outputs ?? {};
      return resource.id === first.sid ? { ...resource, outputs } : resource;
    });
    await stack.importState({ ...state, deployment: { ...state.deployment, resources } });
    assert.equal(scene.resource("truck")?.outputs?.__provider, undefined);

    // 2. An up puts it back without a write.
    assertDid(await stack.up(), 0, ["update truck"]);
    assert.ok(scene.resource("truck")?.outputs?.__provider);
    assertState(scene.resource("truck"), { sid: first.sid, status: "active", fleetSid: TRUCKS.sid });
    assert.deepEqual(scene.writes(), []);
    // 3. It can be destroyed.
    assertDid(await stack.destroy(), 0, ["delete truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Status=inactive`]);
  });
});
