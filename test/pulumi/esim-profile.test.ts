/** An eSIM profile on the real engine: its SIM declared in the same program, its codes secret, and both as they are in a second up. */
import assert from "node:assert/strict";
import { assertDid, assertState } from "../support/assertions";
import { openScene, type Scene } from "./scene";
import { superSims, TRUCKS } from "./seeds";

const EID = "89049032005008882600033489012345";

describe("an eSIM profile on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("brings a SIM that the program declares, keeps its codes secret, and stays with a warning", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    const ordered = `new ESimProfile("truck", { eid: "${EID}" })`;
    scene.declare(
      `const { ESimProfile } = require("pulumi-kore");`,
      `const truck = ${ordered};`,
      `new Sim("card", { iccid: truck.iccid, fleet: "${TRUCKS.uniqueName}", status: "active" });`,
      `exports.code = new ESimProfile("spare", { generateMatchingId: true }).activationCode;`,
    );
    const creations = ["create card", "create spare", "create truck"];
    assertDid(await stack.preview(), 0, creations);
    const up = await stack.up();
    assertDid(up, 0, creations);
    const { iccid, simSid, sid } = emulator.control.change.findESimProfile(EID);
    assertState(scene.resource("truck"), { sid, iccid: iccid ?? "", simSid: simSid ?? "", status: "available" });
    assert.equal(emulator.control.change.findSim(iccid ?? "").status, "active");
    const spare = scene.resource("spare")?.id ?? "";
    const { matchingId } = emulator.control.change.findESimProfile(spare);
    assert.ok(matchingId && !scene.stateFile().includes(matchingId) && !up.text.includes(matchingId));
    scene.writes();
    emulator.control.change.esimProfile(EID, { status: "installed" });
    assertDid(await stack.up("--refresh"), 0, []);
    assert.deepEqual(scene.writes(), []);
    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, ["delete card", "delete spare", "delete truck"]);
    assert.match(destroyed.text, /eSIM profile \(HP\w+\) stays on the account/);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${simSid} Status=inactive`]);
  });
});
