/** A Super SIM on the real engine: adopted, changed in every way, replaced. */
import assert from "node:assert/strict";
import { assertDid, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS, VANS } from "./seeds";

const CHILD = `AC${"b".repeat(32)}`;
const LOOK = ["--preview-only", "--expect-no-changes"] as const;

const sim = (name: string, inputs: object) => `new Sim("${name}", ${literal(inputs)});`;

/** One SIM a row: what it is, how it is declared first and then, what Pulumi shows and what the API gets. */
interface Row {
  readonly name: string;
  readonly is?: {
    readonly status?: "ready" | "active" | "inactive";
    readonly fleet?: string;
    readonly uniqueName?: string;
  };
  readonly before: object;
  readonly after: object;
  /** The inputs that differ; absent when nothing has to be done. */
  readonly changed?: string;
  /** The parameters of the one request; absent when none is needed. */
  readonly request?: string;
  readonly state: object;
}

const inTrucks = { status: "active", fleet: TRUCKS.sid } as const;

const ROWS: readonly Row[] = [
  {
    name: "named",
    before: {},
    after: { uniqueName: "a" },
    changed: "uniqueName",
    request: "UniqueName=a",
    state: { uniqueName: "a" },
  },
  {
    name: "renamed",
    is: { uniqueName: "b" },
    before: { uniqueName: "b" },
    after: { uniqueName: "c" },
    changed: "uniqueName",
    request: "UniqueName=c",
    state: { uniqueName: "c" },
  },
  {
    name: "nameless",
    is: { uniqueName: "d" },
    before: { uniqueName: "d" },
    after: { uniqueName: "" },
    changed: "uniqueName",
    request: "UniqueName=",
    state: { uniqueName: "" },
  },
  {
    name: "unmanaged",
    is: { uniqueName: "e" },
    before: { uniqueName: "e" },
    after: {},
    changed: "uniqueName",
    state: { uniqueName: "e" },
  },
  {
    name: "assigned",
    before: {},
    after: { fleet: TRUCKS.sid },
    changed: "fleet",
    request: `Fleet=${TRUCKS.sid}`,
    state: { fleetSid: TRUCKS.sid, status: "new" },
  },
  {
    name: "moved",
    is: inTrucks,
    before: inTrucks,
    after: { status: "active", fleet: VANS.uniqueName },
    changed: "fleet",
    request: `Fleet=${VANS.sid}`,
    state: { fleetSid: VANS.sid, fleet: VANS.uniqueName, status: "active" },
  },
  {
    name: "spelled",
    is: inTrucks,
    before: inTrucks,
    after: { status: "active", fleet: TRUCKS.uniqueName },
    changed: "fleet",
    state: { fleetSid: TRUCKS.sid, status: "active" },
  },
  {
    name: "spelled-out",
    is: inTrucks,
    before: { status: "active", fleet: TRUCKS.uniqueName },
    after: inTrucks,
    state: { fleetSid: TRUCKS.sid, status: "active" },
  },
  {
    name: "activated",
    before: {},
    after: inTrucks,
    changed: "fleet,status",
    request: `Fleet=${TRUCKS.sid} Status=active`,
    state: { fleetSid: TRUCKS.sid, status: "active" },
  },
  {
    name: "readied",
    before: { fleet: TRUCKS.sid },
    is: { fleet: TRUCKS.sid },
    after: { fleet: TRUCKS.sid, status: "ready" },
    changed: "status",
    request: "Status=ready",
    state: { status: "ready" },
  },
  {
    name: "deactivated",
    is: inTrucks,
    before: inTrucks,
    after: { ...inTrucks, status: "inactive" },
    changed: "status",
    request: "Status=inactive",
    state: { status: "inactive", fleetSid: TRUCKS.sid },
  },
  {
    name: "reactivated",
    is: { status: "inactive" },
    before: { status: "inactive" },
    after: { status: "active", fleet: VANS.sid, uniqueName: "f" },
    changed: "fleet,status,uniqueName",
    request: `Fleet=${VANS.sid} Status=active UniqueName=f`,
    state: { status: "active", fleetSid: VANS.sid, uniqueName: "f" },
  },
  {
    name: "released",
    is: inTrucks,
    before: inTrucks,
    after: { status: "inactive", fleet: "" },
    changed: "fleet,status",
    request: "Fleet= Status=inactive",
    state: { status: "inactive", fleetSid: "" },
  },
  {
    name: "transferred",
    before: {},
    after: { accountSid: CHILD },
    changed: "accountSid",
    request: `AccountSid=${CHILD}`,
    state: { accountSid: CHILD, status: "new" },
  },
  {
    name: "steered",
    is: inTrucks,
    before: inTrucks,
    after: { ...inTrucks, onDelete: "retain", skipAwait: true, timeouts: { update: "90s" } },
    changed: "onDelete,skipAwait,timeouts",
    state: { onDelete: "retain", skipAwait: true, timeouts: { update: "90s" } },
  },
];

