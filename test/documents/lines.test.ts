/** One sentence a line, at most 160 characters: a change of one sentence is then a change of one line, and a long sentence is seen. */
import assert from "node:assert/strict";
import { documents, read } from "./markdown";

const LONGEST = 160;

/** What is no prose: fenced blocks, indented blocks (four spaces after an empty line), rows of tables, and comments. */
const CODE = [/^ *```.*?^ *```$/gms, /(?<=\n\n)(?: {4}.*\n+)+/g, /^ *\|.*$/gm, /<!--.*?-->/gs] as const;

/** A sentence has ended when `.`, `!` or `?`, perhaps closed by a bracket, quote or star, is followed by a space and more text. */
const NEXT_SENTENCE = /[.!?][)"”*_]* +\S/;

/** A line that another one follows in the same paragraph ends with its sentence, or with the colon before what it announces. */
const ENDS = /[.!?:][)"”*_]*$/;
const BEGINS_ANEW = /^$|^#|^ *(?:[-*]|\d+\.) /;

/** Not read as sentences: the number of a list item, a bold lead at the beginning of a line, code, and where a link leads. */
const UNREAD = [/^ *\d+\. /, /^ *(?:[-*] )?\*\*[^*]+\*\*/, /(`+).+?\1(?!`)/g, /\]\([^)]*\)/g] as const;

const without = (text: string, patterns: readonly RegExp[], instead: string): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, instead), text);

const proseLines = (text: string): string[] => without(text, CODE, "").split("\n");

const tooLong = (line: string): boolean => [...line].length > LONGEST;
const goesOn = (line: string, next = ""): boolean => !/^$|^#/.test(line) && !BEGINS_ANEW.test(next) && !ENDS.test(line);
const holdsTwo = (line: string): boolean => NEXT_SENTENCE.test(without(line, UNREAD, "_"));

describe("a line of prose in the documents", () => {
  const lines = documents().flatMap((file) =>
    proseLines(read(file)).map((line, i, all) => ({ file, line, next: all[i + 1] })),
  );
  const found = (is: (line: string, next?: string) => boolean) =>
    lines.filter(({ line, next }) => is(line, next)).map(({ file, line }) => `${file}: ${line}`);

  it(`has at most ${LONGEST} characters`, () => {
    assert.ok(lines.length > 800);
    assert.deepEqual(found(tooLong), []);
  });

  it("holds one sentence", () => {
    assert.deepEqual(found(holdsTwo), []);
  });

  it("holds it to its end", () => {
    assert.deepEqual(found(goesOn), []);
  });
});

describe("the rule of one sentence a line", () => {
  const TWO = [
    "It is sent. KORE answers.",
    "- It is sent (once). KORE answers.",
    "Is it sent? 409 says no.",
    'He says "no." We go on.',
    "It is `sent`. axios knows.",
    "**Lead.** One sentence. Another.",
  ];
  const ONE = [
    "It is sent, and KORE answers.",
    "1. It is sent.",
    "**Lead.** One sentence.",
    "- **A longer lead.** One sentence.",
    "Version 3.254 or newer, see `a. b` and [the page](https://a.example/?a. b).",
    "It goes on … and on.",
  ];
  for (const line of TWO) it(`sees two in: ${line}`, () => assert.ok(holdsTwo(line)));
  for (const line of ONE) it(`sees one in: ${line}`, () => assert.ok(!holdsTwo(line)));

  it("sees a sentence that goes on in the next line, and none where a list or a heading begins", () => {
    const goingOn = (text: string) => text.split("\n").some((line, i, all) => goesOn(line, all[i + 1]));
    assert.deepEqual(["It is sent\nat once.", "- It is\n  sent."].map(goingOn), [true, true]);
    assert.deepEqual(["It is sent:\n- at once\n- later", "# It is sent\nAt once."].map(goingOn), [false, false]);
  });

  it("reads no code: neither fenced, nor indented, nor in a table", () => {
    const code = "Prose:\n\n    One. Two.\n    Three. Four.\n\n```ts\nOne. Two.\n```\n\n| One. Two. |\n";
    assert.deepEqual(proseLines(code).filter(holdsTwo), []);
  });

  it("reads the indented second line of a list item", () => {
    assert.deepEqual(proseLines("- One.\n  Two. Three.\n").filter(holdsTwo), ["  Two. Three."]);
  });
});
