/** What we write into CSV files is safe to open, and comes back as it was. */
import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { cellOf, csvLine, inputOf, NONE, plainCell, safeCell } from "../../../provider/files/write-csv";

/** What spreadsheets have run, and what looks like it. */
const FORMULAS = [
  '=HYPERLINK("x")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "'=1",
  "''-",
  "=",
  "(none)",
  "'(none)",
] as const;

/** Texts that are rich in what matters. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("'", "=", "-", "(none)", '"', ",", ";", "\t", "\n", "\r", " ", "a") }),
);

describe("CSV that is written", () => {
  for (const formula of FORMULAS)
    it(`holds no formula, and the text comes back: ${JSON.stringify(formula)}`, () => {
      const [[cell = ""] = []] = parse(`${csvLine([safeCell(formula)])}\n`, { relax_quotes: true });
      assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      assert.notEqual(cell, NONE);
      assert.equal(plainCell(cell), formula);
    });

  it("tells none from left out, and both from every text", () => {
    assert.deepEqual([cellOf(undefined), cellOf(""), cellOf("x")], ["", "(none)", "x"]);
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), (value) => assert.equal(inputOf(cellOf(value)), value)),
      { seed: 15 },
    );
  });

  it("reads back to the same cells by a CSV reader, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
        const read = parse(`${csvLine(cells.map(safeCell))}\n`, { record_delimiter: "\n" });
        assert.deepEqual(read[0]?.map(plainCell), cells);
        for (const cell of read[0] ?? []) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      }),
    );
  });

  it("leaves ordinary texts alone, an apostrophe before letters included", () => {
    for (const plain of ["truck-1", "8988307000000000016", "'tis", "O'Neill", "ready", "a=b"]) {
      assert.equal(safeCell(plain), plain);
      assert.equal(plainCell(plain), plain);
    }
  });
});
