/** What a state has of a set: the options, the text with a SIM a line, counts, and which members are not settled. */
import { UNSETTLED } from "../core/state/memory";
import { shows } from "../core/terms/differences";
import { isMoving } from "../core/terms/moving";
import { orNone, type Properties, pick, text } from "../core/terms/value";
import { liveKey } from "../core/terms/wire";
import type { SetTable } from "../resources/definition";
import { type Lines, type Row, readLine, textOf, writeLine } from "./lines";

/** Members that were asked for a move which nobody waited for: an ICCID a line. Hidden by Pulumi, as every `__` key. */
export const MOVING = "__moving";

/** How many members are in each status. */
export type Summary = ReadonlyMap<string, number>;

export interface Kept {
  readonly lines: Lines;
  readonly summary: Summary;
  /** Members that look as declared, and are not done. */
  readonly unsettled: Iterable<string>;
  readonly moving: Iterable<string>;
}

export function outputsOf(set: SetTable, inputs: Properties, { lines, summary, unsettled, moving }: Kept): Properties {
  const sorted = [...summary].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...optionsOf(set, inputs),
    sims: textOf(lines),
    size: lines.size,
    summary: Object.fromEntries(sorted),
    ...hidden(UNSETTLED, unsettled),
    ...hidden(MOVING, moving),
  };
}

const hidden = (key: string, iccids: Iterable<string>): Properties => {
  const all = [...iccids].sort();
  return all.length > 0 ? { [key]: all.join("\n") } : {};
};

/** The members that a state's hidden key names. */
export const named = (outputs: Properties, key: string): Set<string> =>
  new Set((text(outputs[key]) ?? "").split("\n").filter((iccid) => iccid !== ""));

/** What a state repeats of the inputs: destroying knows no inputs. Codes are used once, and not kept. */
export function optionsOf(set: SetTable, inputs: Properties): Properties {
  const options = Object.keys(set.inputs.shape).filter((key) => key !== "sims" && key !== set.codes);
  return pick(inputs, ...options);
}

export const summaryIn = (outputs: Properties): Map<string, number> => {
  const { summary } = outputs;
  const all = typeof summary === "object" && summary !== null ? Object.entries(summary) : [];
  return new Map(
    all.flatMap(([status, count]): [string, number][] => (typeof count === "number" ? [[status, count]] : [])),
  );
};

/** Adds a member that was seen to the counts. */
export function count(set: SetTable, summary: Map<string, number>, live: Properties): void {
  const status = statusOf(set, live);
  if (status !== undefined) summary.set(status, (summary.get(status) ?? 0) + 1);
}

export const statusOf = (set: SetTable, shown: Properties | undefined): string | undefined =>
  shown && text(shown[set.member.lifecycle?.fields.status ?? ""]);

/**
 * The line of a member that was seen: as it is declared, with the live value in place of what it does not show. `wanted` is all that is declared of
 * it, with SIDs in place of names. `moves`: a move is under way that was asked for, and says nothing against the line.
 */
export function lineOf(
  set: SetTable,
  declaredLine: string,
  wanted: Properties,
  live: Properties,
  { moves = false }: { readonly moves?: boolean } = {},
): string {
  const { member, columns } = set;
  const fields = Object.keys(columns);
  const { status, assignment } = member.lifecycle?.fields ?? { status: "", assignment: "" };
  const declared = readLine(fields, declaredLine) ?? {};
  const row: Record<string, string> = { ...declared };
  for (const field of fields) {
    const value = wanted[field];
    if (value === undefined || shows(member, field, value, live)) continue;
    if (moves && isMoving(member, live) && (field === status || field === assignment)) continue;
    row[field] = String(orNone(live[liveKey(member, field)]));
  }
  const same = fields.every((field) => row[field] === declared[field]);
  return same ? declaredLine : writeLine(fields, row satisfies Row);
}
