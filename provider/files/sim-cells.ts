/** One cell of a CSV file of SIMs: the value it stands for, and what the schema of its input says of it. */
import { fitsCheckDigit, looksRounded } from "../resources/iccid";
import { type Complaint, complaintOf } from "./fault";
import { UNIQUE } from "./firsts";
import type { Column } from "./sim-columns";
import { inputOf } from "./write-csv";

/** What was read of a cell; without `value` it is left out, or wrong. */
export interface Cell {
  readonly value?: string;
  readonly complaint?: Complaint;
}

/** Reads the cells of one file. Of statuses and Fleets there are few, each of which is checked once. */
export function createCells() {
  const known = new Map<string, Cell>();
  return (column: Column, cell: string): Cell => {
    if (UNIQUE.includes(column.field) || column.secret) return read(column, cell);
    const key = `${column.field} ${cell}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = read(column, cell);
    known.set(key, now);
    return now;
  };
}

function read(column: Column, cell: string): Cell {
  const value = column.identifies ? digitsOf(cell) : inputOf(cell);
  if (value === undefined) return {};
  const complaint = judged(column, value);
  return complaint ? { complaint } : { value };
}

/** A spreadsheet keeps all digits in `="8988…"`, which is meant for a text. An ICCID is never left out, and never "none". */
const digitsOf = (cell: string): string => /^="(\d+)"$/.exec(cell)?.[1] ?? cell;

function judged({ schema, identifies }: Column, value: string): Complaint | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue) return complaintOf(issue);
  return identifies && looksRounded(value) && !fitsCheckDigit(value) ? { message: ROUNDED } : undefined;
}

const ROUNDED =
  "has only 0 after its 15th digit, and no fitting check digit, as when a spreadsheet took it for a number: its last digits are lost. " +
  "Give the column the format Text, and take the ICCID from the card or the Console again";