describe("a Super SIM on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is adopted and updated with exactly the request it needs, or none", async () => {
    const rows = ROWS.map((row, i) => ({ ...row, ...card(i + 1) }));
    const fresh = card(99);
    scene = await openScene({ seed: superSims([fresh, ...rows.map(({ sid, iccid, is }) => ({ sid, iccid, ...is }))]) });
    const { stack } = scene;
    const names = ["fresh", ...ROWS.map(({ name }) => name)];
    const adopted = sim("fresh", {
      iccid: fresh.iccid,
      uniqueName: "fresh",
      status: "active",
      fleet: TRUCKS.uniqueName,
    });
    const creations = names.map((name) => `create ${name}`);

    // 1. Adopted by its ICCID with one request, or none.
    scene.declare(adopted, ...rows.map(({ name, iccid, before }) => sim(name, { iccid, ...before })));
    assertDid(await stack.preview(), 0, creations);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.up(), 0, creations);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${fresh.sid} Fleet=${TRUCKS.sid} Status=active UniqueName=fresh`]);
    const { sid, iccid } = fresh;
    const accountSid = scene.emulator.accounts.parent.sid;
    assert.equal(scene.resource("fresh")?.id, sid);
    assertState(scene.resource("fresh"), {
      sid,
      iccid,
      accountSid,
      uniqueName: "fresh",
      status: "active",
      fleet: TRUCKS.uniqueName,
      fleetSid: TRUCKS.sid,
    });
    // 2. Previews and refreshes are empty.
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh(...LOOK), 0, []);
    assert.deepEqual(scene.writes(), []);

    // 3. Every mutable input is updated with exactly the request that it needs.
    scene.declare(adopted, ...rows.map((row) => sim(row.name, { iccid: row.iccid, ...row.after })));
    const changes = rows.flatMap(({ name, changed }) => (changed ? [`update ${name} [${changed}]`] : []));
    assertDid(await stack.up(), 0, changes);
    const requests = rows.flatMap((row) => (row.request ? [`POST /v1/Sims/${row.sid} ${row.request}`] : []));
    assert.deepEqual([...scene.writes()].sort(), requests.sort());
    for (const { name, state } of rows) assertState(scene.resource(name), { ...state });
    assertDid(await stack.refresh(...LOOK), 0, []);
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
  });

  it("is replaced by another ICCID, which takes over its name before the old one is let go", async () => {
    const [first, second] = [card(1), card(2)];
    const truck = (iccid: string) => sim("truck", { iccid, uniqueName: "truck-1", ...inTrucks });
    scene = await openScene({ seed: superSims([{ ...first, uniqueName: "truck-1", ...inTrucks }, second]) });
    scene.declare(truck(first.iccid));
    assertDid(await scene.stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), []);
    scene.declare(truck(second.iccid));
    const run = await scene.stack.up();
    assertDid(run, 0, ["create-replacement truck [iccid]", "delete-replaced truck", "replace truck [iccid]"]);
    assert.deepEqual(scene.writes(), [
      `POST /v1/Sims/${first.sid} UniqueName=`,
      `POST /v1/Sims/${second.sid} Fleet=${TRUCKS.sid} Status=active UniqueName=truck-1`,
      `POST /v1/Sims/${first.sid} Status=inactive`,
    ]);
    assertState(scene.resource("truck"), { ...second, uniqueName: "truck-1", status: "active" });
  });
});
