/** A hundred thousand SIMs: how long the emulator takes to start with them, and to answer a page of a thousand. */
import assert from "node:assert/strict";
import { tokenFor } from "../support/emulator";
import { type Emulator, startEmulator } from ".";

const SIMS = 100_000;
const PAGE = 1_000;
/** Milliseconds of CPU time, which other processes hardly disturb. Generous: about five times what is needed. */
const LIMIT = { start: 3_000, page: 20 } as const;
/** A filtered or deep page may cost so many times the first page. */
const RATIO = 5;
const ROUNDS = 9;

/** The CPU time of this process so far, in milliseconds. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

describe("an emulator with 100,000 SIMs", () => {
  let emulator: Emulator;
  let headers: Record<string, string>;
  let started: number;

  before(async () => {
    const before = used();
    emulator = await startEmulator({ sims: SIMS });
    started = used() - before;
    headers = { authorization: `Bearer ${await tokenFor(emulator)}` };
  });
  after(() => emulator.close());

  /** The cheapest of several rounds, and the SIMs on the page. */
  async function fastest(query: string): Promise<{ time: number; count: number }> {
    let time = Number.POSITIVE_INFINITY;
    let text = "";
    for (let round = 0; round < ROUNDS; round++) {
      const before = used();
      text = await (await fetch(`${emulator.supersimUrl}/v1/Sims?${query}`, { headers })).text();
      time = Math.min(time, used() - before);
    }
    const { sims }: { sims: unknown[] } = JSON.parse(text);
    return { time, count: sims.length };
  }

  it("starts in under three seconds", () => {
    assert.ok(started < LIMIT.start, `${started.toFixed(0)} ms`);
  });

  const PAGES: readonly (readonly [string, string])[] = [
    ["the first page", ""],
    ["a deep page", "&PageToken=PT98000"],
    ["the first page of a Fleet", "&Fleet=My%20Fleet"],
    ["a deep page of a Fleet", "&Fleet=My%20Fleet&PageToken=PT90000"],
    ["the first page of a status", "&Status=inactive"],
    ["a deep page of a status", "&Status=inactive&PageToken=PT85000"],
    ["a page of a Fleet and a status", "&Fleet=Pilot%20Fleet&Status=ready"],
  ];

  for (const [what, query] of PAGES) {
    it(`answers ${what} of a thousand in under 20 ms, within ${RATIO} times the plain one`, async () => {
      const plain = await fastest(`PageSize=${PAGE}`);
      const { time, count } = await fastest(`PageSize=${PAGE}${query}`);
      assert.equal(count, PAGE);
      assert.ok(time < LIMIT.page, `${time.toFixed(1)} ms`);
      assert.ok(time < plain.time * RATIO, `${time.toFixed(1)} ms against ${plain.time.toFixed(1)} ms`);
    });
  }

  it("finds the few scheduled among them in under 20 ms", async () => {
    emulator.control.setDelay("1h");
    const form = new URLSearchParams({ Status: "inactive" });
    await fetch(`${emulator.supersimUrl}/v1/Sims/sim-099999`, { method: "POST", headers, body: form });
    const { time, count } = await fastest(`PageSize=${PAGE}&Status=scheduled`);
    assert.equal(count, 1);
    assert.ok(time < LIMIT.page, `${time.toFixed(1)} ms`);
  });

  it("finds one SIM by its ICCID without looking through the others", async () => {
    const { iccid } = emulator.control.change.findSim("sim-099999");
    const { time, count } = await fastest(`Iccid=${iccid}`);
    assert.equal(count, 1);
    const scheduled = await fastest(`PageSize=${PAGE}&Status=active`);
    assert.ok(time < scheduled.time, `${time.toFixed(2)} ms against ${scheduled.time.toFixed(2)} ms`);
  });
});
