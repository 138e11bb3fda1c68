/** What only the real engine shows of the SDK: how it ends a run, what it keeps known in a preview, and what it says of left-out resources. */
import assert from "node:assert/strict";
import { assertDid, assertFailed } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS } from "./seeds";

const [first, second] = [card(1), card(2)];
const seed = superSims([
  { ...first, status: "active", fleet: TRUCKS.sid },
  { ...second, status: "active", fleet: TRUCKS.sid },
]);
const fleet = (dataLimit: number) =>
  `const trucks = new Fleet("trucks", ${literal({ uniqueName: TRUCKS.uniqueName, networkAccessProfile: "europe", dataLimit })});`;
const urn = (name: string) => `urn:pulumi:test::fleet::pulumi-nodejs:dynamic/kore/supersim:Sim::${name}`;

describe("an input that is given but has no value", () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene({ seed });
  });
  after(() => scene.close());

  it("fails preview and up by name, all of a program at once, before anything is written", async () => {
    scene.declare(
      `const pulumi = require("@pulumi/pulumi");`,
      `const misspelt = pulumi.output(Promise.resolve(undefined));`,
      `new Sim("truck", { iccid: "${first.iccid}", fleet: misspelt, status: "active" });`,
      `new NetworkAccessProfile("profile", { uniqueName: "profile", networks: [pulumi.secret(misspelt)] });`,
    );
    for (const run of [await scene.stack.preview(), await scene.stack.up()]) {
      assertFailed(
        run,
        /Sim "truck": the input `fleet` is given but without a value/,
        /Profile "profile".*`networks\[0\]`/,
      );
      assert.ok(!run.text.includes("    at "), `it shows a stack trace:\n${run.text}`);
    }
    assert.deepEqual([scene.writes(), scene.resources()], [[], []]);
  });
});

describe("a preview of what others refer to", () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene({ seed });
    scene.declare(fleet(100), sim("truck", first.iccid));
    assertDid(await scene.stack.up(), 0, ["create truck", "create trucks"]);
  });
  after(() => scene.close());

  const sim = (name: string, iccid: string) =>
    `new Sim("${name}", { iccid: "${iccid}", fleet: trucks.sid, status: "active" });`;

  it("shows a changed Fleet and not its SIMs, whose `fleet` stays known", async () => {
    scene.declare(fleet(200), sim("truck", first.iccid));
    assertDid(await scene.stack.preview(), 0, ["update trucks [dataLimit]"]);
    assertDid(await scene.stack.up(), 0, ["update trucks [dataLimit]"]);
  });

  it("warns once of what --exclude leaves out, because its old name would be let go of", async () => {
    scene.declare(fleet(200), sim("renamed", first.iccid), sim("more", second.iccid));
    const { text } = await scene.stack.preview("--exclude", urn("renamed"), "--exclude", urn("more"));
    assert.equal(text.match(/^ +warning: .*left out of this run.*do not use `--exclude`/gm)?.length, 1, text);
    assertDid(await scene.stack.preview("--exclude", urn("renamed")), 0, ["create more", "delete truck"]);
    const whole = await scene.stack.preview();
    assert.ok(!whole.text.includes("left out of this run"), whole.text);
  });
});
