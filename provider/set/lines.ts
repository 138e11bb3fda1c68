/**
 * Members of a set as one text: a SIM a line, in the columns of a file (RFC 4180), sorted by ICCID, each line ended by a line feed. What is left
 * out is an empty cell; a value that is declared to be none, such as a unique name that is cleared, is an empty cell in quotes (`""`).
 */

/** One member: the declared fields by their names in the table. */
export type Row = Readonly<Record<string, string>>;

/** Lines by the ICCID that they begin with. */
export type Lines = ReadonlyMap<string, string>;

/** One line, without its end. `fields` are the columns in their order; the first is the ICCID. */
export const writeLine = (fields: readonly string[], row: Readonly<Record<string, string | undefined>>): string =>
  fields.map((field) => writeCell(row[field])).join();

/** A line break, which some live name may have, would end the line. */
const writeCell = (value: string | undefined): string => {
  if (value === undefined) return "";
  if (value !== "" && !/[",\r\n]/.test(value)) return value;
  return `"${value.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`;
};

/** The cells of one line, by field; `undefined` for a line that has more cells, or quotes that do not match. */
export function readLine(fields: readonly string[], line: string): Row | undefined {
  const cells = line.includes('"') ? quotedCells(line) : line.split(",").map((cell) => cell || undefined);
  if (cells === undefined || cells.length > fields.length) return undefined;
  const row: Record<string, string> = {};
  for (const [at, field] of fields.entries()) {
    const cell = cells[at];
    if (cell !== undefined) row[field] = cell;
  }
  return row;
}

/** A cell, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

function quotedCells(line: string): (string | undefined)[] | undefined {
  const cells: (string | undefined)[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const found = CELL.exec(line);
    if (!found) return undefined;
    const [, quoted, plain, end] = found;
    cells.push(quoted === undefined ? plain || undefined : quoted.replaceAll('""', '"'));
    if (end === "") return cells;
  }
}

/** The lines of a text, by ICCID. Of lines with the same ICCID the last one counts. */
export function linesOf(text: string): Lines {
  const lines = new Map<string, string>();
  for (const line of text.split("\n")) if (line !== "") lines.set(iccidOf(line), line);
  return lines;
}

/** An ICCID holds neither comma nor quote. */
const iccidOf = (line: string): string => {
  const end = line.indexOf(",");
  return end < 0 ? line : line.slice(0, end);
};

/** The text of all lines. */
export function textOf(lines: Lines): string {
  const sorted = [...lines.keys()].sort();
  return sorted.map((iccid) => `${lines.get(iccid)}\n`).join("");
}
