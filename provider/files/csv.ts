/** From the text of a CSV file to its records, with the line and column of every cell. Knows nothing of SIMs. */
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { Finding } from "../findings/finding";
import { type CsvRecord, createPlaces, type Places } from "./csv-places";
import type { Place } from "./fault";
import type { Point } from "./lines";

export interface Csv {
  readonly records: readonly CsvRecord[];
  readonly findings: readonly Finding[];
  placeOf(record: CsvRecord, cell: number): Point;
  /** On which a record begins. */
  lineOf(record: CsvRecord): number;
}

/** Of the countries whose decimal point is a comma, and of copied tables. */
const DELIMITERS = [",", ";", "\t", "|"] as const;
/** By which a spreadsheet is told, and tells, the delimiter. */
const SEP = /^sep=([,;\t|])(?:\r\n|\n|\r)/i;

/** Quoting, CRLF and blank lines are all read; quotes that do not enclose a cell are findings. */
export function readCsv(text: string, file: string): Csv {
  const told = SEP.exec(text)?.[1];
  const delimiter = told ?? delimiterOf(text);
  const bytes = Buffer.from(text);
  const places = createPlaces(bytes, delimiter);
  const { records, open } = parsed(bytes, delimiter);
  const own = told === undefined ? records : records.slice(1);
  const findings = own.flatMap((record) => misquoted(record, file, places));
  if (open !== undefined) {
    const rest = { from: records.at(-1)?.to ?? 0, to: bytes.length };
    findings.push(quoteFinding({ file, ...places.placeOf(rest, open) }, UNCLOSED));
  }
  return { records: own, findings, placeOf: places.placeOf, lineOf: places.lineOf };
}

/** The one that the header has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? "").replace(/"[^"]*"/g, "");
  const many = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[many.indexOf(Math.max(...many))] ?? ",";
}

/** What of an error tells in which cell a quote was left open. */
const openQuote = z.object({ column: z.number() });

/** The records before the end, or before the quote that is never closed: in the cell `open` of the next record. */
function parsed(bytes: Buffer, delimiter: string): { readonly records: readonly CsvRecord[]; readonly open?: number } {
  const records: CsvRecord[] = [];
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells, { bytes: to }): undefined => {
        // Its own count of lines takes CRLF in a cell for two.
        records.push({ cells, from: records.at(-1)?.to ?? 0, to });
      },
    });
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, open: openQuote.safeParse(error).data?.column ?? 0 };
  }
}

function misquoted(record: CsvRecord, file: string, places: Places): Finding[] {
  return record.cells.flatMap((cell, index): Finding[] => {
    // Most cells have neither, and are not looked at twice.
    if (!/["\r\n]/.test(cell)) return [];
    const says =
      cell.includes('"') && places.endsEarly(record, index) ? EARLY : /[\r\n]/.test(cell) ? BROKEN : undefined;
    return says === undefined ? [] : [quoteFinding({ file, ...places.placeOf(record, index) }, says)];
  });
}

const ENCLOSED = 'quotes around the whole cell, and "" for each quote that belongs to the text';

const UNCLOSED = {
  message: "A quote opens here and is never closed: the rest of the file was not read",
  found: "a quote that is not closed",
  expected: ENCLOSED,
  hint: "Close the quote.",
} as const;

const EARLY = {
  message: "A quote opens this cell and closes before its end",
  found: "text after the closing quote",
  expected: ENCLOSED,
  hint: "Take out what stands behind the quote, or put it before the quote.",
} as const;

const BROKEN = {
  message: "This cell goes on in the next line",
  found: "a line break in a cell",
  expected: "a cell in one line",
  hint: "A quote opens here that is closed later than it should be: close it, or take out the line break.",
} as const;

const quoteFinding = (place: Place, says: typeof UNCLOSED | typeof EARLY | typeof BROKEN) =>
  ({ kind: "quote", severity: "error", ...says, ...place }) satisfies Finding;
