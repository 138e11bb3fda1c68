import assert from "node:assert/strict";
import { createHeartbeat, type News } from "../../../provider/wait/heartbeat";

const SCHEDULED: News = { seen: "status scheduled", lastSeen: 40_000 };
const failing = (inARow: number, lastSeen: number, last: unknown): News => ({
  seen: "status scheduled",
  lastSeen,
  failures: { count: 9, looks: 20, inARow, last },
});

describe("the heartbeat of many waits", () => {
  /** So many waits, of which the first ones have other news. */
  const beating = (count: number, news: readonly News[]) => {
    const lines: string[] = [];
    const heartbeat = createHeartbeat((line) => lines.push(line));
    const beats = Array.from({ length: count }, (_, index) => heartbeat.start(`SIM ${index}`, "x", 0));
    for (const [index, beat] of beats.entries()) beat.pulse(29_999, news[index] ?? SCHEDULED);
    beats.at(-1)?.pulse(60_000, news[count - 1] ?? SCHEDULED);
    return lines;
  };

  it("is one line, however many wait", () => {
    const lines: string[] = [];
    const heartbeat = createHeartbeat((line) => lines.push(line));
    const beats = Array.from({ length: 50 }, (_, index) =>
      heartbeat.start(`SIM ${index}`, "status active", index * 100),
    );
    for (const beat of beats) beat.pulse(40_000, SCHEDULED);
    for (const beat of beats) beat.pulse(69_999, SCHEDULED);
    assert.deepEqual(lines, ["waiting for 50 objects to settle, the longest for 40s: SIM 0 and others"]);
    for (const beat of beats) beat.pulse(70_000, SCHEDULED);
    assert.equal(lines.length, 2);
  });

  it("falls silent when the waits end", () => {
    const lines: string[] = [];
    const heartbeat = createHeartbeat((line) => lines.push(line));
    const [first, second] = [heartbeat.start("SIM 1", "x", 0), heartbeat.start("SIM 2", "x", 0)];
    first.stop();
    second.pulse(31_000, { seen: "y", lastSeen: 31_000 });
    assert.deepEqual(lines, ["SIM 2: waiting for x for 31s; y"]);
  });

  const BROKEN = new Error("connect ECONNREFUSED");
  for (const [says, count, news, line] of [
    [
      "nothing of failures that are over",
      1,
      [failing(0, 59_000, BROKEN)],
      "SIM 0: waiting for x for 1m; status scheduled",
    ],
    [
      "one failed look",
      1,
      [failing(1, 50_000, BROKEN)],
      "SIM 0: waiting for x for 1m; status scheduled when it was last seen, 10s ago; the look since then failed with: connect ECONNREFUSED",
    ],
    [
      "how many looks have failed, and since when",
      1,
      [failing(4, 20_000, BROKEN)],
      "SIM 0: waiting for x for 1m; status scheduled when it was last seen, 40s ago; all 4 looks since then failed, the last one with: connect ECONNREFUSED",
    ],
    [
      "how many of many SIMs cannot be looked at",
      4,
      [failing(2, 0, BROKEN), failing(1, 0, BROKEN)],
      "waiting for 4 objects to settle, the longest for 1m: SIM 0 and others; the last look at 2 of them failed, one with: connect ECONNREFUSED",
    ],
    [
      "that none of many can be looked at",
      4,
      Array(4).fill(failing(2, 0, BROKEN)),
      "waiting for 4 objects to settle, the longest for 1m: SIM 0 and others; the last look at all of them failed, one with: connect ECONNREFUSED",
    ],
  ] as const)
    it(`tells ${says}`, () => assert.deepEqual(beating(count, news), [line]));
});
