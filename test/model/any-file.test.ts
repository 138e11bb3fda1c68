/** Whatever stands in a file, `check` ends, and every place that it names is in the file. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { checkPaths } from "../../provider/files/check";
import { FORMATS } from "../../provider/findings/formats";
import { inMemory } from "../unit/files/in-memory";

const A = "8988307000000000016";

/** Pieces that mean something to a reader of CSV or YAML, and some that mean nothing. */
const PIECES = [
  ..."\"',;:\n\r\t -#[]{}&*!|>=@()",
  ...["\r\n", "\n\n", "  ", "- ", ": ", '""', "---\n", "\ufeff", "😀", "\u0000", "\ud800"],
  ...["iccid", "status", "fleet", "sims", "list", "csv", "active", "actve", "x.csv", "networkAccessProfile"],
  ...["unique_name", "rate_plan", "registration_code", "result", A, "8.98E+18", "12", "null", "true", "__proto__"],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
const bytes = fc.oneof(
  text.map((own) => Buffer.from(own)),
  text.map((own) => Buffer.from(`iccid,unique_name,status,fleet\n${own}`)),
  text.map((own) => Buffer.from(`fleet: { networkAccessProfile: eu }\nsims:\n  ${own}`)),
  fc.uint8Array({ maxLength: 40 }),
);

describe("check of any file", () => {
  for (const name of ["x.csv", "x.kore.yaml"])
    it(`ends, and names places that there are: ${name}`, () => {
      fc.assert(
        fc.property(bytes, (content) => {
          const report = checkPaths(["."], inMemory({ [name]: content }));
          const lines = new TextDecoder().decode(content).split(/\r\n|\n|\r/);
          for (const { line = 0, column = 0, message } of report.findings) {
            assert.ok(line >= 1 && line <= lines.length, `line ${line} of ${lines.length}: ${message}`);
            // The place behind the last character is where something is missing; YAML ends lines at fewer characters.
            const length =
              name === "x.csv"
                ? (lines[line - 1]?.length ?? 0)
                : Math.max(...lines.map((own) => own.length), content.length);
            assert.ok(column >= 1 && column <= length + 1, `column ${column} of ${length}: ${message}`);
          }
          for (const format of Object.values(FORMATS)) format(report);
        }),
        { numRuns: 1_500, seed: 15 },
      );
    });
});
