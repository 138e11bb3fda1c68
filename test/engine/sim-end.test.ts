/** Where a Super SIM comes from and where it goes: registered, transferred, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { card, superSims, TRUCKS } from "./cards";
import { openScene, type Scene } from "./scene";

const [first, second] = [card(1), card(2)];
const CODE = "K0RE-PLANTED-CODE";

const sim = (name: string, inputs: object) => `new Sim("${name}", ${literal(inputs)});`;

describe("a Super SIM that is not on the account yet", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is registered with its code, which no output, no state and no message ever shows", async () => {
    const iccid = card(9).iccid;
    scene = await openScene({ seed: superSims([], { unregistered: [{ iccid, registrationCode: CODE }] }) });
    const { stack } = scene;
    const truck = (inputs: object) => sim("truck", { iccid, status: "ready", fleet: TRUCKS.sid, ...inputs });
    scene.declare(truck({ registrationCode: CODE }));
    const runs = [await stack.preview("--diff"), await stack.up("--diff")];
    assertDid(runs[1] ?? assert.fail(), 0, ["create truck"]);
    const sid = scene.resource("truck")?.id ?? assert.fail("no id");
    assert.deepEqual(scene.writes(), [
      `POST /v1/Sims Iccid=${iccid} RegistrationCode=${CODE}`,
      `POST /v1/Sims/${sid} Fleet=${TRUCKS.sid} Status=ready`,
    ]);
    assertState(scene.resource("truck"), { sid, iccid, status: "ready", fleetSid: TRUCKS.sid });
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    assert.ok(!JSON.stringify(await stack.exportState()).includes(CODE), "the code is in the plain state");

    scene.declare(truck({}));
    runs.push(await stack.up("--diff"));
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
    for (const { stdout, stderr } of runs) assert.ok(!(stdout + stderr).includes(CODE), stdout + stderr);
  });

  it("stays away with a wrong code, and the message keeps the code to itself", async () => {
    const iccid = card(9).iccid;
    scene = await openScene({ seed: superSims([], { unregistered: [{ iccid, registrationCode: "another" }] }) });
    scene.declare(sim("truck", { iccid, registrationCode: CODE }));
    const run = await scene.stack.up();
    assertFailed(run, new RegExp(`SIM ${iccid}`), /POST \/v1\/Sims failed/);
    assert.ok(!run.text.includes(CODE), run.text);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims Iccid=${iccid} RegistrationCode=${CODE}`]);
    assert.deepEqual(scene.resources(), []);
    assert.ok(!JSON.stringify(await scene.stack.exportState()).includes(CODE));
  });

  it("is moved to another account while it is new", async () => {
    scene = await openScene({ seed: superSims([first]) });
    const { stack, emulator } = scene;
    scene.declare(sim("truck", { iccid: first.iccid }));
    assertDid(await stack.up(), 0, ["create truck"]);
    const accountSid = emulator.accounts.child.sid;
    scene.declare(sim("truck", { iccid: first.iccid, accountSid }));
    assertDid(await stack.up(), 0, ["update truck [accountSid]"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${first.sid} AccountSid=${accountSid}`]);
    assertState(scene.resource("truck"), { accountSid, status: "new" });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
  });
});

describe("a Super SIM that is destroyed", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is deactivated, released from its Fleet, or left alone, as onDelete says; one that is new or gone gets no request", async () => {
    const ways = [
      { name: "default", inputs: {}, status: "active", request: "Status=inactive", ends: ["inactive", TRUCKS.sid] },
      {
        name: "deactivated",
        inputs: { onDelete: "deactivate" },
        status: "ready",
        request: "Status=inactive",
        ends: ["inactive", TRUCKS.sid],
      },
      {
        name: "released",
        inputs: { onDelete: "release" },
        status: "active",
        request: "Fleet= Status=inactive",
        ends: ["inactive", null],
      },
      {
        name: "retained",
        inputs: { onDelete: "retain" },
        status: "active",
        request: undefined,
        ends: ["active", TRUCKS.sid],
      },
      {
        name: "asleep",
        inputs: { onDelete: "deactivate" },
        status: "inactive",
        request: undefined,
        ends: ["inactive", TRUCKS.sid],
      },
    ] as const;
    const cards = ways.map((way, i) => ({ ...way, ...card(10 + i) }));
    scene = await openScene({
      seed: superSims([
        ...cards.map(({ sid, iccid, status }) => ({ sid, iccid, status, fleet: TRUCKS.sid })),
        first,
        { ...second, status: "active", fleet: TRUCKS.sid },
      ]),
    });
    const { stack, emulator } = scene;
    scene.declare(
      ...cards.map(({ name, iccid, inputs }) => sim(name, { iccid, ...inputs })),
      sim("untouched", { iccid: first.iccid }),
      sim("gone", { iccid: second.iccid }),
    );
    const names = [...cards.map(({ name }) => name), "gone", "untouched"];
    assertDid(
      await stack.up(),
      0,
      names.map((name) => `create ${name}`),
    );
    assert.deepEqual(scene.writes(), []);
    emulator.control.change.remove(second.sid);
    assertDid(
      await stack.destroy(),
      0,
      names.map((name) => `delete ${name}`),
    );
    const expected = cards.flatMap(({ sid, request }) => (request ? [`POST /v1/Sims/${sid} ${request}`] : []));
    assert.deepEqual([...scene.writes()].sort(), expected.sort());
    assert.deepEqual(scene.resources(), []);
    for (const { sid, ends } of cards) {
      const { status, fleetSid } = emulator.control.change.findSim(sid);
      assert.deepEqual([status, fleetSid], ends);
    }
    assert.equal(emulator.control.change.findSim(first.sid).status, "new");
  });
});
