/** What a run costs: requests for each SIM, bytes in the state, reads of a refresh. */
import assert from "node:assert/strict";
import { homedir } from "node:os";
import { assertDid, assertState } from "../support/assertions";
import { repository } from "../support/pulumi";
import type { StateResource } from "../support/stack";
import { openScene, type Scene } from "./scene";
import { card, EUROPE, superSims, TRUCKS } from "./seeds";

const SECRET = "planted-client-secret";

/** Many SIMs "truck-0" and on, with these inputs as JavaScript. */
const trucks = (count: number, inputs: string) =>
  `for (let i = 0; i < ${count}; i++) new Sim("truck-" + i, { iccid: "8988307" + String(i + 1).padStart(13, "0"), ${inputs} });`;

const cards = (count: number) => Array.from({ length: count }, (_, i) => card(i + 1));

describe("what a run costs", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** Requests since the last call that went to SIMs, and all that did not get a token. */
  const counted = () => {
    const from = seen;
    seen = scene.emulator.requests.length;
    const requests = scene.emulator.requests.slice(from).filter(({ api }) => api !== "token");
    const sims = requests.filter(({ path }) => path.startsWith("/v1/Sims"));
    return {
      sims: sims.length,
      all: requests.length,
      writes: requests.filter(({ method }) => method !== "GET").length,
    };
  };
  let seen = 0;
  beforeEach(() => {
    seen = 0;
  });

  it("is at most 1.5 requests a SIM, nothing for a second up, and few for a refresh", async function () {
    const COUNT = 60;
    scene = await openScene({ seed: superSims(cards(COUNT)) });
    const { stack, emulator } = scene;
    scene.declare(
      `const depot = new Fleet("depot", { uniqueName: "depot", networkAccessProfile: "${EUROPE.uniqueName}" });`,
      trucks(COUNT, `uniqueName: "truck-" + i, status: "active", fleet: depot.sid`),
    );
    const names = Array.from({ length: COUNT }, (_, i) => `create truck-${i}`);
    // 1. A Fleet and 60 SIMs: at most 1.5 requests a SIM, waits included.
    assertDid(await stack.up(), 0, ["create depot", ...names]);
    const first = counted();
    assert.equal(first.writes, COUNT + 1);
    assert.ok(first.sims <= 1.5 * COUNT, `${first.sims} requests for ${COUNT} SIMs`);
    // By name, its profile's name, the POST; and the list of Fleets, which proves that "not found" came from the API.
    assert.ok(first.all - first.sims <= 4, `${first.all - first.sims} requests for one Fleet`);
    const tokens = emulator.requests.filter(({ api }) => api === "token").length;
    assert.equal(tokens, 1, "token requests");
    for (const [i, { sid }] of cards(COUNT).entries())
      assertState(scene.resource(`truck-${i}`), { sid, status: "active" });

    // 2. The second up sends nothing at all.
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    const second = counted();
    assert.deepEqual(second, { sims: 0, all: 0, writes: 0 });

    // 3. A refresh costs fewer than 15 requests.
    emulator.control.change.sim(card(COUNT).sid, { uniqueName: "stolen" });
    const look = await stack.refresh("--preview-only", "--expect-no-changes");
    assertDid(look, 7, [`update truck-${COUNT - 1} [uniqueName]`]);
    const refresh = counted();
    assert.equal(refresh.writes, 0);
    assert.ok(refresh.all < 15, `${refresh.all} requests to refresh a Fleet and ${COUNT} SIMs`);
    if (this.test)
      this.test.title += ` [up: ${first.sims} for SIMs and ${first.all - first.sims} others; up again: ${second.all}; refresh: ${refresh.all}]`;
  });

  it("is less than 1,600 bytes in the state for a SIM with every input, and no secret", async function () {
    const code = "planted-registration-code";
    const [{ iccid }, plain] = [card(1), card(2)];
    const unregistered = [{ iccid, registrationCode: code }];
    scene = await openScene({
      seed: superSims([plain], { unregistered }),
      env: { KORE_CLIENT_ID: "", KORE_CLIENT_SECRET: "" },
      config: { "kore:clientId": "emulator-client" },
      secrets: { "kore:clientSecret": "emulator-client-secret", "kore:spare": SECRET },
    });
    const { stack } = scene;
    scene.declare(
      `new Sim("plain", { iccid: "${plain.iccid}", status: "active", fleet: "${TRUCKS.uniqueName}" });`,
      `new Sim("truck", { iccid: "${iccid}", registrationCode: "${code}", uniqueName: "a-name-of-a-usual-length", status: "active",`,
      `  fleet: "${TRUCKS.uniqueName}", onDelete: "release", skipAwait: false, timeouts: { create: "15m", update: "15m", delete: "15m" } });`,
    );
    const up = await stack.up();
    assertDid(up, 0, ["create plain", "create truck"]);
    assert.equal(counted().writes, 3);
    // 1. Fewer than 1,600 bytes.
    const size = (found: StateResource | undefined) => JSON.stringify([found?.inputs, found?.outputs]).length;
    const full = scene.resource("truck");
    assert.ok(size(full) < 1_600, `${size(full)} bytes: ${JSON.stringify(full, undefined, 1)}`);
    const state = scene.stateFile();
    const shown = JSON.stringify([full?.inputs, full?.outputs]);
    // 2. No secret in the state and in what Pulumi prints.
    for (const secret of [code, SECRET, "emulator-client-secret"])
      for (const place of [state, up.stdout, up.stderr]) assert.ok(!place.includes(secret), `${secret} in ${place}`);
    // 3. No path of this machine.
    for (const place of [repository, stack.directory, homedir()])
      assert.ok(!shown.includes(place), `${place} in ${shown}`);
    if (this.test)
      this.test.title += ` [${size(full)} bytes; ${size(scene.resource("plain"))} with status and Fleet only]`;
  });
});
