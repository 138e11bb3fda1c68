/** A Network Access Profile on the real engine: its networks are added and removed one by one. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { EE, EUROPE, ORANGE, OVERSEAS, superSims, TELEKOM } from "./seeds";

const profile = (name: string, inputs: object) => `new NetworkAccessProfile("${name}", ${literal(inputs)});`;

describe("a Network Access Profile on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is made, has networks added before others are removed, is renamed, and stays behind with a warning", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack, emulator } = scene;
    const networks = [TELEKOM, ORANGE];
    const [names, creations] = [
      ["auto", "mixed", "moved", "renamed"],
      ["create auto", "create mixed", "create moved", "create renamed"],
    ];
    scene.declare(
      profile("auto", { networks: [EE] }),
      ...["mixed", "moved", "renamed"].map((name) => profile(name, { uniqueName: name, networks })),
    );
    assertDid(await stack.up(), 0, creations);
    const chosen = String(scene.resource("auto")?.outputs?.uniqueName);
    assert.match(chosen, /^auto-[0-9a-f]{7}$/);
    assert.deepEqual(
      [...scene.writes()].sort(),
      [
        `POST /v1/NetworkAccessProfiles Networks=${EE} UniqueName=${chosen}`,
        ...["mixed", "moved", "renamed"].map(
          (name) => `POST /v1/NetworkAccessProfiles Networks=${TELEKOM},${ORANGE} UniqueName=${name}`,
        ),
      ].sort(),
    );
    const pathOf = (name: string) => `/v1/NetworkAccessProfiles/${scene.resource(name)?.id}`;
    assertState(scene.resource("moved"), { uniqueName: "moved", networks });

    scene.declare(
      profile("auto", { networks: [EE], onDelete: "rename" }),
      profile("mixed", { uniqueName: "mixed", networks: [ORANGE, TELEKOM, ORANGE] }),
      profile("moved", { uniqueName: "moved", networks: [EE] }),
      profile("renamed", { uniqueName: "regular", networks }),
    );
    const changes = ["update auto [onDelete]", "update moved [networks]", "update renamed [uniqueName]"];
    assertDid(await stack.up(), 0, changes);
    const writes = scene.writes();
    assert.equal(writes.length, 4);
    assert.deepEqual(
      writes.filter((write) => write.includes(pathOf("moved"))),
      [
        `POST ${pathOf("moved")}/Networks Network=${EE}`,
        `DELETE ${pathOf("moved")}/Networks/${TELEKOM}`,
        `DELETE ${pathOf("moved")}/Networks/${ORANGE}`,
      ],
    );
    assert.ok(writes.includes(`POST ${pathOf("renamed")} UniqueName=regular`));
    assertState(scene.resource("auto"), { uniqueName: chosen, onDelete: "rename" });
    assertState(scene.resource("moved"), { networks: [EE] });
    assertState(scene.resource("renamed"), { uniqueName: "regular" });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    emulator.control.change.networkAccessProfile("moved", { networkSids: [EE, ORANGE] });
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 7, ["update moved [networks]"]);
    assertDid(await stack.up("--refresh"), 0, ["update moved [networks]"]);
    assert.deepEqual(scene.writes(), [`DELETE ${pathOf("moved")}/Networks/${ORANGE}`]);

    const auto = pathOf("auto");
    const destroyed = await stack.destroy();
    assertDid(
      destroyed,
      0,
      names.map((name) => `delete ${name}`),
    );
    assert.match(destroyed.text, /stays on the account under a new name.*used by no Fleets/);
    const [renamed, ...more] = scene.writes();
    assert.match(renamed ?? "", new RegExp(`^POST ${auto} UniqueName=${chosen}-retired-`));
    assert.deepEqual(more, []);
    assert.deepEqual(scene.resources(), []);
  });

  it("is taken over with its networks as declared, or refused", async () => {
    scene = await openScene({ seed: superSims([]) });
    const { stack } = scene;
    // 1. A network that is no SID is refused at preview.
    scene.declare(profile("nap", { uniqueName: EUROPE.uniqueName, networks: ["Telekom"] }));
    assertFailed(await stack.preview(), /\(nap\)/, /`networks\.0` = "Telekom" must be the SID of a network/);
    assert.deepEqual(scene.writes(), []);
    // 2. Taken over with its networks as declared; refused with `adopt: false`.
    scene.declare(
      profile("nap", { uniqueName: EUROPE.uniqueName, networks: [TELEKOM] }),
      profile("not-mine", { uniqueName: OVERSEAS.uniqueName, adopt: false }),
    );
    assertFailed(await stack.up("--continue-on-error"), /"overseas" \(HA0+2\): exists already and `adopt` is false/);
    assert.equal(scene.resources().length, 1);
    assert.deepEqual(scene.writes(), [`DELETE /v1/NetworkAccessProfiles/${EUROPE.sid}/Networks/${ORANGE}`]);
    assertState(scene.resource("nap"), { sid: EUROPE.sid, networks: [TELEKOM] });
    // 3. It stays behind, with a warning that counts its Fleets.
    const destroyed = await stack.destroy();
    assert.match(destroyed.text, /"europe".*used by 3 Fleets/);
    assert.deepEqual(scene.writes(), []);
  });
});
