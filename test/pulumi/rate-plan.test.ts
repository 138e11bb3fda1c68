/** A rate plan on the real engine: made or taken over, renamed, replaced under its SIMs, deleted. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { SMALL, wirelessCard, wirelessSims } from "./seeds";

const [first, second] = [wirelessCard(1), wirelessCard(2)];

const plan = (inputs: object) => `const plan = new wireless.RatePlan("plan", ${literal(inputs)});`;
const meter = `new wireless.Sim("meter", { iccid: "${first.iccid}", status: "active", ratePlan: plan.sid });`;

describe("a rate plan on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is made with everything that is declared, renamed in place, found drifted, and really deleted", async () => {
    scene = await openScene({ seed: wirelessSims([]) });
    const { stack, emulator } = scene;
    const base = {
      uniqueName: "roaming",
      friendlyName: "Roaming",
      dataEnabled: true,
      dataLimit: 100,
      dataMetering: "payg",
      messagingEnabled: true,
      voiceEnabled: false,
      nationalRoamingEnabled: true,
      nationalRoamingDataLimit: 50,
      internationalRoaming: ["data", "messaging"],
      internationalRoamingDataLimit: 20,
    };
    scene.declare(plan(base));
    assertDid(await stack.up(), 0, ["create plan"]);
    assert.deepEqual(scene.writes(), [
      "POST /v1/RatePlans DataEnabled=true DataLimit=100 DataMetering=payg FriendlyName=Roaming InternationalRoaming=data,messaging " +
        "InternationalRoamingDataLimit=20 MessagingEnabled=true NationalRoamingDataLimit=50 NationalRoamingEnabled=true " +
        "UniqueName=roaming VoiceEnabled=false",
    ]);
    const sid = scene.resource("plan")?.id ?? assert.fail("no id");
    const path = `/v1/RatePlans/${sid}`;
    assertState(scene.resource("plan"), { sid, ...base });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    scene.declare(
      plan({ ...base, uniqueName: "travel", friendlyName: "", internationalRoaming: ["messaging", "data"] }),
    );
    assertDid(await stack.up(), 0, ["update plan [friendlyName,internationalRoaming,uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} FriendlyName= UniqueName=travel`]);
    assertState(scene.resource("plan"), { sid, uniqueName: "travel", friendlyName: "" });
    emulator.control.change.ratePlan(sid, { friendlyName: "Somebody's" });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 7, ["update plan [friendlyName]"]);
    assertDid(await stack.up("--refresh"), 0, ["update plan [friendlyName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} FriendlyName=`]);

    assertDid(await stack.destroy(), 0, ["delete plan"]);
    assert.deepEqual(scene.writes(), [`DELETE ${path}`]);
    assert.deepEqual(scene.resources(), []);
  });

  it("is replaced only together with its name, and deleted once its SIM has moved", async () => {
    scene = await openScene({ seed: wirelessSims([first]) });
    const { stack } = scene;
    scene.declare(plan({ uniqueName: "ten", dataLimit: 10 }), meter);
    assertDid(await stack.up(), 0, ["create meter", "create plan"]);
    const old = scene.resource("plan")?.id ?? assert.fail("no id");
    scene.writes();

    // 1. Not under the same name.
    scene.declare(plan({ uniqueName: "ten", dataLimit: 20 }), meter);
    assertFailed(
      await stack.preview(),
      /\(plan\)/,
      /`dataLimit` = 20 cannot be changed/,
      /Declare another `uniqueName` than "ten"/,
    );
    assert.deepEqual(scene.writes(), []);

    // 2. A new one is made, its SIM moved by one request, and then the old one deleted.
    scene.declare(plan({ uniqueName: "twenty", dataLimit: 20 }), meter);
    assertDid(await stack.up(), 0, [
      "create-replacement plan [dataLimit,uniqueName]",
      "delete-replaced plan",
      "replace plan [dataLimit,uniqueName]",
      "update meter [ratePlan]",
    ]);
    const sid = scene.resource("plan")?.id ?? assert.fail("no id");
    assert.notEqual(sid, old);
    assert.deepEqual(scene.writes(), [
      "POST /v1/RatePlans DataLimit=20 UniqueName=twenty",
      `POST /v1/Sims/${first.sid} RatePlan=${sid}`,
      `DELETE /v1/RatePlans/${old}`,
    ]);
    assertState(scene.resource("meter"), { ratePlanSid: sid, status: "active" });
    assertState(scene.resource("plan"), { sid, uniqueName: "twenty", dataLimit: 20 });
  });

  it("has its name chosen, is taken over when it exists, and stays while SIMs are on it", async () => {
    scene = await openScene({ seed: wirelessSims([first, { ...second, status: "active", ratePlan: SMALL.sid }]) });
    const { stack, emulator } = scene;
    // 1. Taken over by its name, or made under one that is chosen.
    scene.declare(
      plan({ uniqueName: SMALL.uniqueName, friendlyName: "Small" }),
      `new wireless.RatePlan("automatic", {});`,
    );
    assertDid(await stack.up(), 0, ["create automatic", "create plan"]);
    const { id: automatic, outputs } = scene.resource("automatic") ?? assert.fail("not in the state");
    assert.match(String(outputs?.uniqueName), /^automatic-[0-9a-f]{7}$/);
    assert.deepEqual([...scene.writes()].sort(), [
      `POST /v1/RatePlans UniqueName=${outputs?.uniqueName}`,
      `POST /v1/RatePlans/${SMALL.sid} FriendlyName=Small`,
    ]);

    // 2. It stays while SIMs are on it, whose number is said.
    const inUse = await stack.destroy();
    assertFailed(inUse, /rate plan "small" \(WP0+1\)/, /It holds 1 wireless SIM: move or delete those first/);
    assert.deepEqual(
      [...scene.writes()].sort(),
      [`DELETE /v1/RatePlans/${SMALL.sid}`, `DELETE /v1/RatePlans/${automatic}`].sort(),
    );
    assertState(scene.resource("plan"), { sid: SMALL.sid });
    // 3. Once nothing is on it, it goes.
    emulator.control.change.wirelessSim(second.sid, { status: "suspended", ratePlan: null });
    assert.equal((await stack.destroy()).code, 0);
    assert.deepEqual(scene.resources(), []);
  });
});
