/** A unique name that the program leaves to us is the same in a preview and in the run after it. */
import assert from "node:assert/strict";
import { assertDid } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { EUROPE, superSims } from "./seeds";

describe("a chosen name", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("fits a saved plan, also when the API forces a second Fleet", async () => {
    scene = await openScene({ seed: superSims([]), env: { PULUMI_EXPERIMENTAL: "true" } });
    const { stack } = scene;
    const yard = (dataEnabled: boolean) =>
      scene.declare(`new Fleet("yard", ${literal({ networkAccessProfile: EUROPE.sid, dataEnabled })});`);
    const planned = async () => {
      assert.equal((await stack.preview("--save-plan=plan.json")).code, 0);
      return stack.up("--plan=plan.json");
    };
    yard(true);
    assertDid(await planned(), 0, ["create yard"]);
    const first = scene.resource("yard")?.outputs?.uniqueName;
    assert.match(String(first), /^yard-[0-9a-f]{7}$/);
    yard(false);
    const replaced = ["create-replacement", "replace"].map((op) => `${op} yard [dataEnabled,uniqueName]`);
    assertDid(await planned(), 0, [...replaced, "delete-replaced yard"]);
    const second = scene.resource("yard");
    assert.notEqual(second?.outputs?.uniqueName, first);
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);

    // What a destroy leaves behind is found again.
    assert.equal((await stack.destroy()).code, 0);
    assertDid(await stack.up(), 0, ["create yard"]);
    assert.equal(scene.resource("yard")?.id, second?.id);
  });
});
