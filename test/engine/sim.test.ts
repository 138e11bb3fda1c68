/** A Super SIM on the real engine: adopted, changed in every way, replaced, lost, destroyed. */
import assert from "node:assert/strict";
import { assertDid, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { card, superSims, TRUCKS, VANS } from "./cards";
import { openScene, type Scene } from "./scene";

const first = card(1);
const second = card(2);
const path = `/v1/Sims/${first.sid}`;

/** The SIM of the program, with these inputs beside its ICCID. */
const truck = (inputs: object, iccid: string = first.iccid) => `new Sim("truck", ${literal({ iccid, ...inputs })});`;

describe("a Super SIM on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is adopted by its ICCID with one request for status and Fleet, and then neither preview nor refresh finds anything", async () => {
    scene = await openScene({ seed: superSims([first]) });
    const { stack } = scene;
    scene.declare(truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.uniqueName }));
    assertDid(await stack.preview(), 0, ["create truck"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });

    assertDid(await stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), [`POST ${path} Fleet=${TRUCKS.sid} Status=active UniqueName=truck-1`]);
    const state = scene.resource("truck");
    assert.equal(state?.id, first.sid);
    assertState(state, {
      ...first,
      uniqueName: "truck-1",
      status: "active",
      fleet: TRUCKS.uniqueName,
      fleetSid: TRUCKS.sid,
      accountSid: scene.emulator.accounts.parent.sid,
    });

    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
  });

  it("is adopted without a write when it is already as declared", async () => {
    scene = await openScene({
      seed: superSims([{ ...first, uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }]),
    });
    scene.declare(truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }));
    assertDid(await scene.stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { sid: first.sid, status: "active", fleetSid: TRUCKS.sid });
  });

  it("has every mutable input updated with exactly the request that it needs", async () => {
    scene = await openScene({ seed: superSims([first]) });
    const { stack } = scene;
    const steps: readonly (readonly [inputs: object, changed: string, request: string | undefined, state: object])[] = [
      [{ uniqueName: "a" }, "uniqueName", "UniqueName=a", { uniqueName: "a" }],
      [{ uniqueName: "b" }, "uniqueName", "UniqueName=b", { uniqueName: "b" }],
      [{ uniqueName: "" }, "uniqueName", "UniqueName=", { uniqueName: "" }],
      [{}, "uniqueName", undefined, { uniqueName: "" }],
      [{ fleet: TRUCKS.sid }, "fleet", `Fleet=${TRUCKS.sid}`, { fleetSid: TRUCKS.sid, status: "new" }],
      [{ fleet: VANS.uniqueName }, "fleet", `Fleet=${VANS.sid}`, { fleetSid: VANS.sid, fleet: "vans" }],
      [
        { fleet: TRUCKS.sid, status: "active" },
        "fleet,status",
        `Fleet=${TRUCKS.sid} Status=active`,
        { fleetSid: TRUCKS.sid, status: "active" },
      ],
      [{ fleet: TRUCKS.sid, status: "inactive" }, "status", "Status=inactive", { status: "inactive" }],
      [{ fleet: "", status: "inactive" }, "fleet", "Fleet=", { fleetSid: "", status: "inactive" }],
      [
        { fleet: "", status: "inactive", onDelete: "retain", skipAwait: true, timeouts: { update: "90s" } },
        "onDelete,skipAwait,timeouts",
        undefined,
        { onDelete: "retain", skipAwait: true, timeouts: { update: "90s" } },
      ],
    ];
    scene.declare(truck({}));
    assertDid(await stack.up(), 0, ["create truck"]);
    assert.deepEqual(scene.writes(), []);
    for (const [inputs, changed, request, state] of steps) {
      scene.declare(truck(inputs));
      assertDid(await stack.up(), 0, [`update truck [${changed}]`]);
      assert.deepEqual(scene.traffic().writes, request === undefined ? [] : [`POST ${path} ${request}`]);
      assertState(scene.resource("truck"), { ...state });
    }
  });

  it("does not care whether its Fleet is declared by name or by SID", async () => {
    scene = await openScene({ seed: superSims([first]) });
    const { stack } = scene;
    scene.declare(truck({ status: "active", fleet: TRUCKS.uniqueName }));
    assertDid(await stack.up(), 0, ["create truck"]);
    scene.writes();
    scene.declare(truck({ status: "active", fleet: TRUCKS.sid }));
    assertDid(await stack.up(), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    scene.declare(truck({ status: "active", fleet: TRUCKS.uniqueName }));
    assertDid(await stack.up("--refresh"), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { fleetSid: TRUCKS.sid });
  });

  it("is replaced when another ICCID is declared: the new SIM is adopted first, then the old one let go", async () => {
    scene = await openScene({ seed: superSims([first, second]) });
    scene.declare(truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }));
    assertDid(await scene.stack.up(), 0, ["create truck"]);
    scene.writes();
    scene.declare(truck({ uniqueName: "truck-1", status: "active", fleet: TRUCKS.sid }, second.iccid));
    assertDid(await scene.stack.up(), 0, [
      "create-replacement truck [iccid]",
      "delete-replaced truck",
      "replace truck [iccid]",
    ]);
    assert.deepEqual(scene.writes(), [
      `POST ${path} UniqueName=`,
      `POST /v1/Sims/${second.sid} Fleet=${TRUCKS.sid} Status=active UniqueName=truck-1`,
      `POST ${path} Status=inactive`,
    ]);
    assertState(scene.resource("truck"), { ...second, uniqueName: "truck-1", status: "active" });
  });
});
