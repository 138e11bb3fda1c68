/** Where a Super SIM comes from and where it goes: registered, transferred, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS } from "./seeds";

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
    const up = await stack.up("--diff");
    assertDid(up, 0, ["create truck"]);
    const sid = scene.resource("truck")?.id ?? assert.fail("no id");
    assert.deepEqual(scene.writes(), [
      `POST /v1/Sims Iccid=${iccid} RegistrationCode=${CODE}`,
      `POST /v1/Sims/${sid} Fleet=${TRUCKS.sid} Status=ready`,
    ]);
    assertState(scene.resource("truck"), { sid, iccid, status: "ready", fleetSid: TRUCKS.sid });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    assert.ok(!scene.stateFile().includes(CODE), "the code is in the plain state");

    scene.declare(truck({}));
    const without = await stack.up("--refresh", "--diff");
    assert.equal(without.code, 0, without.text);
    assert.deepEqual(scene.writes(), []);
    for (const { text } of [up, without]) assert.ok(!text.includes(CODE), text);
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
    assert.ok(!scene.stateFile().includes(CODE));
  });
});

describe("a Super SIM that is destroyed", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is deactivated, released from its Fleet, or left alone, as onDelete says", async () => {
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
    // 1. One SIM for each way, one that is new, and one that will be gone.
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
    // 2. Each gets the request that `onDelete` says; the new and the gone one get none.
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
