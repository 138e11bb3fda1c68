/** A text as it reads when it is decoded: entities of HTML, percents of a URL, escapes of JSON, once or one inside the other. */

/** A reading of a text. Character `i` was written from `starts[i]` up to `ends[i]` of the original. */
export interface Reading {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Gateways escape what was escaped already: JSON in HTML, a URL in JSON. Deeper than this nobody has been seen to go. */
const DEPTH = 3;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  sol: "/",
  bsol: "\\",
  plus: "+",
  equals: "=",
  colon: ":",
  commat: "@",
  percnt: "%",
  nbsp: "\u00a0",
};
const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** One spelling of one character, or of several bytes of one. */
const SPELLING =
  /(?:%[0-9a-f]{2})+|&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&([a-z]{2,6});|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["'\\/bfnrt])/gi;

/** The text as it is, and every further reading of it. */
export function readings(text: string): Reading[] {
  const positions = Array.from({ length: text.length }, (_, at) => at);
  const all: Reading[] = [{ text, starts: positions, ends: positions.map((at) => at + 1) }];
  for (let depth = 0; depth < DEPTH; depth++) {
    const last = all[all.length - 1];
    const next = last && decoded(last);
    if (!last || !next || next.text === last.text) break;
    all.push(next);
  }
  return all;
}

/** What breaks a word without being read: white space, tags, invisible characters. */
const BREAK = /<[^<>]{0,300}>|[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g;

/** The reading without anything that breaks words. */
export const unbroken = (reading: Reading): Reading => rewritten(reading, BREAK, () => []);

const decoded = (reading: Reading): Reading => rewritten(reading, SPELLING, pieces);

/** A piece of text and how many characters of the spelling it stands for. */
type Piece = readonly [text: string, length: number];

function pieces([spelling, hex, decimal, name, unit, byte, escaped]: RegExpExecArray): Piece[] {
  if (spelling.startsWith("%")) return fromPercents(spelling);
  const code = hex ?? unit ?? byte;
  const point = code !== undefined ? Number.parseInt(code, 16) : decimal !== undefined ? Number(decimal) : undefined;
  const character =
    point !== undefined
      ? point <= 0x10ffff
        ? String.fromCodePoint(point)
        : spelling
      : name !== undefined
        ? (NAMED[name.toLowerCase()] ?? spelling)
        : (ESCAPED[escaped ?? ""] ?? escaped ?? spelling);
  return character === spelling ? asItIs(spelling) : [[character, spelling.length]];
}

const asItIs = (text: string): Piece[] => [...text].map((character): Piece => [character, character.length]);

/** Bytes of UTF-8, character by character. Where they are none, those that are characters by themselves. */
function fromPercents(spelling: string): Piece[] {
  const bytes = Buffer.from(spelling.replaceAll("%", ""), "hex");
  const text = bytes.toString("utf8");
  if (text.includes("\ufffd"))
    return [...bytes].flatMap((byte, at) =>
      byte < 0x80 ? [[String.fromCharCode(byte), 3] as const] : asItIs(spelling.slice(at * 3, at * 3 + 3)),
    );
  return [...text].map((character): Piece => [character, Buffer.byteLength(character) * 3]);
}

function rewritten(from: Reading, pattern: RegExp, replace: (match: RegExpExecArray) => Piece[]): Reading {
  const text: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, first: number, last: number) => {
    text.push(piece);
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(from.starts[first] ?? 0);
      ends.push(from.ends[last] ?? 0);
    }
  };
  const copy = (start: number, end: number) => {
    for (let at = start; at < end; at++) put(from.text[at] ?? "", at, at);
  };
  let at = 0;
  for (const match of from.text.matchAll(pattern)) {
    copy(at, match.index);
    at = match.index;
    for (const [piece, length] of replace(match)) {
      put(piece, at, at + length - 1);
      at += length;
    }
    at = match.index + match[0].length;
  }
  copy(at, from.text.length);
  return { text: text.join(""), starts, ends };
}
