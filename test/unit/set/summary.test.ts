/** The counts of a set after a run: right for what was seen, and as many as there are members, whatever the state had counted. */
import assert from "node:assert/strict";
import { simSet } from "../../../provider/resources";
import { declaredIn } from "../../../provider/set/declared";
import { MOVING } from "../../../provider/set/outputs";
import { summaryAfter } from "../../../provider/set/summary";

const card = (index: number) => `8988307${String(index).padStart(13, "0")}`;
const FOUR = [1, 2, 3, 4].map(card);

interface Case {
  readonly says: string;
  /** The lines of the state and what is declared for all. Default: four SIMs that are to be active. */
  readonly lines?: string;
  readonly status?: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly moving?: string;
  /** The members afterwards, by their numbers. Default: the same. */
  readonly after?: readonly number[];
  /** How members were seen by the run: first, and last. */
  readonly seen: Readonly<Record<number, readonly [first: string, last: string]>>;
  readonly counts: Readonly<Record<string, number>>;
}

const CASES: readonly Case[] = [
  {
    says: "a member that was written",
    summary: { active: 4 },
    seen: { 1: ["active", "inactive"] },
    counts: { active: 3, inactive: 1 },
  },
  {
    says: "a member that a killed run had written",
    summary: { active: 4 },
    seen: { 1: ["inactive", "inactive"] },
    counts: { active: 3, inactive: 1 },
  },
  {
    says: "a member that its line shows elsewhere",
    lines: `${card(1)},,scheduled,\n${card(2)},,,\n`,
    summary: { active: 1, scheduled: 1 },
    seen: { 1: ["active", "active"] },
    counts: { active: 2 },
  },
  {
    says: "a member that nobody waited for",
    summary: { active: 3, scheduled: 1 },
    moving: card(2),
    seen: { 2: ["active", "active"] },
    counts: { active: 4 },
  },
  {
    says: "a member that became active by itself",
    status: "ready",
    summary: { active: 4 },
    seen: { 3: ["active", "inactive"] },
    counts: { active: 3, inactive: 1 },
  },
  { says: "a member that left", summary: { active: 4 }, after: [1, 2, 3], seen: {}, counts: { active: 3 } },
  {
    says: "all members",
    summary: { active: 2, scheduled: 2 },
    seen: { 1: ["new", "active"], 2: ["new", "active"], 3: ["new", "active"], 4: ["new", "inactive"] },
    counts: { active: 3, inactive: 1 },
  },
  {
    says: "a state that counted too many",
    summary: { active: 102, inactive: 199 },
    seen: { 1: ["new", "new"] },
    counts: { active: 1, inactive: 2, new: 1 },
  },
];

describe("the counts of a set after a run that saw", () => {
  for (const { says, lines, status = "active", summary, moving, after = [1, 2, 3, 4], seen, counts } of CASES)
    it(`${says} are ${JSON.stringify(counts)}`, () => {
      const sims = lines ?? FOUR.map((iccid) => `${iccid},,,\n`).join("");
      const outputs = { sims, status, summary, ...(moving && { [MOVING]: moving }) };
      const of = (at: 0 | 1) =>
        new Map(Object.entries(seen).map(([index, one]) => [card(Number(index)), { status: one[at] }]));
      const members = { lines: after.map(card), first: of(0), seen: of(1) };
      const found = summaryAfter(simSet, outputs, declaredIn(simSet, outputs), members);
      assert.deepEqual(Object.fromEntries([...found].filter(([, many]) => many > 0).sort()), counts);
    });
});
