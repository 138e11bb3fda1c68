/** Runs that stop half-way: whatever stopped them, the next `up` goes on from there and repeats no write. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import type { StateResource } from "../support/stack";
import { card, superSims, TRUCKS } from "./cards";
import { openScene, type Scene } from "./scene";

const first = card(1);
const path = `/v1/Sims/${first.sid}`;
const ACTIVATE = `POST ${path} Fleet=${TRUCKS.sid} Status=active`;
const LOOK = ["--preview-only", "--expect-no-changes"] as const;
const IN_SIM = new RegExp(`SIM ${first.iccid} \\(${first.sid}\\)`);

const truck = (inputs: object) => `new Sim("truck", ${literal({ iccid: first.iccid, ...inputs })});`;
const active = (inputs: object = {}) => truck({ status: "active", fleet: TRUCKS.sid, ...inputs });

/** It is in the state with what was seen, the reason of the failure, and the code without which it could not be destroyed. */
function assertHalfMade(found: StateResource | undefined, outputs: object, reason: RegExp): void {
  assertState(found, { ...outputs });
  assert.match(found?.initErrors?.join() ?? "", reason);
  assert.ok(found?.inputs?.__provider);
  assert.equal(found?.outputs?.__provider, found?.inputs?.__provider);
}

describe("a run that stops half-way", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** The end that all of these have in common: as declared, nothing more to do, and it can be destroyed. */
  async function assertFinished(): Promise<void> {
    const { stack } = scene;
    assertState(scene.resource("truck"), { sid: first.sid, status: "active", fleetSid: TRUCKS.sid });
    assert.equal(scene.resource("truck")?.initErrors, undefined);
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh(...LOOK), 0, []);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.destroy(), 0, ["delete truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Status=inactive`]);
    assert.deepEqual(scene.resources(), []);
  }

  it("by a timeout keeps the SIM with what was seen, and the next up goes on waiting without a second write", async () => {
    scene = await openScene({ seed: superSims([first]), delay: "1h" });
    const { stack, emulator } = scene;
    scene.declare(active({ timeouts: { create: "2s", update: "2s" } }));
    const timedOut = await stack.up();
    assertFailed(
      timedOut,
      IN_SIM,
      /still on its way to status "active"/,
      /status scheduled/,
      /goes on waiting without sending it again/,
    );
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    assertHalfMade(scene.resource("truck"), { sid: first.sid, status: "scheduled" }, /still on its way/);

    assertFailed(await stack.up(), IN_SIM, /still on its way/);
    assert.deepEqual(scene.writes(), []);
    assertHalfMade(scene.resource("truck"), { sid: first.sid, status: "scheduled" }, /still on its way/);

    emulator.advance("1h");
    emulator.control.setDelay(0);
    assertDid(await stack.up(), 0, ["update truck"]);
    assert.deepEqual(scene.writes(), []);
    await assertFinished();
  });

  it("by a timeout of an update can be refreshed, corrected and destroyed while the move is under way", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "inactive" }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ timeouts: { update: "2s" }, onDelete: "retain" }));
    assertDid(await stack.up(), 0, ["create truck"]);
    emulator.control.setDelay("1h");
    scene.declare(active({ timeouts: { update: "2s" }, onDelete: "retain" }));
    assertFailed(await stack.up(), IN_SIM, /still on its way/);
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    assertHalfMade(scene.resource("truck"), { status: "scheduled" }, /still on its way/);
    assert.equal((await stack.refresh()).code, 0);
    emulator.advance("1h");
    emulator.control.setDelay(0);
    assert.equal((await stack.up("--refresh")).code, 0);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { status: "active", fleetSid: TRUCKS.sid });
    assertDid(await stack.destroy(), 0, ["delete truck"]);
    assert.deepEqual(scene.writes(), []);
  });

  it("by a move that the API accepts and then drops says so, and the next up asks again", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "inactive" }]) });
    const { stack, emulator } = scene;
    emulator.control.addFault({ on: { sim: first.sid }, first: 1, effect: { kind: "move", fails: true } });
    scene.declare(active());
    const dropped = await stack.up();
    assertFailed(
      dropped,
      IN_SIM,
      /did not happen/,
      /status scheduled, no Fleet after 0 s; then status inactive, no Fleet/,
    );
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    assertHalfMade(scene.resource("truck"), { status: "inactive", fleetSid: "" }, /did not happen/);
    assertDid(await stack.up(), 0, ["update truck"]);
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    await assertFinished();
  });

  it("by an error of the API after the first write registers nothing twice", async () => {
    const unregistered = [{ iccid: card(9).iccid, registrationCode: "planted" }];
    scene = await openScene({ seed: superSims([], { unregistered }) });
    const { stack, emulator } = scene;
    const effect = { kind: "status", status: 400, code: 20001, message: "Try another day" } as const;
    emulator.control.addFault({ on: { operation: "supersim.sims.update" }, first: 1, effect });
    scene.declare(active({ iccid: card(9).iccid, registrationCode: "planted" }));
    assertFailed(await stack.up(), /Try another day/, new RegExp(`SIM ${card(9).iccid}`));
    const sid = emulator.control.change.findSim(card(9).iccid).sid;
    const activate = `POST /v1/Sims/${sid} Fleet=${TRUCKS.sid} Status=active`;
    assert.deepEqual(scene.writes(), [`POST /v1/Sims Iccid=${card(9).iccid} RegistrationCode=planted`, activate]);
    assertHalfMade(scene.resource("truck"), { sid, status: "new" }, /Try another day/);
    assert.ok(!JSON.stringify(await stack.exportState()).includes("planted"));
    assert.equal((await stack.up()).code, 0);
    assert.deepEqual(scene.writes(), [activate]);
    assertState(scene.resource("truck"), { sid, status: "active" });
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assertDid(await stack.destroy(), 0, ["delete truck"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${sid} Status=inactive`]);
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
    assert.deepEqual((await stack.exportState()).deployment.pending_operations ?? [], []);
    await assertFinished();
  });

  it("by kill -9 in mid-wait of an adoption goes on after refresh --clear-pending-creates, with no write repeated", async () => {
    scene = await openScene({ seed: superSims([first]), delay: "1h" });
    const { stack, emulator } = scene;
    scene.declare(active());
    const accepted = scene.answered("supersim.sims.update");
    const running = stack.spawnUp();
    await accepted;
    running.kill();
    assert.equal((await running.finished).code, null);
    assert.deepEqual(scene.writes(), [ACTIVATE]);
    const pending = (await stack.exportState()).deployment.pending_operations ?? [];
    assert.deepEqual(
      pending.map(({ type }) => type),
      ["creating"],
    );

    await stack.command("cancel", "--yes", "--stack", "test");
    assert.equal((await stack.refresh("--clear-pending-creates")).code, 0);
    assert.deepEqual((await stack.exportState()).deployment.pending_operations ?? [], []);
    assert.deepEqual(scene.resources(), []);
    const looked = scene.answered("supersim.sims.fetch");
    const resumed = stack.spawnUp();
    await looked;
    emulator.advance("1h");
    emulator.control.setDelay(0);
    assertDid(await resumed.finished, 0, ["create truck"]);
    assert.deepEqual(scene.writes(), []);
    await assertFinished();
  });

  it("by kill -9 in mid-wait of an update goes on with the next up, with no write repeated", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "inactive" }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({}));
    assertDid(await stack.up(), 0, ["create truck"]);
    emulator.control.setDelay("1h");
    scene.declare(active());
    const accepted = scene.answered("supersim.sims.update");
    const running = stack.spawnUp();
    await accepted;
    running.kill();
    assert.equal((await running.finished).code, null);
    assert.deepEqual(scene.writes(), [ACTIVATE]);

    await stack.command("cancel", "--yes", "--stack", "test");
    emulator.advance("1h");
    emulator.control.setDelay(0);
    assertDid(await stack.up("--refresh"), 0, ["update truck [fleet,status]"]);
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual((await stack.exportState()).deployment.pending_operations ?? [], []);
    await assertFinished();
  });
});

describe("a state that is damaged", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("because outputs have lost the text of the provider is repaired by up without a write, and can be destroyed", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "active", fleet: TRUCKS.sid }]) });
    const { stack } = scene;
    scene.declare(active());
    assertDid(await stack.up(), 0, ["create truck"]);
    const state = await stack.exportState();
    const resources = (state.deployment.resources ?? []).map((resource) => {
      const { __provider: _, ...outputs } = resource.outputs ?? {};
      return resource.id === first.sid ? { ...resource, outputs } : resource;
    });
    await stack.importState({ ...state, deployment: { ...state.deployment, resources } });
    assert.equal(scene.resource("truck")?.outputs?.__provider, undefined);

    assertDid(await stack.up(), 0, ["update truck"]);
    assert.ok(scene.resource("truck")?.outputs?.__provider);
    assertState(scene.resource("truck"), { sid: first.sid, status: "active", fleetSid: TRUCKS.sid });
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.destroy(), 0, ["delete truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Status=inactive`]);
  });
});
