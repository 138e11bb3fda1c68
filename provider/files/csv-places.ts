/** Where the cells of a CSV file stand: the parser tells where a record ends, and only cells that somebody has to find are looked for. */

/** Where a record stands in the text. */
export interface Span {
  /** The line on which it ends. */
  readonly lastLine: number;
  /** In bytes of the text in UTF-8; blank lines before it are part of it. */
  readonly from: number;
  readonly to: number;
}

export interface CsvRecord extends Span {
  readonly cells: readonly string[];
}

/** Lines and columns count from 1, columns in characters. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

const BREAK = /\r\n|\n|\r/;

export function createPlaces(bytes: Buffer, delimiter: string) {
  /** The record as it is written, and from where on the cell stands in it. */
  const rawOf = ({ from, to }: Span, cell: number): readonly [raw: string, at: number] => {
    const raw = bytes
      .toString("utf8", from, to)
      .replace(/^[\r\n]+/, "")
      .replace(/(?:\r\n|\n|\r)$/, "");
    return [raw, beginOf(raw, cell, delimiter)];
  };
  return {
    placeOf(record: Span, cell: number): CellPlace {
      const [raw, at] = rawOf(record, cell);
      const before = raw.slice(0, at).split(BREAK);
      const first = record.lastLine - (raw.split(BREAK).length - 1);
      return { line: first + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
    },
    /** Whether the cell begins with a quote that ends before the cell does: the rest was taken as it is, quotes and all. */
    endsEarly(record: Span, cell: number): boolean {
      const [raw, at] = rawOf(record, cell);
      const quoted = quotedAt(raw, at);
      return quoted !== undefined && !["", delimiter].includes(raw.slice(at + quoted.length, at + quoted.length + 1));
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;

/** How many characters of a record stand before a cell of it. */
function beginOf(raw: string, cell: number, delimiter: string): number {
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
