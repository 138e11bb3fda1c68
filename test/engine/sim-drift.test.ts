/** What happens to a Super SIM behind Pulumi's back: found by name, put right, or no matter at all. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { card, superSims, TRUCKS, VANS } from "./cards";
import { openScene, type Scene } from "./scene";

const first = card(1);
const path = `/v1/Sims/${first.sid}`;
const LOOK = ["--preview-only", "--expect-no-changes"] as const;

const truck = (inputs: object) => `new Sim("truck", ${literal({ iccid: first.iccid, ...inputs })});`;

describe("a Super SIM that changes behind Pulumi's back", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("shows its drift by property, ends a read-only refresh with 7, and is put right by one request of up --refresh", async () => {
    scene = await openScene({
      seed: superSims([{ ...first, uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }]),
    });
    const { stack, emulator } = scene;
    scene.declare(truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.uniqueName }));
    assertDid(await stack.up(), 0, ["create truck"]);

    emulator.control.change.sim(first.sid, { uniqueName: "stolen" });
    assertDid(await stack.refresh(...LOOK), 7, ["update truck [uniqueName]"]);
    emulator.control.change.sim(first.sid, { status: "inactive", fleet: VANS.sid });
    assertDid(await stack.refresh(...LOOK), 7, ["update truck [fleet,fleetSid,status,uniqueName]"]);
    assertState(scene.resource("truck"), { uniqueName: "truck-1", status: "active", fleetSid: TRUCKS.sid });
    assert.deepEqual(scene.writes(), []);

    assertDid(await stack.up("--refresh"), 0, ["update truck [fleet,status,uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Fleet=${TRUCKS.sid} Status=active UniqueName=truck-1`]);
    assertState(scene.resource("truck"), { uniqueName: "truck-1", status: "active", fleetSid: TRUCKS.sid });
    assertDid(await stack.refresh(...LOOK), 0, []);
  });

  it("is not compared in what the program leaves out", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "active", fleet: TRUCKS.sid }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ uniqueName: "truck-1" }));
    assertDid(await stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} UniqueName=truck-1`]);
    emulator.control.change.sim(first.sid, { status: "inactive", fleet: VANS.sid });
    assertDid(await stack.refresh(...LOOK), 0, []);
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
  });

  it("may become active by itself: neither drift, nor a change, nor an attempt to go back", async () => {
    scene = await openScene({ seed: superSims([first]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ status: "ready", fleet: TRUCKS.sid }));
    assertDid(await stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Fleet=${TRUCKS.sid} Status=ready`]);
    assertState(scene.resource("truck"), { status: "ready" });

    emulator.control.change.use(first.sid, { bytes: 250_000 });
    assert.equal(emulator.control.change.findSim(first.sid).status, "active");
    assertDid(await stack.refresh(...LOOK), 0, []);
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    scene.declare(truck({ status: "ready", fleet: TRUCKS.sid, uniqueName: "truck-1" }));
    assertDid(await stack.up(), 0, ["update truck [uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} UniqueName=truck-1`]);
    assertState(scene.resource("truck"), { status: "active", uniqueName: "truck-1" });
  });

  it("cannot be put back to ready once somebody has deactivated it: up --refresh says so and sends nothing", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "ready", fleet: TRUCKS.sid }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ status: "ready", fleet: TRUCKS.sid }));
    assertDid(await stack.up(), 0, ["create truck"]);
    emulator.control.change.sim(first.sid, { status: "inactive" });
    assertDid(await stack.refresh(...LOOK), 7, ["update truck [status]"]);
    assertFailed(await stack.up("--refresh"), /83010/, new RegExp(first.iccid), /Declare status "active"/);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { sid: first.sid, status: "inactive" });
  });

  it("leaves the state when it is gone, and only then", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "active", fleet: TRUCKS.sid }]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ status: "active" }));
    assertDid(await stack.up(), 0, ["create truck"]);

    const effect = { kind: "status", status: 403, code: 20003, message: "Permission denied" } as const;
    const fault = emulator.control.addFault({ on: { path: path }, effect });
    const refused = await stack.refresh();
    assertFailed(refused, /403/, new RegExp(first.iccid));
    assert.notEqual(refused.code, 7);
    assertState(scene.resource("truck"), { sid: first.sid });
    emulator.control.clearFaults(fault);

    emulator.control.change.remove(first.sid);
    assertDid(await stack.refresh(...LOOK), 7, ["delete truck"]);
    assertState(scene.resource("truck"), { sid: first.sid });
    assertDid(await stack.refresh(), 0, ["delete truck"]);
    assert.deepEqual(scene.resources(), []);
    assertFailed(await stack.up(), new RegExp(`SIM ${first.iccid}: the account has no SIM with this iccid`));
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });
});
