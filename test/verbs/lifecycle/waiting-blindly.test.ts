/** Waits while looking fails: the list that many share, or all of the API. */
import assert from "node:assert/strict";
import type { FaultRule } from "../../emulator";
import { opened } from "./matrix";
import { SUPER_SIMS } from "./super-sims";

/** When the first looks are over and the list of what is scheduled is about to be used, in milliseconds. */
const AFTER_THE_FIRST_LOOKS = 1_400;

describe("twelve waiting Super SIMs", () => {
  const cards = opened(SUPER_SIMS);
  afterEach(() => cards().emulator.control.clearFaults());

  /** Brings them to active within a minute; the fault begins once all of them wait. */
  const withLists = async (fault: FaultRule) => {
    cards().emulator.control.setDelay("60s");
    const iccids: string[] = [];
    for (let i = 0; i < 12; i++) iccids.push(await cards().place("new", "A"));
    const began = cards().clock.now();
    const from = cards().emulator.requests.length;
    const faulty = cards()
      .clock.sleep(AFTER_THE_FIRST_LOOKS)
      .then(() => cards().emulator.control.addFault(fault));
    const runs = await Promise.all(iccids.map((iccid) => cards().up("sim", cards().declared(iccid, "active", "A"))));
    await faulty;
    const reads = cards()
      .emulator.requests.slice(from)
      .filter(({ method, api }) => method === "GET" && api !== "token").length;
    return { iccids, runs, reads, took: cards().clock.now() - began };
  };

  for (const [says, effect] of Object.entries({
    "answers 502": { kind: "gateway", status: 502 },
    "is cut off": { kind: "truncate" },
    "is refused with 400": { kind: "status", status: 400, code: 20001 },
    "is forbidden with 403": { kind: "status", status: 403, code: 20403 },
    "cannot be reached": { kind: "reset", when: "before" },
  } as const))
    it(`arrive although the list of what is scheduled ${says}: each asks for itself`, async () => {
      const { iccids, runs, reads, took } = await withLists({ on: { operation: "supersim.sims.list" }, effect });
      for (const [i, ran] of runs.entries()) {
        assert.equal(cards().outcome(ran, iccids[i] ?? ""), "active in A", ran.message);
        assert.deepEqual(
          ran.said.filter((line) => /failed/.test(line)),
          [],
        );
      }
      assert.ok(took < 120_000, `${took} ms`);
      assert.ok(reads < 12 * 15, `${reads} reads`);
    });
});

describe("a Super SIM that waits while the API dies", () => {
  const cards = opened(SUPER_SIMS);

  it("says when it was last seen, how many looks failed and with what, and never to raise `timeouts`", async () => {
    cards().emulator.control.setDelay("3m");
    const iccid = await cards().place("new", "A");
    const dead = cards()
      .clock.sleep(20_000)
      .then(() => cards().emulator.control.addFault({ effect: { kind: "reset", when: "before" } }));
    const ran = await cards().up("sim", cards().declared(iccid, "active", "A"));
    await dead;
    assert.equal(ran.ending, "stopped");
    assert.equal(ran.state?.outs.status, "scheduled");
    assert.match(
      ran.message,
      /whether it arrived at status "active".* is not known after 10m\. Seen: status scheduled/,
    );
    assert.match(
      ran.message,
      /It was last seen after \d+ s; all \d+ looks since then failed, the last one with: no answer: /,
    );
    assert.match(ran.message, /goes on waiting without sending it again\. Check the network/);
    assert.doesNotMatch(ran.message, /timeouts/);
    const beats = ran.said.filter((line) => line.includes("waiting for"));
    assert.ok(beats.length >= 8, beats.join("\n"));
    for (const line of beats.slice(1))
      assert.match(line, /when it was last seen, \w+ ago; .*failed.* with: no answer: /, line);

    cards().emulator.control.clearFaults();
    const next = await cards().up("sim", cards().declared(iccid, "active", "A"), ran.state);
    assert.deepEqual([next.ending, next.writes], ["done", []], next.message);
  });
});
