/** A set whose run is killed in the middle of its writes, on the real engine: the next `up` does the rest, and no SIM gets a write twice. */
import assert from "node:assert/strict";
import { assertDid, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS } from "./seeds";

const UPDATE = "supersim.sims.update";
const SIZE = 60;
const cards = Array.from({ length: SIZE }, (_, index) => card(index + 1));
/** So many writes are answered before the run is killed; as many as may be under way at once can still have arrived then. */
const [ANSWERED, AT_ONCE] = [20, 4];

const declared = (status: string): string =>
  `new SimSet("fleet", ${literal({ sims: cards.map(({ iccid }) => iccid), status, fleet: TRUCKS.sid, maxDisruption: SIZE })});`;

describe("a SIM set whose run is killed", () => {
  let scene: Scene;
  let from = 0;
  afterEach(() => scene.close());

  /** The SIMs whose writes took effect since the last call, with what was asked of them. */
  const written = (): string[] => {
    const { requests } = scene.emulator;
    const fresh = requests.slice(from).filter(({ operation, status }) => operation === UPDATE && status > 0);
    from = requests.length;
    return fresh.map(({ path, form }) => `${path} ${form.Status}`);
  };
  const all = (status: string) => cards.map(({ sid }) => `/v1/Sims/${sid} ${status}`);

  /** Kills an `up`, with all that it has started, when some of its writes are answered; those that come after them never get through. */
  async function killed(): Promise<void> {
    const { stack, emulator } = scene;
    const silent = { kind: "delay", for: "1h" } as const;
    const fault = emulator.control.addFault({ on: { operation: UPDATE }, after: ANSWERED, effect: silent });
    const answered = scene.answered(UPDATE, ANSWERED);
    const running = stack.spawnUp();
    await answered;
    await running.end();
    assert.equal((await running.finished).code, null);
    emulator.control.clearFaults(fault);
    await stack.command("cancel", "--yes", "--stack", "test");
  }

  /** What both runs have written, in which each SIM is once; the killed one has written some of them. */
  async function resumed(operation: string): Promise<readonly string[]> {
    const early = written();
    assert.ok(early.length >= ANSWERED && early.length <= ANSWERED + AT_ONCE, `${early.length} written`);
    assertDid(await scene.stack.up(), 0, [operation]);
    return [...early, ...written()].sort();
  }

  it("is taken up by the next one, whether it was being made or changed", async () => {
    scene = await openScene({ seed: superSims(cards), env: { KORE_MAX_CONCURRENCY: String(AT_ONCE) } });
    // 1. While it is being made: the state has nothing of it, and each SIM is adopted as it is found.
    scene.declare(declared("active"));
    await killed();
    assert.deepEqual([scene.resource("fleet"), scene.pending()], [undefined, ["creating"]]);
    assert.deepEqual(await resumed("create fleet"), all("active"));
    assertState(scene.resource("fleet"), { size: SIZE, summary: { active: SIZE } });

    // 2. While it is being changed: the state is as it was, and knows nothing of what was written.
    scene.declare(declared("inactive"));
    await killed();
    assertState(scene.resource("fleet"), { status: "active", summary: { active: SIZE } });
    assert.deepEqual(await resumed("update fleet [status]"), all("inactive"));
    assertState(scene.resource("fleet"), { size: SIZE, summary: { inactive: SIZE } });

    // 3. Nothing is left to do, or to be seen.
    assertDid(await scene.stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(written(), []);
  });
});
