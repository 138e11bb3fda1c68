/** A Programmable Wireless SIM on the real engine: adopted, changed in every way, refused, lost, let go. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { LARGE, SMALL, wirelessCard, wirelessSims } from "./seeds";

const [first, second] = [wirelessCard(1), wirelessCard(2)];
const path = `/v1/Sims/${first.sid}`;
const named = new RegExp(first.iccid);
const LOOK = ["--preview-only", "--expect-no-changes"] as const;

const sim = (name: string, inputs: object) => `new wireless.Sim("${name}", ${literal(inputs)});`;
const meter = (inputs: object) => sim("meter", { iccid: first.iccid, ...inputs });

const onSmall = { status: "active", ratePlan: SMALL.sid } as const;
const callback = { commandsCallbackUrl: "https://example.com/commands", commandsCallbackMethod: "GET" };

/** One SIM a row: what it is, how it is declared first and then, what Pulumi shows and what the API gets. */
const ROWS: readonly {
  readonly name: string;
  readonly is?: { readonly status: "active" | "suspended"; readonly ratePlan?: string };
  readonly before: object;
  readonly after: object;
  readonly changed: string;
  readonly request?: string;
  readonly state?: object;
}[] = [
  {
    name: "activated",
    before: {},
    after: { status: "active", ratePlan: LARGE.uniqueName },
    changed: "ratePlan,status",
    request: `RatePlan=${LARGE.sid} Status=active`,
    state: { ratePlanSid: LARGE.sid },
  },
  {
    name: "upgraded",
    is: onSmall,
    before: onSmall,
    after: { status: "active", ratePlan: LARGE.sid },
    changed: "ratePlan",
    request: `RatePlan=${LARGE.sid}`,
  },
  {
    name: "suspended",
    is: onSmall,
    before: onSmall,
    after: { ...onSmall, status: "suspended" },
    changed: "status",
    request: "Status=suspended",
  },
  {
    name: "resumed",
    is: { status: "suspended" },
    before: { status: "suspended" },
    after: { status: "active", ratePlan: LARGE.sid },
    changed: "ratePlan,status",
    request: `RatePlan=${LARGE.sid} Status=active`,
  },
  {
    name: "planless",
    is: { status: "suspended", ratePlan: SMALL.sid },
    before: { status: "suspended", ratePlan: SMALL.sid },
    after: { status: "suspended", ratePlan: "" },
    changed: "ratePlan",
    request: "RatePlan=",
    state: { ratePlanSid: "" },
  },
  {
    name: "named",
    before: {},
    after: { uniqueName: "a", friendlyName: "A", ...callback },
    changed: "commandsCallbackMethod,commandsCallbackUrl,friendlyName,uniqueName",
    request: "CommandsCallbackMethod=GET CommandsCallbackUrl=https://example.com/commands FriendlyName=A UniqueName=a",
  },
  {
    name: "steered",
    is: onSmall,
    before: onSmall,
    after: { ...onSmall, onDelete: "retain", timeouts: { update: "5m" } },
    changed: "onDelete,timeouts",
  },
];

