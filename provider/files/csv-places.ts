/** Where the cells of a CSV file stand: the parser tells where a record ends, and only cells that somebody has to find are looked for. */
import { createLines, type Point } from "./lines";

/** Where a record stands in the text, in bytes of UTF-8; blank lines before it are part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface CsvRecord extends Span {
  readonly cells: readonly string[];
}

export function createPlaces(bytes: Buffer, delimiter: string) {
  const { lineOf, beginOf } = createLines(bytes);
  /** Where the record itself begins, behind blank lines. */
  const begin = ({ from, to }: Span): number => {
    let at = from;
    while (at < to && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
    return at;
  };
  /** The record as it is written, and from where on the cell stands in it. */
  const rawOf = (span: Span, cell: number): readonly [raw: string, at: number] => {
    const raw = bytes.toString("utf8", begin(span), span.to).replace(/(?:\r\n|\n|\r)$/, "");
    return [raw, cellBegin(raw, cell, delimiter)];
  };
  return {
    lineOf: (span: Span): number => lineOf(begin(span)),
    placeOf(span: Span, cell: number): Point {
      const [raw, at] = rawOf(span, cell);
      const offset = begin(span) + Buffer.byteLength(raw.slice(0, at));
      const line = lineOf(offset);
      return { line, column: bytes.toString("utf8", beginOf(line), offset).length + 1 };
    },
    /** Whether the cell begins with a quote that ends before the cell does: the rest was taken as it is, quotes and all. */
    endsEarly(span: Span, cell: number): boolean {
      const [raw, at] = rawOf(span, cell);
      const quoted = quotedAt(raw, at);
      return quoted !== undefined && !["", delimiter].includes(raw.slice(at + quoted.length, at + quoted.length + 1));
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;

/** How many characters of a record stand before a cell of it. */
function cellBegin(raw: string, cell: number, delimiter: string): number {
  let at = 0;
  for (let left = cell; left > 0; left -= 1) {
    const end = raw.indexOf(delimiter, at + (quotedAt(raw, at)?.length ?? 0));
    if (end < 0) return raw.length;
    at = end + delimiter.length;
  }
  return at;
}

/** The quoted text that begins here, if one does and is closed. */
const quotedAt = (raw: string, at: number): string | undefined =>
  raw[at] === '"' ? /^"(?:[^"]|"")*"/.exec(raw.slice(at))?.[0] : undefined;
