/** Looking without managing: in previews too, and never with a write. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { card, EUROPE, SMALL, superSims, TRUCKS, wirelessCard, wirelessSims } from "./cards";
import { openScene, type Scene } from "./scene";

const [first, second] = [card(1), card(2)];

describe("a lookup", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("reads a SIM by SID and a Fleet by name, feeds them into what is managed, and writes nothing to either, not even on destroy", async () => {
    const seed = superSims([{ ...first, uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }, second]);
    scene = await openScene({ seed });
    const { stack } = scene;
    scene.declare(
      `const found = Sim.get("found", "${first.sid}");`,
      `const trucks = Fleet.get("trucks", "${TRUCKS.uniqueName}");`,
      `new Sim("managed", { iccid: "${second.iccid}", fleet: trucks.sid });`,
      `exports.seen = { status: found.status, name: found.uniqueName, fleet: found.fleetSid, profile: trucks.networkAccessProfileSid };`,
    );
    assertDid(await stack.preview(), 0, ["create managed", "read found", "read trucks"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 2 });
    assertDid(await stack.up(), 0, ["create managed", "read found", "read trucks"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${second.sid} Fleet=${TRUCKS.sid}`]);
    const outputs = JSON.parse((await stack.command("stack", "output", "--json", "--stack", "test")).stdout);
    assert.deepEqual(outputs.seen, {
      status: "active",
      name: "truck-1",
      fleet: TRUCKS.sid,
      profile: EUROPE.sid,
    });
    assertState(scene.resource("found"), { ...first, uniqueName: "truck-1", status: "active" });
    assertState(scene.resource("trucks"), { ...TRUCKS });
    assert.equal(scene.resource("found")?.external, true);
    assertDid(await stack.destroy(), 0, ["delete managed", "discard found", "discard trucks"]);
    assert.deepEqual(scene.writes(), []);
  });

  it("of what the account does not have fails at preview with its name", async () => {
    scene = await openScene({ seed: superSims([]) });
    scene.declare(`Sim.get("found", "${first.sid}");`);
    assertFailed(await scene.stack.preview(), new RegExp(first.sid));
    scene.declare(`Fleet.get("trucks", "lorries");`);
    assertFailed(await scene.stack.preview(), /lorries/);
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });

  it("lists SIMs by Fleet and status, finds one by ICCID or name, and finds wireless SIMs and rate plans", async () => {
    const [meter] = [wirelessCard(1)];
    scene = await openScene({
      seed: {
        ...superSims([
          { ...first, uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid },
          { ...second, status: "inactive", fleet: TRUCKS.sid },
          card(3),
        ]),
        ...wirelessSims([{ ...meter, status: "active", ratePlan: SMALL.sid }]),
      },
    });
    scene.declare(
      `const { getSim, getSims, getSimsOutput } = require("pulumi-kore");`,
      `exports.all = getSims().then((sims) => sims.length);`,
      `exports.trucks = getSimsOutput({ fleet: "trucks", status: "active" }).apply((sims) => sims.map(({ sid }) => sid));`,
      `exports.byIccid = getSim({ iccid: "${second.iccid}" }).then(({ status }) => status);`,
      `exports.byName = getSim({ uniqueName: "truck-1" }).then(({ iccid }) => iccid);`,
      `exports.meter = wireless.Sim.get("meter", "${meter.sid}").ratePlanSid;`,
      `exports.plan = wireless.RatePlan.get("plan", ${literal(SMALL.uniqueName)}).sid;`,
    );
    assertDid(await scene.stack.up(), 0, ["read meter", "read plan"]);
    const outputs = JSON.parse((await scene.stack.command("stack", "output", "--json", "--stack", "test")).stdout);
    assert.deepEqual(outputs, {
      all: 3,
      trucks: [first.sid],
      byIccid: "inactive",
      byName: first.iccid,
      meter: SMALL.sid,
      plan: SMALL.sid,
    });
    assertState(scene.resource("meter"), { ...meter, status: "active" });
    assert.deepEqual(scene.writes(), []);
  });
});
