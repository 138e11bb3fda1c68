/** Which line an offset of a text is on. Lines end with CRLF, LF or CR, as editors count them. */

/** Lines and columns count from 1, columns in characters. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

const LF = 0x0a;
const CR = 0x0d;

export interface Lines {
  /** From 1. */
  lineOf(offset: number): number;
  /** The offset at which a line begins. */
  beginOf(line: number): number;
}

/** Offsets are bytes of the text in UTF-8. */
export function createLines(bytes: Uint8Array): Lines {
  const begins = [0];
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) begins.push(at + 1);
  return {
    lineOf: (offset) => {
      let [low, high] = [0, begins.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((begins[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    },
    beginOf: (line) => begins[line - 1] ?? 0,
  };
}
