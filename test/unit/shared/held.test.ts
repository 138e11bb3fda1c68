import assert from "node:assert/strict";
import { createHeld, type Wish } from "../../../provider/shared/held";

interface Item {
  readonly sid: string;
  readonly iccid: string;
  readonly status: string;
}

const sim = (status: string, name = "1"): Item => ({ sid: `HS${name}`, iccid: `8988${name}`, status });
const NOW = 100_000;
const SHOWN: Wish = { oldest: 30_000 };

/** What pages that were asked for at these times showed of one SIM, in the order in which they arrived. */
function holding(pages: readonly (readonly [asked: number, status: string])[], dropped?: number) {
  let now = 0;
  const held = createHeld<Item>(({ sid, iccid }) => [sid, iccid], { now: () => now, sleep: async () => undefined });
  for (const [asked, status] of pages) held.keep([sim(status)], asked);
  if (dropped !== undefined) {
    now = dropped;
    held.drop("HS1");
  }
  now = NOW;
  return (wish: Wish, key = "HS1") => held.find(key, wish)?.value.status;
}

describe("what pages showed", () => {
  it("is found by every key of an object, and by no other", () => {
    const find = holding([[NOW, "active"]]);
    assert.deepEqual(
      ["HS1", "89881", "HS2", ""].map((key) => find(SHOWN, key)),
      ["active", "active", undefined, undefined],
    );
  });

  it("is not replaced by what was asked for earlier and arrives later", () => {
    const pages = [
      [NOW - 5_000, "active"],
      [NOW - 9_000, "scheduled"],
    ] as const;
    assert.equal(holding(pages)(SHOWN), "active");
    assert.equal(holding([...pages].reverse())(SHOWN), "active");
  });

  const ROWS: readonly [says: string, asked: number, wish: Wish, dropped: number | undefined, found: boolean][] = [
    ["young enough for a refresh", NOW - 29_999, { oldest: 30_000 }, undefined, true],
    ["too old for a refresh", NOW - 30_000, { oldest: 30_000 }, undefined, false],
    ["young enough to decide about a write", NOW - 9_999, { oldest: 10_000 }, undefined, true],
    ["too old to decide about a write", NOW - 10_000, { oldest: 10_000 }, undefined, false],
    ["asked for after a waiter's write", NOW - 999, { oldest: 1e9, notBefore: NOW - 1_000 }, undefined, true],
    ["asked for when a waiter wrote", NOW - 1_000, { oldest: 1e9, notBefore: NOW - 1_000 }, undefined, false],
    ["asked for before somebody's write", NOW - 2_000, { oldest: 30_000 }, NOW - 1_000, false],
    ["asked for so soon after a write that it may be behind", NOW - 2_000, { oldest: 30_000 }, NOW - 12_000, false],
    ["asked for long enough after a write", NOW - 2_000, { oldest: 30_000 }, NOW - 12_001, true],
    ["for who wrote, asked for soon after it", NOW - 999, { oldest: 1e9, notBefore: NOW - 1_000 }, NOW - 1_000, true],
    [
      "for who wrote, asked for before another write",
      NOW - 500,
      { oldest: 1e9, notBefore: NOW - 1_000 },
      NOW - 400,
      false,
    ],
  ];
  for (const [says, asked, wish, dropped, found] of ROWS)
    it(`${found ? "counts" : "does not count"} when it is ${says}`, () =>
      assert.equal(holding([[asked, "active"]], dropped)(wish), found ? "active" : undefined));

  it("does not count by any key of an object that was dropped by another one", () =>
    assert.equal(holding([[NOW - 2_000, "active"]], NOW - 1_000)(SHOWN, "89881"), undefined));
});
