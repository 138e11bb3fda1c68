/** A Network Access Profile on the real engine: its networks are added and removed one by one. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { EE, EUROPE, ORANGE, superSims, TELEKOM } from "./cards";
import { openScene, type Scene } from "./scene";

const profile = (inputs: object) => `new NetworkAccessProfile("nap", ${literal(inputs)});`;

describe("a Network Access Profile on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is made, has networks added before others are removed, is renamed, and stays behind with a warning", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    scene.declare(profile({ uniqueName: "pilot", networks: [TELEKOM, ORANGE] }));
    assertDid(await stack.preview(), 0, ["create nap"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    assertDid(await stack.up(), 0, ["create nap"]);
    assert.deepEqual(scene.writes(), [`POST /v1/NetworkAccessProfiles Networks=${TELEKOM},${ORANGE} UniqueName=pilot`]);
    const sid = scene.resource("nap")?.id ?? assert.fail("no id");
    const path = `/v1/NetworkAccessProfiles/${sid}`;
    assertState(scene.resource("nap"), { sid, uniqueName: "pilot", networks: [TELEKOM, ORANGE] });
    assertDid(await stack.preview("--expect-no-changes"), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    scene.declare(profile({ uniqueName: "pilot", networks: [ORANGE, TELEKOM, ORANGE] }));
    assertDid(await stack.up(), 0, []);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);

    scene.declare(profile({ uniqueName: "pilot", networks: [EE] }));
    assertDid(await stack.up(), 0, ["update nap [networks]"]);
    assert.deepEqual(scene.writes(), [
      `POST ${path}/Networks Network=${EE}`,
      `DELETE ${path}/Networks/${TELEKOM}`,
      `DELETE ${path}/Networks/${ORANGE}`,
    ]);
    assertState(scene.resource("nap"), { networks: [EE] });

    emulator.control.change.networkAccessProfile(sid, { networkSids: [EE, ORANGE] });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 7, ["update nap [networks]"]);
    assertDid(await stack.up("--refresh"), 0, ["update nap [networks]"]);
    assert.deepEqual(scene.writes(), [`DELETE ${path}/Networks/${ORANGE}`]);

    scene.declare(profile({ uniqueName: "regular", networks: [EE] }));
    assertDid(await stack.up(), 0, ["update nap [uniqueName]"]);
    assert.deepEqual(scene.writes(), [`POST ${path} UniqueName=regular`]);
    scene.declare(profile({ uniqueName: "regular", networks: [EE], onDelete: "rename" }));
    assertDid(await stack.up(), 0, ["update nap [onDelete]"]);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });

    const destroyed = await stack.destroy();
    assertDid(destroyed, 0, ["delete nap"]);
    assert.match(destroyed.text, /stays on the account under a new name.*no Fleets use it/);
    const [renamed, ...more] = scene.writes();
    assert.match(renamed ?? "", new RegExp(`^POST ${path} UniqueName=regular-retired-`));
    assert.deepEqual(more, []);
    assert.deepEqual(scene.resources(), []);
  });

  it("is taken over with its networks as declared, or refused with adopt: false; a network that is no SID is refused at preview", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack } = scene;
    scene.declare(profile({ uniqueName: EUROPE.uniqueName, adopt: false }));
    assertFailed(await stack.up(), /"europe" \(HA0+1\): exists already and `adopt` is false/);
    scene.declare(profile({ uniqueName: EUROPE.uniqueName, networks: ["Telekom"] }));
    assertFailed(await stack.preview(), /'nap'/, /`networks\.0` = "Telekom" must be the SID of a network/);
    assert.deepEqual(scene.writes(), []);
    scene.declare(profile({ uniqueName: EUROPE.uniqueName, networks: [TELEKOM] }));
    assertDid(await stack.up(), 0, ["create nap"]);
    assert.deepEqual(scene.writes(), [`DELETE /v1/NetworkAccessProfiles/${EUROPE.sid}/Networks/${ORANGE}`]);
    assertState(scene.resource("nap"), { sid: EUROPE.sid, networks: [TELEKOM] });
    const destroyed = await stack.destroy();
    assert.match(destroyed.text, /"europe".*2 Fleets use it/);
    assert.deepEqual(scene.writes(), []);
  });

  it("has a name chosen once from the resource's when none is declared", async () => {
    scene = await openScene({ seed: superSims([]) });
    scene.declare(profile({ networks: [EE] }));
    assertDid(await scene.stack.up(), 0, ["create nap"]);
    const name = String(scene.resource("nap")?.outputs?.uniqueName);
    assert.match(name, /^nap-[0-9a-f]{7}$/);
    assert.deepEqual(scene.writes(), [`POST /v1/NetworkAccessProfiles Networks=${EE} UniqueName=${name}`]);
    assertDid(await scene.stack.up("--expect-no-changes"), 0, []);
    assertState(scene.resource("nap"), { uniqueName: name });
  });
});
