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

  it("is made with one request, is changed in every mutable input with one, is put right when it drifts, and stays behind with a warning that counts its SIMs", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    const urls = { ipCommandsUrl: "https://example.com/ip", smsCommandsUrl: "https://example.com/sms" };
    const methods = { ipCommandsMethod: "GET", smsCommandsMethod: "GET" };
    const rows = [
      { name: "yard", after: { uniqueName: "renamed" }, changed: "uniqueName", request: "UniqueName=renamed" },
      {
        name: "far",
        after: { networkAccessProfile: OVERSEAS.uniqueName },
        changed: "networkAccessProfile",
        request: `NetworkAccessProfile=${OVERSEAS.sid}`,
        state: { networkAccessProfileSid: OVERSEAS.sid },
      },
      { name: "limited", after: { dataLimit: 2_000_000 }, changed: "dataLimit", request: "DataLimit=2000000" },
      {
        name: "called",
        after: { ...urls, ...methods },
        changed: "ipCommandsMethod,ipCommandsUrl,smsCommandsMethod,smsCommandsUrl",
        request: `IpCommandsMethod=GET IpCommandsUrl=${urls.ipCommandsUrl} SmsCommandsMethod=GET SmsCommandsUrl=${urls.smsCommandsUrl}`,
      },
      {
        name: "quiet",
        before: urls,
        after: { ipCommandsUrl: "", smsCommandsUrl: "" },
        changed: "ipCommandsUrl,smsCommandsUrl",
        request: "IpCommandsUrl= SmsCommandsUrl=",
      },
      { name: "steered", after: { adopt: false, onDelete: "retain" }, changed: "adopt,onDelete" },
    ];
    const one = (name: string, inputs: object) =>
      `new Fleet("${name}", ${literal({ networkAccessProfile: EUROPE.uniqueName, uniqueName: name, ...inputs })});`;
    const made = { dataEnabled: true, smsCommandsEnabled: true, dataLimit: 100 };
    const depot = fleet({ uniqueName: "depot", ...made });
    const creations = ["create depot", ...rows.map(({ name }) => `create ${name}`)];
    const deletions = ["delete depot", ...rows.map(({ name }) => `delete ${name}`)];

    scene.declare(depot, ...rows.map(({ name, before }) => one(name, { ...before })));
    assertDid(await stack.preview(), 0, creations);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    assertDid(await stack.up(), 0, creations);
    const writes = scene.writes();
    assert.equal(writes.length, rows.length + 1);
    assert.ok(
      writes.includes(
        `POST /v1/Fleets DataEnabled=true DataLimit=100 NetworkAccessProfile=${EUROPE.sid} SmsCommandsEnabled=true UniqueName=depot`,
      ),
    );
    const sid = scene.resource("depot")?.id ?? assert.fail("no id");
    assertState(scene.resource("depot"), { sid, ...made, dataMetering: "payg", networkAccessProfileSid: EUROPE.sid });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    scene.declare(depot, ...rows.map(({ name, before, after }) => one(name, { ...before, ...after })));
    assertDid(
      await stack.up(),
      0,
      rows.map(({ name, changed }) => `update ${name} [${changed}]`),
    );
    const sidOf = (name: string) => scene.resource(name)?.id ?? assert.fail(`${name} has no id`);
    const requests = rows.flatMap(({ name, request }) =>
      request ? [`POST /v1/Fleets/${sidOf(name)} ${request}`] : [],
    );
    assert.deepEqual([...scene.writes()].sort(), requests.sort());
    for (const { name, after, state } of rows) assertState(scene.resource(name), { ...after, ...state });

    emulator.control.change.fleet(sid, { dataLimit: 7, uniqueName: "stolen" });
    const look = await stack.refresh("--preview-only", "--expect-no-changes");
    assertDid(look, 7, ["update depot [dataLimit,uniqueName]"]);
    assertDid(await stack.up("--refresh"), 0, ["update depot [dataLimit,uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${sid} DataLimit=100 UniqueName=depot`]);

    emulator.control.seedSims({ count: 3, status: "inactive", fleet: sid });
    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, deletions);
    assert.match(destroyed.text, /warning: Fleet "depot" \(HF.*stays on the account.*holds 3 SIMs/);
    assert.match(destroyed.text, /warning: Fleet "renamed" \(HF.*holds no SIMs/);
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
    assert.equal(emulator.control.change.findFleet(sid).uniqueName, "depot");
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
  });

  it("has a name chosen once from the resource's, keeps its data setting while that stays, and is renamed on destroy if so declared", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    scene.declare(fleet({ dataEnabled: true, onDelete: "rename" }));
    assertDid(await stack.up(), 0, ["create depot"]);
    const { id: sid = "", outputs = {} } = scene.resource("depot") ?? assert.fail("not in the state");
    const name = String(outputs.uniqueName);
    assert.match(name, /^depot-[0-9a-f]{7}$/);
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

  it("makes a new one, moves 20 SIMs with one request each and waits them out, and only then lets the old one go, retained or renamed", async () => {
    const cards = Array.from({ length: 20 }, (_, i) => card(i + 1));
    const sims = `for (const [i, iccid] of ${literal(cards.map(({ iccid }) => iccid))}.entries())
  new Sim("truck-" + i, { iccid, status: "active", fleet: depot.sid });`;
    const spare = (inputs: object) =>
      `new Fleet("spare", ${literal({ networkAccessProfile: EUROPE.sid, onDelete: "rename", ...inputs })});`;
    const names = cards.map((_, i) => `truck-${i}`);
    scene = await openScene({ seed: superSims(cards), delay: "500ms" });
    const { stack, emulator } = scene;
    scene.declare(
      fleet({ uniqueName: "old", dataEnabled: true }),
      sims,
      spare({ uniqueName: "spare", smsCommandsEnabled: true }),
    );
    assertDid(await stack.up(), 0, ["create depot", "create spare", ...names.map((name) => `create ${name}`)]);
    const [old, oldSpare] = [scene.resource("depot")?.id ?? "", scene.resource("spare")?.id ?? ""];
    scene.writes();

    scene.declare(
      fleet({ uniqueName: "new", dataEnabled: false }),
      sims,
      spare({ uniqueName: "next", smsCommandsEnabled: false }),
    );
    const run = await stack.up();
    assertDid(run, 0, [
      "create-replacement depot [dataEnabled,uniqueName]",
      "create-replacement spare [smsCommandsEnabled,uniqueName]",
      "delete-replaced depot",
      "delete-replaced spare",
      "replace depot [dataEnabled,uniqueName]",
      "replace spare [smsCommandsEnabled,uniqueName]",
      ...names.map((name) => `update ${name} [fleet]`),
    ]);
    const sid = scene.resource("depot")?.id ?? "";
    assert.notEqual(sid, old);
    const writes = scene.writes();
    const retired = String(emulator.control.change.findFleet(oldSpare).uniqueName);
    assert.deepEqual([...writes.slice(0, 22)].sort(), [
      `POST /v1/Fleets DataEnabled=false NetworkAccessProfile=${EUROPE.sid} UniqueName=new`,
      `POST /v1/Fleets NetworkAccessProfile=${EUROPE.sid} SmsCommandsEnabled=false UniqueName=next`,
      ...cards.map((one) => `POST /v1/Sims/${one.sid} Fleet=${sid}`),
    ]);
    assert.deepEqual(writes.slice(22), [`POST /v1/Fleets/${oldSpare} UniqueName=${retired}`]);
    assert.match(retired, /^spare-retired-/);
    assert.equal(emulator.control.change.findFleet(old).uniqueName, "old");
    assert.match(run.text, /Fleet "old" \(HF.*stays on the account.*holds no SIMs/);
    for (const name of names) assertState(scene.resource(name), { fleetSid: sid, status: "active" });
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assertDid(await stack.destroy(), 0, ["delete depot", "delete spare", ...names.map((name) => `delete ${name}`)]);
    assert.deepEqual(scene.resources(), []);
  });
});
