/** A Fleet on the real engine: made or taken over, changed in every way, replaced under twenty SIMs, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { CARS, card, EUROPE, OVERSEAS, superSims, TRUCKS, VANS } from "./seeds";

const fleet = (inputs: object) =>
  `const depot = new Fleet("depot", ${literal({ networkAccessProfile: EUROPE.uniqueName, ...inputs })});`;

describe("a Fleet on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is made, changed, put right and left behind, each with the one request it needs", async () => {
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
      {
        name: "auto",
        before: { uniqueName: undefined, dataEnabled: true, onDelete: "rename" },
        after: { dataLimit: 9 },
        changed: "dataLimit",
        request: "DataLimit=9",
      },
    ];
    const one = (name: string, inputs: object) =>
      `new Fleet("${name}", ${literal({ networkAccessProfile: EUROPE.uniqueName, uniqueName: name, ...inputs })});`;
    const made = { dataEnabled: true, smsCommandsEnabled: true, dataLimit: 100 };
    const depot = fleet({ uniqueName: "depot", ...made });
    const creations = ["create depot", ...rows.map(({ name }) => `create ${name}`)];
    const deletions = ["delete depot", ...rows.map(({ name }) => `delete ${name}`)];

    // 1. Made with one request, under the name that is declared or one that is chosen once.
    scene.declare(depot, ...rows.map(({ name, before }) => one(name, { ...before })));
    assertDid(await stack.preview(), 0, creations);
    assert.deepEqual(scene.writes(), []);
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
    const chosen = String(scene.resource("auto")?.outputs?.uniqueName);
    assert.match(chosen, /^auto-[0-9a-f]{7}$/);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    // 2. Every mutable input is changed with one request, or with none where only the state has to know.
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
    assertState(scene.resource("auto"), { uniqueName: chosen });
    const auto = sidOf("auto");

    // 3. What drifts is shown by property, and put right with one request.
    emulator.control.change.fleet(sid, { dataLimit: 7, uniqueName: "stolen" });
    const look = await stack.refresh("--preview-only", "--expect-no-changes");
    assertDid(look, 7, ["update depot [dataLimit,uniqueName]"]);
    assertDid(await stack.up("--refresh"), 0, ["update depot [dataLimit,uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${sid} DataLimit=100 UniqueName=depot`]);

    // 4. It stays behind, renamed where that is declared, with a warning that counts its SIMs.
    emulator.control.seedSims({ count: 3, status: "inactive", fleet: sid });
    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, deletions);
    assert.match(destroyed.text, /warning: Fleet "depot" \(HF.*stays on the account.*holds 3 SIMs/);
    assert.match(destroyed.text, /warning: Fleet "renamed" \(HF.*holds no SIMs/);
    assert.match(destroyed.text, new RegExp(`warning: Fleet "${chosen}" \\(HF.*under a new name.*holds no SIMs`));
    const retired = String(emulator.control.change.findFleet(auto).uniqueName);
    assert.match(retired, new RegExp(`^${chosen}-retired-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$`));
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${auto} UniqueName=${retired}`]);
    assert.deepEqual(scene.resources(), []);
    assert.equal(emulator.control.change.findFleet(sid).uniqueName, "depot");
  });

  it("is taken over by its unique name, or refused; what is fixed stays under that name", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack } = scene;
    const another = (name: string, inputs: object) =>
      `new Fleet("${name}", ${literal({ networkAccessProfile: EUROPE.sid, ...inputs })});`;
    // 1. Brought to the declaration; refused with `adopt: false`, or with another data setting than it has.
    scene.declare(
      fleet({ uniqueName: TRUCKS.uniqueName, dataEnabled: true, dataLimit: 50 }),
      another("not-mine", { uniqueName: VANS.uniqueName, adopt: false, dataLimit: 50 }),
      another("different", { uniqueName: CARS.uniqueName, dataEnabled: false }),
    );
    assertFailed(
      await stack.up("--continue-on-error"),
      /Fleet "vans" \(HF0+2\): exists already and `adopt` is false.*another `uniqueName`/,
      /Fleet "cars" \(HF0+3\): exists already with dataEnabled true.*another `uniqueName`/,
    );
    assert.deepEqual(scene.writes(), [`POST /v1/Fleets/${TRUCKS.sid} DataLimit=50`]);
    assertState(scene.resource("depot"), { sid: TRUCKS.sid, dataLimit: 50 });
    assert.equal(scene.resources().length, 1);

    // 2. Its data setting cannot be changed while its name stays.
    scene.declare(fleet({ uniqueName: TRUCKS.uniqueName, dataLimit: 50, dataEnabled: false }));
    assertFailed(
      await stack.preview(),
      /\(depot\)/,
      /`dataEnabled` = false cannot be changed/,
      /Declare another `uniqueName`/,
    );
    assert.deepEqual(scene.writes(), []);
  });
});

describe("a Fleet that is replaced, because what cannot change was changed together with its name", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("moves its 20 SIMs with one request each before it lets the old one go", async () => {
    const cards = Array.from({ length: 20 }, (_, i) => card(i + 1));
    const sims = `for (const [i, iccid] of ${literal(cards.map(({ iccid }) => iccid))}.entries())
  new Sim("truck-" + i, { iccid, status: "active", fleet: depot.sid });`;
    const spare = (inputs: object) =>
      `new Fleet("spare", ${literal({ networkAccessProfile: EUROPE.sid, onDelete: "rename", ...inputs })});`;
    const names = cards.map((_, i) => `truck-${i}`);
    scene = await openScene({ seed: superSims(cards), delay: "500ms" });
    const { stack, emulator } = scene;
    // 1. Two Fleets, one of them with 20 SIMs.
    scene.declare(
      fleet({ uniqueName: "old", dataEnabled: true }),
      sims,
      spare({ uniqueName: "spare", smsCommandsEnabled: true }),
    );
    assertDid(await stack.up(), 0, ["create depot", "create spare", ...names.map((name) => `create ${name}`)]);
    const [old, oldSpare] = [scene.resource("depot")?.id ?? "", scene.resource("spare")?.id ?? ""];
    scene.writes();

    // 2. The new ones are made, and each SIM is moved with one request and waited for.
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
    // 3. Only then the old ones are let go: one is renamed, the other one stays as it is.
    assert.deepEqual(writes.slice(22), [`POST /v1/Fleets/${oldSpare} UniqueName=${retired}`]);
    assert.match(retired, /^spare-retired-/);
    assert.equal(emulator.control.change.findFleet(old).uniqueName, "old");
    assert.match(run.text, /Fleet "old" \(HF.*stays on the account.*holds no SIMs/);
    for (const name of names) assertState(scene.resource(name), { fleetSid: sid, status: "active" });
    // 4. Nothing is left to do, and all can be destroyed.
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assertDid(await stack.destroy(), 0, ["delete depot", "delete spare", ...names.map((name) => `delete ${name}`)]);
    assert.deepEqual(scene.resources(), []);
  });
});