describe("a wireless SIM on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is adopted, updated and replaced with exactly the request it needs, or none", async () => {
    const [old, next, fresh] = [wirelessCard(91), wirelessCard(92), wirelessCard(93)];
    const rows = ROWS.map((row, i) => ({ ...row, ...wirelessCard(i + 1) }));
    const given = rows.map(({ sid: id, iccid, is }) => ({ sid: id, iccid, ...is }));
    scene = await openScene({ seed: wirelessSims([{ ...old, uniqueName: "handed-on" }, next, fresh, ...given]) });
    const { stack } = scene;
    const adopted = sim("fresh", {
      iccid: fresh.iccid,
      uniqueName: "fresh",
      status: "ready",
      ratePlan: SMALL.uniqueName,
    });
    const creations = ["create fresh", "create replaced", ...rows.map(({ name }) => `create ${name}`)];
    // 1. Adopted with one request, or none; previews and refreshes are empty then.
    scene.declare(
      adopted,
      sim("replaced", { iccid: old.iccid, uniqueName: "handed-on" }),
      ...rows.map(({ name, iccid, before }) => sim(name, { iccid, ...before })),
    );
    assertDid(await stack.preview(), 0, creations);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.up(), 0, creations);
    assert.deepEqual(scene.writes(), [
      `POST /v1/Sims/${fresh.sid} RatePlan=${SMALL.sid} Status=ready UniqueName=fresh`,
    ]);
    assertState(scene.resource("fresh"), { ...fresh, status: "ready", ratePlanSid: SMALL.sid, uniqueName: "fresh" });
    assertDid(await stack.refresh(...LOOK), 0, []);

    // 2. Every mutable input is updated with the one that it needs; another ICCID replaces it.
    scene.declare(
      adopted,
      sim("replaced", { iccid: next.iccid, uniqueName: "handed-on" }),
      ...rows.map(({ name, iccid, after }) => sim(name, { iccid, ...after })),
    );
    assertDid(await stack.up(), 0, [
      "create-replacement replaced [iccid]",
      "delete-replaced replaced",
      "replace replaced [iccid]",
      ...rows.map(({ name, changed }) => `update ${name} [${changed}]`),
    ]);
    const requests = rows.flatMap((row) => (row.request ? [`POST /v1/Sims/${row.sid} ${row.request}`] : []));
    const replacing = [`POST /v1/Sims/${old.sid} UniqueName=`, `POST /v1/Sims/${next.sid} UniqueName=handed-on`];
    assert.deepEqual([...scene.writes()].sort(), [...replacing, ...requests].sort());
    for (const { name, after, state } of rows) assertState(scene.resource(name), { ...after, ...state });
    assertState(scene.resource("replaced"), { ...next, uniqueName: "handed-on" });
    assertDid(await stack.refresh(...LOOK), 0, []);
    assert.deepEqual(scene.writes(), []);
  });

  it("shows drift by name and is put right; what it becomes by itself is none", async () => {
    scene = await openScene({
      seed: wirelessSims([first, { ...second, status: "active", ratePlan: SMALL.sid }]),
    });
    const { stack, emulator } = scene;
    const { change } = emulator.control;
    const declared = meter({ status: "ready", ratePlan: SMALL.uniqueName, friendlyName: "Meter" });
    // 1. What cannot be undone is said at preview.
    scene.declare(declared, sim("old", { iccid: second.iccid, status: "deactivated" }));
    const preview = await stack.preview();
    assertDid(preview, 0, ["create meter", "create old"]);
    const warning = new RegExp(
      `warning: wireless SIM ${second.iccid}: status "deactivated" cannot be undone: .*72 hours`,
    );
    assert.match(preview.text, warning);
    assertDid(await stack.up(), 0, ["create meter", "create old"]);
    assert.deepEqual([...scene.writes()].sort(), [
      `POST ${path} FriendlyName=Meter RatePlan=${SMALL.sid} Status=ready`,
      `POST /v1/Sims/${second.sid} Status=deactivated`,
    ]);

    // 2. Becoming active, or canceled, by itself is no drift.
    change.use(first.sid, { bytes: 250_000 });
    emulator.advance("73h");
    assert.equal(change.findWirelessSim(first.sid).status, "active");
    assert.equal(change.findWirelessSim(second.sid).status, "canceled");
    assertDid(await stack.refresh(...LOOK), 0, []);

    // 3. Drift is shown by name; what is gone leaves the state.
    change.wirelessSim(first.sid, { friendlyName: "Stolen", ratePlan: LARGE.sid });
    change.remove(second.sid);
    const drift = ["delete old", "update meter [friendlyName,ratePlan,ratePlanSid,status]"];
    assertDid(await stack.refresh(...LOOK), 7, drift);
    assertState(scene.resource("old"), { sid: second.sid });
    assert.deepEqual(scene.writes(), []);
    // 4. One request puts it right.
    scene.declare(declared);
    const healed = await stack.up("--refresh");
    assert.equal(healed.code, 0, healed.text);
    assert.deepEqual(scene.writes(), [`POST ${path} FriendlyName=Meter RatePlan=${SMALL.sid}`]);
    assertState(scene.resource("meter"), { friendlyName: "Meter", ratePlanSid: SMALL.sid, status: "active" });
    assert.equal(scene.resource("old"), undefined);
  });

  it("is refused at preview: ready again (33105), no plan (33104), losing it (33101, 33121)", async () => {
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
      [meter({ status: "canceled" }), spare({}), /\(meter\)/, /"canceled"/, /72 hours after "deactivated"/],
    ] as const;
    for (const [one, other, ...says] of refusals) {
      scene.declare(one, other);
      assertFailed(await stack.preview(), ...says);
    }
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("meter"), { status: "active", ratePlanSid: SMALL.sid });
  });

  it("is suspended, left, deactivated or deleted when it is destroyed, as onDelete says", async () => {
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
      sim("untouched", { iccid: first.iccid }),
    );
    // 1. What cannot be undone is said at preview.
    const preview = await stack.preview();
    for (const { name, iccid } of cards) {
      const warning = new RegExp(`warning: wireless SIM ${iccid}: onDelete .* cannot be undone`);
      assert.equal(warning.test(preview.text), name === "ended" || name === "deleted", preview.text);
    }
    // 2. Each gets the request that `onDelete` says; the new one gets none.
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
