/** What is said of a plan of a set: one sentence of counts, the first members of each group, and the refusals by their reasons. */
import { refusalOf } from "../core/plan/refusal";
import { accountOf } from "../core/terms/subject";
import type { Properties } from "../core/terms/value";
import type { Table } from "../resources/definition";
import { formatDuration } from "../time/duration";
import type { Excess } from "./guard";
import { changeLine, type Entry, effectsOf, type Group, type SetPlan, writesOf } from "./plan";

/** So many members of a group are shown, and so many ICCIDs of a reason. */
const FIRST = 3;
const ICCIDS = 20;
/** So many lines of a plan are printed before it is refused. */
const LINES = 2_000;

export const number = (count: number): string => count.toLocaleString("en-US");

/** `3,120 activations, 40 leave "new" (cannot go back), 12 go offline, 95,000 unchanged; about 3,172 requests, 64 s at 50 a second`. */
export function sentence(table: Table, plan: SetPlan, perSecond: number): string {
  const { entries, unchanged } = plan;
  const effects = entries.map((entry) => effectsOf(table, entry));
  const count = (holds: (entry: Entry) => boolean) => entries.filter(holds).length;
  const first = effects.find(({ leavesFirst }) => leavesFirst !== undefined)?.leavesFirst;
  const writes = entries.reduce((sum, entry) => sum + writesOf(entry), 0);
  const rest = unchanged + count(({ group }) => group === "unchanged");
  const noun = table.lifecycle?.assignment.noun ?? "";
  const parts: [number, string][] = [
    [count(({ group }) => group === "register"), "registrations"],
    [effects.filter(({ activated }) => activated).length, "activations"],
    [effects.filter(({ leavesFirst }) => leavesFirst).length, `leave "${first}" (cannot go back)`],
    [effects.filter(({ irreversible, leavesFirst }) => irreversible && !leavesFirst).length, "cannot be undone"],
    [effects.filter(({ offline }) => offline).length, "go offline"],
    [effects.filter(({ moved }) => moved).length, `move to another ${noun} while connected`],
    [count((entry) => entry.changes.length > 0 && entry.group !== "wait" && isQuiet(table, entry)), "other changes"],
    [count(({ group, changes }) => group === "adopt" && changes.length === 0), "adopted as they are"],
    [count(({ group }) => group === "wait"), "wait for a move that is under way"],
    [count(({ group }) => group === "letGo"), "let go"],
    [count(({ group }) => group === "refused"), "refused"],
    [count(({ group }) => group === "missing"), "not on the account"],
  ];
  const told = parts.filter(([many]) => many > 0).map(([many, what]) => `${number(many)} ${what}`);
  const requests =
    writes === 0
      ? "nothing to write"
      : `about ${number(writes)} request${writes === 1 ? "" : "s"}, ${formatDuration(Math.max(1, Math.ceil(writes / perSecond)) * 1_000)} at ${number(perSecond)} a second`;
  return `${[...told, `${number(rest)} unchanged`].join(", ")}; ${requests}`;
}

/** A change that none of the other counts tells of. */
const isQuiet = (table: Table, entry: Entry): boolean => {
  const { offline, moved, irreversible, activated } = effectsOf(table, entry);
  return !offline && !moved && !irreversible && !activated;
};

const TITLES: Readonly<Record<Group, string>> = {
  register: "registered",
  adopt: "adopted",
  update: "updated",
  wait: "waited for",
  letGo: "let go",
  refused: "refused",
  missing: "not on the account",
  unchanged: "unchanged",
};

/** The first members of each group that something is done to, and every refusal. */
export function groupLines(table: Table, { entries }: SetPlan): string[] {
  const lines = (["register", "adopt", "update", "wait", "letGo"] as const).flatMap((group) => {
    const all = entries.filter((entry) => entry.group === group && (writesOf(entry) > 0 || group === "letGo"));
    if (all.length === 0) return [];
    const shown = all.slice(0, FIRST).map((entry) => `  ${changeLine(table, entry)}`.trimEnd());
    return [`${TITLES[group]}:`, ...shown, ...more(all.length - FIRST)];
  });
  return [...lines, ...refusals(table, entries)];
}

const more = (count: number): string[] => (count > 0 ? [`  and ${number(count)} more`] : []);

function refusals(table: Table, entries: readonly Entry[]): string[] {
  const refused = entries.filter(({ group }) => group === "refused" || group === "missing");
  const groups = grouped(refused, (entry) => reasonOf(table, entry));
  return [...groups].flatMap(([reason, all]) => [reason, `  ${listed(all.map(({ iccid }) => iccid))}`]);
}

/** Those that have the same key. */
export function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return groups;
}

/** The first ICCIDs, and how many more there are. */
export const listed = (iccids: readonly string[]): string =>
  iccids.slice(0, ICCIDS).join(", ") + (iccids.length > ICCIDS ? ` and ${number(iccids.length - ICCIDS)} more` : "");

/** What is said of members that are let go of and were not found. `properties` name the account. That is all that is known: of another account's SIMs, too. */
export function goneLine(table: Table, properties: Properties, iccids: readonly string[]): string {
  const [are, they] = iccids.length === 1 ? ["1 SIM is", "it is"] : [`${number(iccids.length)} SIMs are`, "they are"];
  return (
    `${are} let go of as gone: ${accountOf(table, properties)} answers that it has no such ${table.noun}. ` +
    `If ${they} on another account, nothing was sent there: ${listed(iccids)}`
  );
}

/** Why a member is refused, without its name. */
export function reasonOf(table: Table, { group, refusal, because, seen = {} }: Entry): string {
  const status = table.lifecycle && seen[table.lifecycle.fields.status];
  if (group === "missing")
    return `not on the account: ${table.create.way === "adopt" ? table.create.whenMissing : ""}`.trimEnd();
  if (refusal === undefined) return `refused: ${because ?? ""}`;
  const { because: why, instead, code } = table.lifecycle ? refusalOf(table.lifecycle, refusal.key) : refusal;
  return `refused, seen ${String(status)}: ${why}${code === undefined ? "" : ` (the API's error ${code})`}. ${instead}`;
}

/** Every member that a plan writes, one a line. */
export function planLines(table: Table, { entries }: SetPlan): string[] {
  const written = entries.filter((entry) => writesOf(entry) > 0);
  const lines = written.slice(0, LINES).map((entry) => `  ${changeLine(table, entry)}`);
  const left = written.length - LINES;
  return left > 0 ? [...lines, `  and ${number(left)} more: KORE_REPORT=plan.csv writes all of them to a file`] : lines;
}

const DOES = {
  offline: "would go offline",
  moved: "would move while connected",
  irreversible: "would change for good",
} as const;

/** Why a plan is refused, and what would let it pass. */
export function refusalOfPlan(excess: readonly Excess[], checksum: string): string {
  const over = excess.map(
    ({ kind, count, limit, because }) =>
      `${number(count)} SIMs ${DOES[kind]}, and maxDisruption allows ${number(limit)} (${because})`,
  );
  return (
    `refused before anything was written: ${over.join("; ")}. If exactly this plan is meant, run again with KORE_APPROVE=${checksum} ` +
    `(or \`pulumi config set kore:approve ${checksum}\`); any other plan stays refused. Otherwise correct the list, or declare another \`maxDisruption\`.`
  );
}
