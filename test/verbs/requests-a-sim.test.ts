/** One request a SIM, its write: finding what is adopted, and looking whether it has arrived, are list pages that all share. */
import assert from "node:assert/strict";
import { openStage, type Stage, type State } from "./harness";
import { upTogether } from "./program";

const FLEET = `HF${"a".repeat(32)}`;
const iccid = (index: number) => `8988307${String(index).padStart(13, "0")}`;

interface Row {
  /** So many SIMs of so many on the account. */
  readonly sims: number;
  readonly others?: number;
  readonly takes: string;
  /** So many verbs at once, as Pulumi's `--parallel` says. */
  readonly parallel: number;
  /** Requests a SIM, at most. */
  readonly most: number;
}

const UPS: readonly Row[] = [
  { sims: 300, takes: "0s", parallel: 8, most: 1.2 },
  { sims: 300, takes: "0s", parallel: 20, most: 1.2 },
  { sims: 300, takes: "0s", parallel: 200, most: 1.2 },
  { sims: 300, takes: "2s", parallel: 8, most: 1.2 },
  { sims: 300, takes: "2s", parallel: 20, most: 1.2 },
  { sims: 300, takes: "2s", parallel: 200, most: 1.2 },
  // Eight, or twenty, at once are 38, or 15, waits of a minute one after another: each has looks of its own, at most one every 15 s in the end.
  { sims: 300, takes: "60s", parallel: 8, most: 2.2 },
  { sims: 300, takes: "60s", parallel: 20, most: 1.6 },
  { sims: 300, takes: "60s", parallel: 200, most: 1.2 },
  { sims: 5, others: 100_000, takes: "0s", parallel: 8, most: 4 },
  { sims: 5, others: 100_000, takes: "2s", parallel: 8, most: 4 },
];

describe("requests a SIM", function () {
  this.timeout(120_000);
  let stage: Stage;
  afterEach(() => stage.close());

  const opened = async ({ sims, others, takes }: Row) => {
    stage = await openStage({
      delay: takes,
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ sid: FLEET, uniqueName: "trackers", networkAccessProfile: "networks" }],
        sims: Array.from({ length: sims }, (_, index) => ({ iccid: iccid(index + 500_000) })),
      },
    });
    if (others) stage.emulator.control.seedSims(others);
  };
  const program = (sims: number, inputs: object) =>
    Object.fromEntries(
      Array.from({ length: sims }, (_, index) => [`sim-${index}`, { iccid: iccid(index + 500_000), ...inputs }]),
    );
  const counted = async <T>(work: () => Promise<T>) => {
    const from = stage.emulator.requests.length;
    const done = await work();
    const seen = stage.emulator.requests.slice(from).filter(({ api }) => api !== "token");
    return { done, all: seen.length, writes: seen.filter(({ method }) => method === "POST").length };
  };
  const active = { status: "active", fleet: FLEET };

  for (const row of UPS) {
    const { sims, others = 0, takes, parallel, most } = row;
    const where = others > 0 ? ` on an account of ${others.toLocaleString("en-US")}` : "";
    it(`of ${sims} SIMs${where}, ${parallel} at once, moves of ${takes}: at most ${most} to adopt, and to update`, async function () {
      await opened(row);
      const up = await counted(() => upTogether(stage, "sim", program(sims, active), {}, parallel));
      assert.deepEqual(up.done.failed, {});
      const update = await counted(() =>
        upTogether(stage, "sim", program(sims, { ...active, status: "inactive" }), up.done.states, parallel),
      );
      assert.deepEqual(update.done.failed, {});
      await stage.clock.sleep(60_000);
      stage.restart();
      const refresh = await counted(() => refreshed(update.done.states));
      if (this.test)
        this.test.title += ` [${[up, update].map(({ all }) => (all / sims).toFixed(2)).join(", ")}; refresh ${refresh.all}]`;
      assert.deepEqual([up.writes, update.writes], [sims, sims]);
      if (others > 0) assert.ok(refresh.all <= 10, `${refresh.all} to refresh`);
      for (const { all } of [up, update]) assert.ok(all <= most * sims, `${all} requests for ${sims} SIMs`);
    });
  }
  const refreshed = (states: Readonly<Record<string, State>>) =>
    Promise.all(Object.values(states).map(({ id, outs }) => stage.providers().sim.read(id, outs)));
});
