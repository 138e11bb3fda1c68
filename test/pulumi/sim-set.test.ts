/** A set of SIMs on the real engine: one resource, one text, a diff of lines, and no request for a run without a change. */
import assert from "node:assert/strict";
import { assertDid, assertFailed } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";

const EU = `HF${"e".repeat(32)}`;
const iccid = (index: number) => `89883070000000${String(100_000 + index)}`;
const cards = Array.from({ length: 30 }, (_, index) => iccid(index));
const SPARE = "89883070000000200000";

const set = (inputs: object) => `new SimSet("fleet", ${literal(inputs)});`;

describe("a SIM set on the engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is adopted, changed by single rows, refreshed, guarded and let go of", async () => {
    scene = await openScene({
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ sid: EU, uniqueName: "eu" }],
        sims: cards.map((card) => ({ iccid: card })),
        unregistered: [{ iccid: SPARE, registrationCode: "CODE-123456" }],
      },
    });
    const { stack, emulator } = scene;
    const rows = [...cards, { iccid: SPARE, registrationCode: "CODE-123456", uniqueName: "spare, the" }];
    scene.declare(set({ sims: rows, status: "active", fleet: "eu" }));
    const preview = await stack.preview();
    assert.match(preview.text, /SIM set of 31: 1 registrations, 31 activations, 31 leave "new" \(cannot go back\)/);
    assert.deepEqual(scene.writes(), []);
    assertDid(await stack.up(), 0, ["create fleet"]);
    assert.equal(scene.writes().length, 32);
    const text = [...cards.map((card) => `${card},,,\n`), `${SPARE},"spare, the",,\n`].join("");
    assert.equal(scene.resource("fleet")?.outputs?.sims, text);
    assert.equal(scene.resource("fleet")?.inputs?.sims, text);
    assert.ok(!scene.stateFile().includes("CODE-123456"));

    const before = scene.traffic();
    assert.ok(before);
    assertDid(await stack.preview(), 0, []);
    assertDid(await stack.up(), 0, []);
    assert.equal(scene.traffic().reads, 0);
    assertDid(await stack.refresh("--preview-only", "--expect-no-changes"), 0, []);

    emulator.control.change.sim(cards[7] ?? "", { status: "inactive" });
    const drift = await stack.refresh("--preview-only", "--expect-no-changes", "--diff");
    // A refresh knows no codes: they are used once, and not kept.
    assertDid(drift, 7, ["update fleet [registrationCodes,sims,summary]"]);
    assert.match(drift.text, new RegExp(`${cards[7]},,inactive,`));
    assertDid(await stack.up("--refresh"), 0, ["update fleet [registrationCodes,sims]"]);
    assert.equal(scene.writes().length, 1);

    scene.declare(set({ sims: rows, status: "inactive", fleet: "eu" }));
    const refused = await stack.preview();
    assertFailed(refused, /31 SIMs would go offline, and maxDisruption allows 15 \(50% of 31\)/);
    const [, checksum = ""] = /KORE_APPROVE=([0-9a-f]{12})/.exec(refused.text) ?? [];
    stack.setEnv({ KORE_APPROVE: checksum });
    assertDid(await stack.up(), 0, ["update fleet [status]"]);
    assert.equal(scene.writes().length, 31);
    assertDid(await stack.destroy(), 0, ["delete fleet"]);
    assert.deepEqual(scene.writes(), []);
  });
});
