/** States that the code of before has written load, refresh, update and destroy with the present code, as they did then. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { manualClock } from "../emulator/clock";
import { openScene, type Scene } from "../pulumi/scene";
import { assertDid, operationsOf } from "../support/assertions";
import { readFixture } from "./fixture";
import { play } from "./lives";
import { lineOf } from "./record";
import { STORIES } from "./stories";

const recorded = readdirSync(__dirname)
  .filter((file) => file.endsWith(".json"))
  .map((file) => path.basename(file, ".json"));

describe("a recorded state", () => {
  for (const story of recorded)
    it(`${story} goes on from where it was, and sends what it sent then`, async () => {
      const { lives } = readFixture(story, { url: "" });
      assert.deepEqual(await play(story, readFixture), lives);
    });

  it("is there for every story, with nothing in it that belongs to the machine it was recorded on", () => {
    assert.deepEqual(recorded.sort(), Object.keys(STORIES).sort());
    for (const story of recorded) {
      const text = readFileSync(path.join(__dirname, `${story}.json`), "utf8");
      assert.doesNotMatch(text, /127\.0\.0\.1|localhost|"\/(?!v1)|file:\/\/|stackTrace/);
      assert.doesNotMatch(JSON.stringify(JSON.parse(text).state), /PLANTED/);
    }
  });

  it("holds what redesigns break first: our own keys, every type, and what is half-made", () => {
    const texts = recorded.map((story) => readFileSync(path.join(__dirname, `${story}.json`), "utf8")).join();
    for (const key of ["__declared", "__unsettled", "__follows", "instead", "expects", "initErrors", "ciphertext"])
      assert.ok(texts.includes(`"${key}"`), key);
    for (const type of [
      "supersim:Sim",
      "supersim:Fleet",
      "supersim:NetworkAccessProfile",
      "wireless:Sim",
      "wireless:RatePlan",
    ])
      assert.ok(texts.includes(`"pulumi-nodejs:dynamic/kore/${type}"`), type);
  });
});

describe("a recorded state on the real engine", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  for (const story of ["every-input", "replacement-without-its-name"])
    it(`${story} imports, previews and refreshes as it did, and can be brought to its end and destroyed`, async () => {
      scene = await openScene({ seed: "empty", clock: manualClock() });
      const { stack, emulator } = scene;
      const { program, account, state, engine } = readFixture(story, emulator);
      emulator.control.restore(account);
      scene.declare(...program.map(lineOf));
      await stack.importState(state);
      assert.deepEqual(operationsOf(await stack.preview()), engine.preview);
      assert.deepEqual(operationsOf(await stack.refresh("--preview-only")), engine.refresh);
      assert.deepEqual(scene.writes(), []);
      emulator.advance("1h");
      const up = await stack.up();
      assert.equal(up.code, 0, up.text);
      assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
      const destroyed = await stack.destroy();
      assert.equal(destroyed.code, 0, destroyed.text);
      assert.deepEqual(scene.resources(), []);
    });
});
