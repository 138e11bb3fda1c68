/** What became of every member of a run, as a file: CSV in the columns of a list of SIMs, or JSON. */
import { type SetTable, SID } from "../resources/definition";
import { codeOf } from "./failures";
import { readLine, writeLine } from "./lines";
import type { Outcome } from "./member";

/** Beside the columns of the set. */
const COLUMNS = [SID, "before", "after", "result", "code", "advice", "seconds"] as const;

/** By the names of the columns, each of which has its key. */
export type ReportRow = Readonly<Record<string, string | undefined>>;

/** `line`: the member's as the program has it. */
export function reportRow(set: SetTable, line: string | undefined, outcome: Outcome): ReportRow {
  const { iccid, before, after, result, error, milliseconds } = outcome;
  const declared = readLine(Object.keys(set.columns), line ?? "") ?? {};
  const status = set.member.lifecycle?.fields.status ?? "";
  const { code, advice } = codeOf(error);
  const own = Object.entries(set.columns).map(([field, column]) => [column, declared[field]]);
  const shown: Record<string, unknown> = {
    ...Object.fromEntries(own),
    [set.columns[set.member.identity] ?? ""]: iccid,
    [SID]: after?.[SID] ?? before?.[SID],
    before: before?.[status],
    after: after?.[status],
    result,
    code,
    advice,
    seconds: (milliseconds / 1_000).toFixed(1),
  };
  return Object.fromEntries(
    Object.entries(shown).map(([column, value]) => [column, value === undefined ? undefined : String(value)]),
  );
}

/** The text of a report; JSON for a path that ends so, CSV for every other. */
export function reportText(path: string, rows: readonly ReportRow[]): string {
  if (path.toLowerCase().endsWith(".json")) return `${JSON.stringify(rows, undefined, 2)}\n`;
  const own = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) if (!COLUMNS.some((one) => one === key)) own.add(key);
  const columns = [...own, ...COLUMNS];
  return [columns.join(), ...rows.map((row) => writeLine(columns, row))].map((line) => `${line}\n`).join("");
}
