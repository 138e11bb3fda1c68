/** What leaves the program under one name and stays in it under another: Pulumi makes the new resource first and deletes the old one last. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, EUROPE, superSims, TRUCKS, wirelessCard } from "./seeds";

const [first, second, third] = [card(1), card(2), card(3)];
const meter = wirelessCard(1);

const inTrucks = { status: "active", fleet: TRUCKS.sid } as const;
const sim = (name: string, inputs: object) => `new Sim("${name}", ${literal({ ...inTrucks, ...inputs })});`;

describe("an object that another resource of the program takes over", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is not let go of when its resource was renamed in the program, or when two SIMs swap their cards", async () => {
    const seed = superSims(
      [first, second, third].map((one) => ({ ...one, ...inTrucks })),
      { wirelessSims: [meter] },
    );
    scene = await openScene({ seed });
    const { stack, emulator } = scene;
    const depot = (name: string) =>
      `new Fleet("${name}", ${literal({ uniqueName: "depot", networkAccessProfile: EUROPE.sid, onDelete: "rename" })});`;
    const plan = (name: string) => `const plan = new wireless.RatePlan("${name}", ${literal({ uniqueName: "ten" })});
new wireless.Sim("meter-${name}", { iccid: "${meter.iccid}", status: "active", ratePlan: plan.sid });`;
    scene.declare(
      sim("truck", { iccid: first.iccid }),
      sim("left", { iccid: second.iccid }),
      sim("right", { iccid: third.iccid }),
      depot("depot"),
      plan("ten"),
    );
    assert.equal((await stack.up()).code, 0);
    scene.writes();

    const renamed = [
      sim("lorry", { iccid: first.iccid }),
      sim("left", { iccid: third.iccid }),
      sim("right", { iccid: second.iccid }),
      depot("yard"),
      plan("plan"),
    ];
    scene.declare(...renamed);
    const run = await stack.up();
    assertDid(run, 0, [
      ...["lorry", "yard", "plan", "meter-plan"].map((name) => `create ${name}`),
      ...["truck", "depot", "ten", "meter-ten"].map((name) => `delete ${name}`),
      ...["left", "right"].flatMap((name) => [
        `create-replacement ${name} [iccid]`,
        `replace ${name} [iccid]`,
        `delete-replaced ${name}`,
      ]),
    ]);
    assert.deepEqual(scene.writes(), []);
    for (const { iccid, sid } of [first, second, third])
      assert.match(run.text, new RegExp(`SIM ${iccid} \\(${sid}\\) is not let go: the program still declares it`));
    for (const what of ['Fleet "depot"', 'rate plan "ten"', `wireless SIM ${meter.iccid}`])
      assert.match(run.text, new RegExp(`${what} \\(.*\\) is not let go: the program still declares it`));
    assertState(scene.resource("lorry"), { sid: first.sid, status: "active" });
    assertState(scene.resource("left"), { sid: third.sid, status: "active" });
    assert.equal(emulator.control.change.findSim(first.sid).status, "active");
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
  });

  it("is refused to a second resource that declares it too, before anything is sent", async () => {
    scene = await openScene({ seed: superSims([{ ...first, ...inTrucks }]) });
    const { stack } = scene;
    const truck = sim("truck", { iccid: first.iccid });
    scene.declare(truck);
    assertDid(await stack.up(), 0, ["create truck"]);
    scene.traffic();
    scene.declare(truck, sim("copy", { iccid: first.iccid, status: "inactive" }));
    const refusal = `Sim "copy": the resource "truck" of this program declares the iccid "${first.iccid}" already`;
    assertFailed(await stack.up(), new RegExp(refusal), /Keep one of them/);
    assert.deepEqual(scene.traffic(), { reads: 0, writes: [] });
    assert.equal(scene.resource("copy"), undefined);
  });

  it("is refused to a second resource whose ICCID is an output, and not to its own replacement", async () => {
    scene = await openScene({ seed: superSims([{ ...first, ...inTrucks }]) });
    const { stack } = scene;
    const truck = `const truck = ${sim("truck", { iccid: first.iccid })}`;
    scene.declare(truck);
    assertDid(await stack.up(), 0, ["create truck"]);
    // 1. A second resource with equal inputs is refused.
    scene.declare(truck, `new Sim("copy", { ...${literal(inTrucks)}, iccid: truck.iccid });`);
    scene.traffic();
    assertFailed(await stack.up(), new RegExp(`SIM ${first.iccid}: another resource of this program holds it already`));
    assert.deepEqual(scene.traffic(), { reads: 0, writes: [] });
    assert.equal(scene.resource("copy"), undefined);

    // 2. Its own replacement is not.
    scene.declare(truck);
    const replaced = await stack.up("--replace", scene.resource("truck")?.urn ?? "");
    assertDid(replaced, 0, ["create-replacement truck", "replace truck", "delete-replaced truck"]);
    assert.deepEqual(scene.writes(), []);
  });
});
