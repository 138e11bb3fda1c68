// The coverage as a number: the line that tells it, and the sources that it leaves out.

import assert from "node:assert/strict";
import { inOneLine, runs } from "./measured";

describe("the coverage", () => {
  it("is one line of lines and branches", () => {
    const lines = { total: 300, covered: 299, skipped: 0, pct: 99.66 };
    const branches = { total: 40, covered: 36, skipped: 0, pct: 90 };
    assert.equal(
      inOneLine(JSON.stringify({ total: { lines, branches, statements: lines }, "a.ts": { lines } })),
      "coverage: 99.7 % of lines (299 of 300), 90.0 % of branches (36 of 40)",
    );
  });

  const sources = [
    { of: "types alone", text: '/** A. */\nimport type { B } from "./b";\nexport interface A { b: B }\n', runs: false },
    {
      of: "types that it takes from a value",
      text: 'import { B } from "./b";\nexport type A = typeof B;\n',
      runs: false,
    },
    { of: "a table", text: "export const A = { b: 1 } as const;\n", runs: true },
    { of: "what it hands on", text: 'export { A } from "./a";\n', runs: true },
    { of: "a type and a function", text: "export type A = 1;\nexport const a = (): A => 1;\n", runs: true },
  ];
  for (const { of, text, runs: expected } of sources)
    it(`${expected ? "counts" : "leaves out"} a source of ${of}`, () => assert.equal(runs(text), expected));
});
