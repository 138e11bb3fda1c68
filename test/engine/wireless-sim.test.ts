/** A Programmable Wireless SIM on the real engine: adopted, changed in every way, refused, lost, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { LARGE, SMALL, wirelessCard, wirelessSims } from "./cards";
import { openScene, type Scene } from "./scene";

const [first, second] = [wirelessCard(1), wirelessCard(2)];
const path = `/v1/Sims/${first.sid}`;
const named = new RegExp(first.iccid);
const LOOK = ["--preview-only", "--expect-no-changes"] as const;

const sim = (name: string, inputs: object) => `new wireless.Sim("${name}", ${literal(inputs)});`;
const meter = (inputs: object) => sim("meter", { iccid: first.iccid, ...inputs });

describe("a wireless SIM on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is adopted with one request, has every mutable input updated with exactly the one that it needs, and is replaced with its name handed on", async () => {
    scene = await openScene({ seed: wirelessSims([first, second]) });
    const { stack } = scene;
    scene.declare(meter({ uniqueName: "meter-1", status: "ready", ratePlan: SMALL.uniqueName }));
    assertDid(await stack.preview(), 0, ["create meter"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    assertDid(await stack.up(), 0, ["create meter"]);
    assert.deepEqual(scene.writes(), [`POST ${path} RatePlan=${SMALL.sid} Status=ready UniqueName=meter-1`]);
    assertState(scene.resource("meter"), { ...first, status: "ready", ratePlanSid: SMALL.sid, uniqueName: "meter-1" });
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh(...LOOK), 0, []);

    const callback = { commandsCallbackUrl: "https://example.com/commands", commandsCallbackMethod: "GET" };
    const base = { uniqueName: "meter-1", friendlyName: "Meter", status: "active", ratePlan: LARGE.sid };
    const steps: readonly (readonly [inputs: object, changed: string, request: string | undefined, state: object])[] = [
      [
        { ...base, friendlyName: undefined },
        "ratePlan,status",
        `RatePlan=${LARGE.sid} Status=active`,
        { status: "active", ratePlanSid: LARGE.sid },
      ],
      [
        { ...base, ...callback },
        "commandsCallbackMethod,commandsCallbackUrl,friendlyName",
        "CommandsCallbackMethod=GET CommandsCallbackUrl=https://example.com/commands FriendlyName=Meter",
        { friendlyName: "Meter", ...callback },
      ],
      [
        { ...base, uniqueName: "", friendlyName: "", commandsCallbackUrl: "", commandsCallbackMethod: "GET" },
        "commandsCallbackUrl,friendlyName,uniqueName",
        "CommandsCallbackUrl= FriendlyName= UniqueName=",
        { uniqueName: "", friendlyName: "", commandsCallbackUrl: "" },
      ],
      [
        { uniqueName: "meter-2", ratePlan: LARGE.sid, status: "suspended" },
        "commandsCallbackMethod,commandsCallbackUrl,friendlyName,status,uniqueName",
        "Status=suspended UniqueName=meter-2",
        { uniqueName: "meter-2", status: "suspended" },
      ],
      [{ uniqueName: "meter-2", ratePlan: "", status: "suspended" }, "ratePlan", "RatePlan=", { ratePlanSid: "" }],
      [
        { uniqueName: "meter-2", ratePlan: "", status: "suspended", onDelete: "retain", timeouts: { update: "5m" } },
        "onDelete,timeouts",
        undefined,
        { onDelete: "retain", timeouts: { update: "5m" } },
      ],
    ];
    for (const [inputs, changed, request, state] of steps) {
      scene.declare(meter(inputs));
      assertDid(await stack.up(), 0, [`update meter [${changed}]`]);
      assert.deepEqual(scene.writes(), request === undefined ? [] : [`POST ${path} ${request}`]);
      assertState(scene.resource("meter"), { ...state });
    }

    scene.declare(meter({ iccid: second.iccid, uniqueName: "meter-2" }));
    const replaced = await stack.up();
    assert.equal(replaced.code, 0, replaced.text);
    assert.deepEqual(scene.writes(), [`POST ${path} UniqueName=`, `POST /v1/Sims/${second.sid} UniqueName=meter-2`]);
    assertState(scene.resource("meter"), { ...second, uniqueName: "meter-2" });
  });

  it("shows drift by name and is put right; becoming active or canceled by itself is none; gone, it leaves the state", async () => {
    scene = await openScene({
      seed: wirelessSims([first, { ...second, status: "active", ratePlan: SMALL.sid }]),
    });
    const { stack, emulator } = scene;
    scene.declare(
      meter({ status: "ready", ratePlan: SMALL.uniqueName, friendlyName: "Meter" }),
      sim("old", { iccid: second.iccid, status: "deactivated" }),
    );
    const preview = await stack.preview();
    assertDid(preview, 0, ["create meter", "create old"]);
    assert.match(
      preview.text,
      new RegExp(`warning: wireless SIM ${second.iccid}: status "deactivated" cannot be undone: .*72 hours`),
    );
    const up = await stack.up();
    assertDid(up, 0, ["create meter", "create old"]);
    assert.deepEqual([...scene.writes()].sort(), [
      `POST ${path} FriendlyName=Meter RatePlan=${SMALL.sid} Status=ready`,
      `POST /v1/Sims/${second.sid} Status=deactivated`,
    ]);

    emulator.control.change.use(first.sid, { bytes: 250_000 });
    emulator.advance("73h");
    assert.equal(emulator.control.change.findWirelessSim(first.sid).status, "active");
    assert.equal(emulator.control.change.findWirelessSim(second.sid).status, "canceled");
    assertDid(await stack.refresh(...LOOK), 0, []);
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);

    emulator.control.change.wirelessSim(first.sid, { friendlyName: "Stolen", ratePlan: LARGE.sid });
    assertDid(await stack.refresh(...LOOK), 7, ["update meter [friendlyName,ratePlan,ratePlanSid]"]);
    assertDid(await stack.up("--refresh"), 0, ["update meter [friendlyName,ratePlan]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} FriendlyName=Meter RatePlan=${SMALL.sid}`]);
    assertState(scene.resource("meter"), { friendlyName: "Meter", ratePlanSid: SMALL.sid, status: "active" });

    emulator.control.change.remove(second.sid);
    assertDid(await stack.refresh(...LOOK), 7, ["delete old"]);
    assertDid(await stack.refresh(), 0, ["delete old"]);
    assert.equal(scene.resource("old"), undefined);
    assert.deepEqual(scene.writes(), []);
  });

  it("is refused at preview: ready again (33105), active without a plan (33104), losing it while active (33101) or with suspending (33121)", async () => {
    scene = await openScene({ seed: wirelessSims([{ ...first, status: "active", ratePlan: SMALL.sid }, second]) });
    const { stack } = scene;
    const spare = (inputs: object) => sim("spare", { iccid: second.iccid, ...inputs });
    scene.declare(meter({ status: "active", ratePlan: SMALL.sid }), spare({}));
    assertDid(await stack.up(), 0, ["create meter", "create spare"]);
    scene.traffic();
    const refusals = [
      [meter({ status: "ready", ratePlan: SMALL.sid }), spare({}), named, /33105/, /Declare status "active"/],
      [
        meter({ status: "active" }),
        spare({ status: "active" }),
        new RegExp(second.iccid),
        /33104/,
        /Declare `ratePlan`/,
      ],
      [meter({ status: "active", ratePlan: "" }), spare({}), named, /33101/, /Declare another `ratePlan`/],
      [meter({ status: "suspended", ratePlan: "" }), spare({}), named, /33121/, /second `pulumi up`/],
      [meter({ status: "canceled" }), spare({}), /'meter'/, /"canceled"/, /72 hours after "deactivated"/],
    ] as const;
    for (const [one, other, ...says] of refusals) {
      scene.declare(one, other);
      assertFailed(await stack.preview(), ...says);
    }
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    assertState(scene.resource("meter"), { status: "active", ratePlanSid: SMALL.sid });
  });

  it("is suspended, left, deactivated or deleted when it is destroyed, as onDelete says; what cannot be undone is said at preview", async () => {
    const ways = [
      {
        name: "default",
        inputs: {},
        request: (sid: string) => `POST /v1/Sims/${sid} Status=suspended`,
        ends: "suspended",
      },
      { name: "left", inputs: { onDelete: "retain" }, request: () => undefined, ends: "active" },
      {
        name: "ended",
        inputs: { onDelete: "deactivate" },
        request: (sid: string) => `POST /v1/Sims/${sid} Status=deactivated`,
        ends: "deactivated",
      },
      {
        name: "deleted",
        inputs: { onDelete: "delete" },
        request: (sid: string) => `DELETE /v1/Sims/${sid}`,
        ends: undefined,
      },
    ];
    const cards = ways.map((way, i) => ({ ...way, ...wirelessCard(10 + i) }));
    scene = await openScene({
      seed: wirelessSims([
        ...cards.map(({ sid, iccid }) => ({ sid, iccid, status: "active" as const, ratePlan: SMALL.sid })),
        first,
      ]),
    });
    const { stack, emulator } = scene;
    scene.declare(
      ...cards.map(({ name, iccid, inputs }) => sim(name, { iccid, ...inputs })),
      sim("untouched", first && { iccid: first.iccid }),
    );
    const preview = await stack.preview();
    for (const { name, iccid } of cards) {
      const warning = new RegExp(`warning: wireless SIM ${iccid}: onDelete .* cannot be undone`);
      assert.equal(warning.test(preview.text), name === "ended" || name === "deleted", preview.text);
    }
    const names = [...cards.map(({ name }) => name), "untouched"];
    assertDid(
      await stack.up(),
      0,
      names.map((name) => `create ${name}`),
    );
    assert.deepEqual(scene.writes(), []);
    assertDid(
      await stack.destroy(),
      0,
      names.map((name) => `delete ${name}`),
    );
    const expected = cards.flatMap(({ sid, request }) => request(sid) ?? []);
    assert.deepEqual([...scene.writes()].sort(), expected.sort());
    assert.deepEqual(scene.resources(), []);
    for (const { sid, ends } of cards)
      if (ends !== undefined) assert.equal(emulator.control.change.findWirelessSim(sid).status, ends);
    assert.equal(emulator.control.change.findWirelessSim(first.sid).status, "new");
  });

  it("that does not settle in time is waited for by the next up without a second write", async () => {
    scene = await openScene({ seed: wirelessSims([first]), delay: "1h" });
    const { stack, emulator } = scene;
    scene.declare(meter({ status: "active", ratePlan: SMALL.sid, timeouts: { create: "2s" } }));
    assertFailed(await stack.up(), named, /still on its way to status "active"/, /status updating/);
    assert.deepEqual(scene.writes(), [`POST ${path} RatePlan=${SMALL.sid} Status=active`]);
    assertState(scene.resource("meter"), { sid: first.sid, status: "updating" });
    emulator.advance("1h");
    emulator.control.setDelay(0);
    assertDid(await stack.up(), 0, ["update meter"]);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("meter"), { status: "active" });
    assertDid(await stack.destroy(), 0, ["delete meter"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Status=suspended`]);
  });
});
