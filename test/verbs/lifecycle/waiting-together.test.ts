/** Many waits in one process: what they say to the person who watches, and what they ask of the API. */
import assert from "node:assert/strict";
import type { Ran } from "../harness";
import { opened } from "./matrix";
import { SUPER_SIMS } from "./super-sims";

interface Together {
  readonly iccids: readonly string[];
  readonly runs: readonly Ran[];
  readonly reads: readonly string[];
  readonly writes: number;
}

describe("long waits", () => {
  const cards = opened(SUPER_SIMS);

  /** Brings so many new SIMs to active at the same time. */
  const together = async (count: number): Promise<Together> => {
    const iccids: string[] = [];
    for (let i = 0; i < count; i++) iccids.push(await cards().place("new", "A"));
    const from = cards().emulator.requests.length;
    const runs = await Promise.all(iccids.map((iccid) => cards().up("sim", cards().declared(iccid, "active", "A"))));
    const requests = cards()
      .emulator.requests.slice(from)
      .filter(({ api }) => api !== "token");
    const shown = requests.map(({ method, path, query }) => `${method} ${path} ${query.Status ?? ""}`.trim());
    const reads = shown.filter((request) => request.startsWith("GET"));
    return { iccids, runs, reads, writes: shown.length - reads.length };
  };
  const lists = (reads: readonly string[]) => reads.filter((read) => read === "GET /v1/Sims scheduled").length;

  it("say so every 30 seconds, with the SIM, what is waited for and what was seen", async () => {
    cards().emulator.control.setDelay("160s");
    const iccid = await cards().place("new", "A");
    const began = cards().clock.now();
    const ran = await cards().up("sim", cards().declared(iccid, "active", "-"));
    const took = cards().clock.now() - began;
    assert.ok(took >= 160_000 && took < 180_000, `${took} ms`);
    assert.equal(ran.said.length, Math.floor(took / 30_000), ran.said.join("\n"));
    for (const line of ran.said) {
      assert.match(line, new RegExp(iccid));
      assert.match(line, /active/);
      assert.match(line, /scheduled/);
    }
  });

  it("say nothing when they are over within 30 seconds", async () => {
    cards().emulator.control.setDelay("20s");
    const iccid = await cards().place("new", "A");
    assert.deepEqual((await cards().up("sim", cards().declared(iccid, "active", "-"))).said, []);
  });

  it("of many SIMs say so in one line, not in one for each", async () => {
    cards().emulator.control.setDelay("70s");
    const from = cards().said().length;
    await together(12);
    const said = cards().said().slice(from);
    assert.ok(said.length >= 1 && said.length <= 3, said.join("\n"));
    assert.match(said[0] ?? "", /\b12\b/);
  });

  it("of five SIMs ask for each by itself", async () => {
    cards().emulator.control.setDelay("60s");
    const { iccids, runs, reads } = await together(5);
    for (const [i, ran] of runs.entries()) assert.equal(cards().outcome(ran, iccids[i] ?? ""), "active in A");
    assert.equal(lists(reads), 0);
  });

  for (const count of [6, 40]) {
    it(`of ${count} SIMs share one list of what is scheduled, and only those that left it are read`, async () => {
      cards().emulator.control.setDelay("60s");
      const { iccids, runs, reads, writes } = await together(count);
      assert.equal(writes, count);
      for (const [i, ran] of runs.entries()) {
        assert.equal(cards().outcome(ran, iccids[i] ?? ""), "active in A", ran.message);
      }
      const shared = lists(reads);
      const own = iccids.map(
        (iccid) => reads.filter((read) => read === `GET /v1/Sims/${cards().found(iccid).sid}`).length,
      );
      assert.ok(shared >= 3, `${shared} lists`);
      // Looks after 1, 2.5, 4.75 ... s: about ten until 60 s are over; one list each, whoever looks.
      assert.ok(shared <= 12, `${shared} lists for ${count} waiters`);
      assert.ok(Math.max(...own) <= 3, `at most the first look and those after it left the list: ${own}`);
    });
  }

  it("that settle at once cost two requests a SIM, and a few that all share", async () => {
    cards().emulator.control.setDelay(0);
    const { reads, writes } = await together(20);
    assert.equal(writes, 20);
    // To find and to write; then the first few look one by one, and one page tells of all the others. One request is for the Fleet.
    assert.ok(reads.length + writes <= 2 * 20 + 5 + 2, `${reads.length + writes} requests`);
  });
});
