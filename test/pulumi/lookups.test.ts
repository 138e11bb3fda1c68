/** Looking without managing: in previews too, and never with a write. */
import assert from "node:assert/strict";
import { CHILD } from "../emulator/seed/accounts";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { openScene, type Scene } from "./scene";
import { card, EUROPE, SMALL, superSims, TRUCKS, wirelessCard, wirelessSims } from "./seeds";

const [first, second, third] = [card(1), card(2), card(3)];

describe("a lookup", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("reads SIMs, Fleets and rate plans, feeds what is managed, and writes nothing to them", async () => {
    const [meter] = [wirelessCard(1)];
    const trucks = { status: "active", fleet: TRUCKS.sid } as const;
    scene = await openScene({
      seed: {
        ...superSims([
          { ...first, uniqueName: "truck-1", ...trucks },
          second,
          { ...third, ...trucks, status: "inactive" },
        ]),
        ...wirelessSims([{ ...meter, status: "active", ratePlan: SMALL.sid }]),
      },
    });
    const { stack } = scene;
    scene.declare(
      `const { getSim, getSims, getSimsOutput } = require("pulumi-kore");`,
      `const found = Sim.get("found", "${first.sid}");`,
      `const trucks = Fleet.get("trucks", "${TRUCKS.uniqueName}");`,
      `new Sim("managed", { iccid: "${second.iccid}", fleet: trucks.sid });`,
      `exports.found = [found.status, found.uniqueName, found.fleetSid, trucks.networkAccessProfileSid];`,
      `exports.meter = wireless.Sim.get("meter", "${meter.sid}").ratePlanSid;`,
      `exports.plan = wireless.RatePlan.get("plan", "${SMALL.uniqueName}").sid;`,
      `exports.all = getSims().then((sims) => sims.length);`,
      `exports.active = getSimsOutput({ fleet: "trucks", status: "active" }).apply((sims) => sims.map(({ sid }) => sid));`,
      `exports.byIccid = getSim({ iccid: "${third.iccid}" }).then(({ status }) => status);`,
      `exports.byName = getSim({ uniqueName: "truck-1" }).then(({ iccid }) => iccid);`,
    );
    // 1. Previews read, too.
    const operations = ["create managed", "read found", "read meter", "read plan", "read trucks"];
    assertDid(await stack.preview(), 0, operations);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 11 });
    // 2. What was read feeds what is managed.
    assertDid(await stack.up(), 0, operations);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${second.sid} Fleet=${TRUCKS.sid}`]);
    const outputs = JSON.parse((await stack.command("stack", "output", "--json", "--stack", "test")).stdout);
    assert.deepEqual(outputs, {
      found: ["active", "truck-1", TRUCKS.sid, EUROPE.sid],
      meter: SMALL.sid,
      plan: SMALL.sid,
      all: 3,
      active: [first.sid],
      byIccid: "inactive",
      byName: first.iccid,
    });
    assertState(scene.resource("found"), { ...first, uniqueName: "truck-1", status: "active" });
    assertState(scene.resource("trucks"), { ...TRUCKS });
    assertState(scene.resource("meter"), { ...meter, status: "active" });
    assert.equal(scene.resource("found")?.external, true);
    // 3. Not even a destroy writes to what was only read.
    const discards = ["found", "meter", "plan", "trucks"].map((name) => `discard ${name}`);
    assertDid(await stack.destroy(), 0, ["delete managed", ...discards]);
    assert.deepEqual(scene.writes(), []);
  });

  it("reads from the account that it names, in a refresh, too", async () => {
    const account = CHILD.sid;
    const [meter] = [wirelessCard(1)];
    scene = await openScene({
      seed: {
        networkAccessProfiles: [{ uniqueName: "northern", account }],
        fleets: [{ ...TRUCKS, networkAccessProfile: "northern", account }],
        sims: [{ ...first, uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid, account }],
        ratePlans: [{ ...SMALL, account }],
        wirelessSims: [{ ...meter, uniqueName: "meter-1", status: "active", ratePlan: SMALL.sid, account }],
      },
      config: {
        "kore:accounts": JSON.stringify({ north: { clientId: CHILD.clientId, clientSecret: CHILD.clientSecret } }),
      },
    });
    const { stack } = scene;
    scene.declare(`Sim.get("found", "truck-1");`);
    assertFailed(await stack.preview(), /"truck-1": the account has none .* `get\(name, id, \{\}, \{ account \}\)/);
    const named = `{}, { account: "north" }`;
    scene.declare(
      `const found = [`,
      `  Sim.get("sim", "truck-1", ${named}),`,
      `  Fleet.get("fleet", "${TRUCKS.uniqueName}", ${named}),`,
      `  NetworkAccessProfile.get("profile", "northern", ${named}),`,
      `  wireless.Sim.get("meter", "meter-1", ${named}),`,
      `  wireless.RatePlan.get("plan", "${SMALL.uniqueName}", ${named}),`,
      `];`,
      `exports.owners = found.map(({ accountSid }) => accountSid);`,
    );
    const read = ["fleet", "meter", "plan", "profile", "sim"];
    assertDid(
      await stack.up(),
      0,
      read.map((name) => `read ${name}`),
    );
    const seen = () =>
      read.map((name) => scene.resource(name)?.outputs).map((outputs) => [outputs?.account, outputs?.accountSid]);
    const north = read.map(() => ["north", account]);
    assert.deepEqual(seen(), north);
    assert.equal((await stack.refresh()).code, 0);
    assert.deepEqual(seen(), north);
    assert.deepEqual(scene.writes(), []);
  });

  it("of what the account does not have fails at preview with its name", async () => {
    scene = await openScene({ seed: superSims([]) });
    scene.declare(`Sim.get("found", "${first.sid}");`);
    assertFailed(await scene.stack.preview(), new RegExp(first.sid));
    scene.declare(`Fleet.get("trucks", "lorries");`);
    assertFailed(await scene.stack.preview(), /lorries/);
    // What a function asks is told in the same words, and where in our code it was asked is nobody's business.
    scene.declare(
      `const { getSim } = require("pulumi-kore"); module.exports = async () => ({ sid: (await getSim({ sid: "${first.sid}" })).sid });`,
    );
    const asked = await scene.stack.preview();
    assertFailed(asked, new RegExp(`error: .*no SIM with sid "${first.sid}"`));
    assert.doesNotMatch(asked.text, /unhandled|\n +at |isTransient/);
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });
});
