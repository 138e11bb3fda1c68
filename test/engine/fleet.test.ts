/** A Fleet on the real engine: made or taken over, changed in every way, replaced under twenty SIMs, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { card, EUROPE, OVERSEAS, superSims, TRUCKS } from "./cards";
import { openScene, type Scene } from "./scene";

const fleet = (inputs: object) =>
  `const depot = new Fleet("depot", ${literal({ networkAccessProfile: EUROPE.uniqueName, ...inputs })});`;

describe("a Fleet on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is made with one request, has every mutable input updated with one, and stays behind with a warning that counts its SIMs", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    const base = { uniqueName: "depot", dataEnabled: true, smsCommandsEnabled: true, dataLimit: 100 };
    scene.declare(fleet(base));
    assertDid(await stack.preview(), 0, ["create depot"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    assertDid(await stack.up(), 0, ["create depot"]);
    assert.deepEqual(scene.writes(), [
      `POST /v1/Fleets DataEnabled=true DataLimit=100 NetworkAccessProfile=${EUROPE.sid} SmsCommandsEnabled=true UniqueName=depot`,
    ]);
    const sid = scene.resource("depot")?.id ?? assert.fail("no id");
    assertState(scene.resource("depot"), { sid, ...base, dataMetering: "payg", networkAccessProfileSid: EUROPE.sid });
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    const urls = { ipCommandsUrl: "https://example.com/ip", smsCommandsUrl: "https://example.com/sms" };
    const steps: readonly (readonly [inputs: object, changed: string, request: string | undefined, state: object])[] = [
      [{ uniqueName: "yard" }, "uniqueName", "UniqueName=yard", { sid, uniqueName: "yard" }],
      [
        { networkAccessProfile: OVERSEAS.uniqueName },
        "networkAccessProfile",
        `NetworkAccessProfile=${OVERSEAS.sid}`,
        { networkAccessProfileSid: OVERSEAS.sid },
      ],
      [{ dataLimit: 2_000_000 }, "dataLimit", "DataLimit=2000000", { dataLimit: 2_000_000 }],
      [
        { ...urls, ipCommandsMethod: "GET", smsCommandsMethod: "GET" },
        "ipCommandsMethod,ipCommandsUrl,smsCommandsMethod,smsCommandsUrl",
        "IpCommandsMethod=GET IpCommandsUrl=https://example.com/ip SmsCommandsMethod=GET SmsCommandsUrl=https://example.com/sms",
        { ...urls, ipCommandsMethod: "GET", smsCommandsMethod: "GET" },
      ],
      [
        { ipCommandsUrl: "", smsCommandsUrl: "" },
        "ipCommandsUrl,smsCommandsUrl",
        "IpCommandsUrl= SmsCommandsUrl=",
        { ipCommandsUrl: "", smsCommandsUrl: "" },
      ],
      [{ adopt: false, onDelete: "retain" }, "adopt,onDelete", undefined, { adopt: false, onDelete: "retain" }],
    ];
    let declared: object = base;
    for (const [inputs, changed, request, state] of steps) {
      declared = { ...declared, ...inputs };
      scene.declare(fleet(declared));
      assertDid(await stack.up(), 0, [`update depot [${changed}]`]);
      assert.deepEqual(scene.writes(), request === undefined ? [] : [`POST /v1/Fleets/${sid} ${request}`]);
      assertState(scene.resource("depot"), { ...state });
    }

    emulator.control.change.fleet(sid, { dataLimit: 7, ipCommandsUrl: "https://elsewhere.example" });
    const look = await stack.refresh("--preview-only", "--expect-no-changes");
    assertDid(look, 7, ["update depot [dataLimit,ipCommandsUrl]"]);
    assertDid(await stack.up("--refresh"), 0, ["update depot [dataLimit,ipCommandsUrl]"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${sid} DataLimit=2000000 IpCommandsUrl=`]);

    emulator.control.seedSims({ count: 3, status: "inactive", fleet: sid });
    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, ["delete depot"]);
    assert.match(destroyed.text, /warning: Fleet "yard" \(HF.*stays on the account.*holds 3 SIMs/);
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
    assert.equal(emulator.control.change.findFleet(sid).uniqueName, "yard");
  });

  it("is taken over by its unique name and brought to the declaration, or refused with adopt: false", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack } = scene;
    scene.declare(fleet({ uniqueName: TRUCKS.uniqueName, adopt: false, dataLimit: 50 }));
    assertFailed(
      await stack.up(),
      /Fleet "trucks" \(HF0+1\): exists already and `adopt` is false/,
      /another `uniqueName`/,
    );
    assert.deepEqual(scene.resources(), []);
    scene.declare(fleet({ uniqueName: TRUCKS.uniqueName, dataEnabled: false }));
    assertFailed(
      await stack.up(),
      /Fleet "trucks" \(HF0+1\): exists already with dataEnabled true/,
      /another `uniqueName`/,
    );
    assert.deepEqual(scene.writes(), []);
    scene.declare(fleet({ uniqueName: TRUCKS.uniqueName, dataLimit: 50 }));
    assertDid(await stack.up(), 0, ["create depot"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${TRUCKS.sid} DataLimit=50`]);
    assertState(scene.resource("depot"), { sid: TRUCKS.sid, dataLimit: 50 });
    assertDid(await stack.up("--expect-no-changes"), 0, []);
  });

  it("has a name chosen once from the resource's, keeps its data setting while that stays, and is renamed on destroy if so declared", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    scene.declare(fleet({ dataEnabled: true, onDelete: "rename" }));
    assertDid(await stack.up(), 0, ["create depot"]);
    const { id: sid = "", outputs = {} } = scene.resource("depot") ?? assert.fail("not in the state");
    const name = String(outputs.uniqueName);
    assert.match(name, /^depot-[0-9a-f]{7}$/);
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    scene.declare(fleet({ dataEnabled: true, onDelete: "rename", dataLimit: 9 }));
    scene.writes();
    assertDid(await stack.up(), 0, ["update depot [dataLimit]"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${sid} DataLimit=9`]);
    assertState(scene.resource("depot"), { sid, uniqueName: name });

    scene.declare(fleet({ uniqueName: name, dataEnabled: false, onDelete: "rename" }));
    assertFailed(
      await stack.preview(),
      /'depot'/,
      /`dataEnabled` = false cannot be changed/,
      /Declare another `uniqueName`/,
    );
    assert.deepEqual(scene.writes(), []);

    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, ["delete depot"]);
    assert.match(destroyed.text, /stays on the account under a new name.*holds no SIMs/);
    const retired = emulator.control.change.findFleet(sid).uniqueName;
    assert.match(String(retired), new RegExp(`^${name}-retired-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$`));
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${sid} UniqueName=${retired}`]);
  });
});

describe("a Fleet that is replaced, because what cannot change was changed together with its name", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const cards = Array.from({ length: 20 }, (_, i) => card(i + 1));
  const sims = `for (const [i, iccid] of ${literal(cards.map(({ iccid }) => iccid))}.entries())
  new Sim("truck-" + i, { iccid, status: "active", fleet: depot.sid });`;

  for (const { onDelete, keeps } of [
    { onDelete: "retain", keeps: /^old$/ },
    { onDelete: "rename", keeps: /^old-retired-/ },
  ])
    it(`makes a new one, moves 20 SIMs with one request each and waits them out, and only then lets the old one go (${onDelete})`, async () => {
      scene = await openScene({ seed: superSims(cards), delay: "500ms" });
      const { stack, emulator } = scene;
      scene.declare(fleet({ uniqueName: "old", dataEnabled: true, onDelete }), sims);
      assertDid(await stack.up(), 0, ["create depot", ...cards.map((_, i) => `create truck-${i}`)]);
      const old = scene.resource("depot")?.id ?? assert.fail("no id");
      scene.writes();

      scene.declare(fleet({ uniqueName: "new", dataEnabled: false, onDelete }), sims);
      const run = await stack.up();
      assertDid(run, 0, [
        "create-replacement depot [dataEnabled,uniqueName]",
        "delete-replaced depot",
        "replace depot [dataEnabled,uniqueName]",
        ...cards.map((_, i) => `update truck-${i} [fleet]`),
      ]);
      const sid = scene.resource("depot")?.id ?? assert.fail("no id");
      assert.notEqual(sid, old);
      const writes = scene.writes();
      const made = `POST /v1/Fleets DataEnabled=false NetworkAccessProfile=${EUROPE.sid} UniqueName=new`;
      const moved = cards.map((one) => `POST /v1/Sims/${one.sid} Fleet=${sid}`);
      const retired = String(emulator.control.change.findFleet(old).uniqueName);
      const renamed = onDelete === "rename" ? [`POST /v1/Fleets/${old} UniqueName=${retired}`] : [];
      assert.equal(writes[0], made);
      assert.deepEqual([...writes.slice(1, 21)].sort(), moved.sort());
      assert.deepEqual(writes.slice(21), renamed);
      assert.match(retired, keeps);
      assert.match(run.text, /stays on the account.*holds no SIMs/);
      for (const [i] of cards.entries()) assertState(scene.resource(`truck-${i}`), { fleetSid: sid, status: "active" });
      assertDid(await stack.up("--expect-no-changes"), 0, []);
      assertDid(await stack.destroy(), 0, ["delete depot", ...cards.map((_, i) => `delete truck-${i}`)]);
      assert.deepEqual(scene.resources(), []);
    });
});
