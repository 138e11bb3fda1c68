/** What happens to a Super SIM behind Pulumi's back: found by name, put right, or no matter at all. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS, VANS } from "./seeds";

const [first, second, third] = [card(1), card(2), card(3)];
const path = `/v1/Sims/${first.sid}`;
const LOOK = ["--preview-only", "--expect-no-changes"] as const;

const truck = (inputs: object) => `new Sim("truck", ${literal({ iccid: first.iccid, ...inputs })});`;

describe("a Super SIM that changes behind Pulumi's back", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("shows its drift by property, and one request of up --refresh puts it right", async () => {
    const inTrucks = { status: "active", fleet: TRUCKS.sid } as const;
    const seed = superSims([{ ...first, uniqueName: "truck-1", ...inTrucks }, { ...second, ...inTrucks }, third]);
    scene = await openScene({ seed });
    const { stack, emulator } = scene;
    const { change } = emulator.control;
    scene.declare(
      truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.uniqueName }),
      `new Sim("loose", ${literal({ iccid: second.iccid, uniqueName: "loose" })});`,
      `new Sim("ready", ${literal({ iccid: third.iccid, status: "ready", fleet: TRUCKS.sid })});`,
    );
    assertDid(await stack.up(), 0, ["create loose", "create ready", "create truck"]);
    assert.deepEqual([...scene.writes()].sort(), [
      `POST /v1/Sims/${second.sid} UniqueName=loose`,
      `POST /v1/Sims/${third.sid} Fleet=${TRUCKS.sid} Status=ready`,
    ]);

    // 1. What is not managed, and what is expected, is no drift.
    change.sim(second.sid, { status: "inactive", fleet: VANS.sid });
    change.use(third.sid, { bytes: 250_000 });
    assert.equal(change.findSim(third.sid).status, "active");
    assertDid(await stack.refresh(...LOOK), 0, []);
    // 2. What is managed is shown by property, and a read-only refresh ends with 7.
    change.sim(first.sid, { uniqueName: "stolen", status: "inactive", fleet: VANS.sid });
    assertDid(await stack.refresh(...LOOK), 7, ["update truck [fleet,fleetSid,status,uniqueName]"]);
    assertState(scene.resource("truck"), { uniqueName: "truck-1", status: "active", fleetSid: TRUCKS.sid });
    assert.deepEqual(scene.writes(), []);

    // 3. One request puts it right.
    assertDid(await stack.up("--refresh"), 0, ["update truck [fleet,status,uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Fleet=${TRUCKS.sid} Status=active UniqueName=truck-1`]);
    assertState(scene.resource("truck"), { uniqueName: "truck-1", status: "active", fleetSid: TRUCKS.sid });
    assertState(scene.resource("loose"), { status: "inactive", fleetSid: VANS.sid });
    assertState(scene.resource("ready"), { status: "active" });
    assertDid(await stack.refresh(...LOOK), 0, []);
  });

  it("leaves the state when it is gone, and only then", async () => {
    const seed = superSims([
      { ...first, status: "active", fleet: TRUCKS.sid },
      { ...second, status: "ready", fleet: TRUCKS.sid },
    ]);
    scene = await openScene({ seed });
    const { stack, emulator } = scene;
    scene.declare(
      truck({ status: "active" }),
      `new Sim("ready", ${literal({ iccid: second.iccid, status: "ready", fleet: TRUCKS.sid })});`,
    );
    assertDid(await stack.up(), 0, ["create ready", "create truck"]);

    // 1. Not when it may not be seen.
    const effect = { kind: "status", status: 403, code: 20003, message: "Permission denied" } as const;
    const fault = emulator.control.addFault({ on: { path: path }, effect });
    const refused = await stack.refresh();
    assertFailed(refused, /403/, new RegExp(first.iccid));
    assert.notEqual(refused.code, 7);
    assertState(scene.resource("truck"), { sid: first.sid });
    emulator.control.clearFaults(fault);

    // 2. When it is gone.
    emulator.control.change.remove(first.sid);
    assertDid(await stack.refresh(...LOOK), 7, ["delete truck"]);
    assertState(scene.resource("truck"), { sid: first.sid });
    assertDid(await stack.refresh(), 0, ["delete truck"]);
    assert.deepEqual(
      scene.resources().map(({ id }) => id),
      [second.sid],
    );

    // 3. What cannot be put back, because a SIM is never ready again, is said.
    emulator.control.change.sim(second.sid, { status: "inactive" });
    assertFailed(await stack.up("--refresh"), /83010/, new RegExp(second.iccid), /Declare status "active"/);
    assertState(scene.resource("ready"), { sid: second.sid, status: "inactive" });
    assert.deepEqual(scene.writes(), []);
  });

  it("shows a status that is only ever seen as unmanaged once ignoreChanges took it over, and goes on", async () => {
    const inTrucks = { status: "active", fleet: TRUCKS.sid } as const;
    scene = await openScene({ seed: superSims([{ ...first, ...inTrucks }]) });
    const { stack, emulator } = scene;
    const declare = (inputs: object) =>
      scene.declare(
        `new Sim("truck", ${literal({ iccid: first.iccid, status: "inactive", ...inputs })}, { ignoreChanges: ["status"] });`,
      );
    declare({ status: "active" });
    assertDid(await stack.up(), 0, ["create truck"]);

    declare({});
    emulator.control.change.sim(first.sid, { status: "new" });
    assertDid(await stack.up("--refresh"), 0, ["update truck [status]"]);
    emulator.control.change.sim(first.sid, { status: "active" });
    declare({ uniqueName: "truck-1" });
    assertDid(await stack.up("--refresh"), 0, ["update truck [uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} UniqueName=truck-1`]);
    assertDid(await stack.refresh(...LOOK), 0, []);
  });
});
