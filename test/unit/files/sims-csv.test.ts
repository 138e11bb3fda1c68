/** CSV files of SIMs as people and spreadsheets write them: what is understood, what comes back, and how long it takes. */
import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { REPORT_COLUMNS } from "../../../provider/files/sim-columns";
import { readSims } from "../../../provider/files/sims-csv";
import { cellOf, csvLine } from "../../../provider/files/write-csv";

const A = "8988307000000000016";
const B = "8988307000000000024";

const read = (text: string, product?: "supersim" | "wireless") => {
  const { findings, rows, ...rest } = readSims(Buffer.from(text), "sims.csv", product);
  assert.deepEqual(findings, []);
  return { rows: rows.map(({ values, line }) => ({ ...values, line })), ...rest };
};
const rows = (text: string) => read(text).rows;

describe("a CSV file of SIMs", () => {
  const UNDERSTOOD: Readonly<Record<string, string>> = {
    "its columns in another order": `status,fleet,iccid\nactive,eu,${A}\n`,
    "the names of inputs for columns": `iccid,status,Fleet,uniqueName\n${A},active,eu,\n`,
    "names of columns as people write them": `ICCID, Status ,FLEET,Unique Name\n${A},active,eu,\n`,
    semicolons: `iccid;status;fleet\n${A};active;eu\n`,
    "a line that tells the delimiter": `sep=;\r\niccid;status;fleet\r\n${A};active;eu\r\n`,
    tabs: `iccid\tstatus\tfleet\n${A}\tactive\teu\n`,
    "CRLF, and no end of the last line": `iccid,status,fleet\r\n${A},active,eu`,
    "line ends of two kinds": `iccid,status,fleet\r\n${A},active,eu\n`,
    "a byte order mark": `\ufefficcid,status,fleet\n${A},active,eu\n`,
    "quotes around everything": `"iccid","status","fleet"\n"${A}","active","eu"\n`,
    "a formula that keeps the digits": `iccid,status,fleet\n"=""${A}""",active,eu\n`,
    "the same without the quotes of CSV": `iccid,status,fleet\n="${A}",active,eu\n`,
    "an empty column without a name": `iccid,status,fleet,\n${A},active,eu,\n`,
    "cells that are empty and too many": `iccid,status,fleet\n${A},active,eu,,,\n`,
    "the columns of our own report": `iccid,status,fleet,${REPORT_COLUMNS.join()}\n${A},active,eu,HS1,new,active,done,,,1.5\n`,
  };
  for (const [what, text] of Object.entries(UNDERSTOOD))
    it(`may have ${what}`, () => {
      const [row, ...more] = rows(text);
      assert.deepEqual({ ...row, line: 0 }, { iccid: A, status: "active", fleet: "eu", line: 0 });
      assert.deepEqual(more, []);
    });

  it("tells on which line each SIM is, blank lines counted", () => {
    assert.deepEqual(
      rows(`\niccid\n\n${A}\n\r\n${B}\n\n`).map(({ line }) => line),
      [4, 6],
    );
    const { rows: placed } = readSims(Buffer.from(`status,iccid\nready,${A}\n"",${B}\n`), "sims.csv");
    assert.deepEqual(
      placed.map(({ place }) => place()),
      [
        { line: 2, column: 7 },
        { line: 3, column: 4 },
      ],
    );
  });

  it("leaves alone what an empty cell stands for, and clears where it says (none)", () => {
    assert.deepEqual(rows(`iccid,unique_name,status,fleet\n${A},(none),inactive,(none)\n${B},,"",\n`), [
      { iccid: A, uniqueName: "", status: "inactive", fleet: "", line: 2 },
      { iccid: B, line: 3 },
    ]);
  });

  it("clears the names of as many SIMs as it says", () => {
    assert.equal(rows(`iccid,unique_name\n${A},(none)\n${B},(none)\n`).length, 2);
  });

  it("has registration codes for Super SIM, and never shows a wrong one", () => {
    assert.deepEqual(rows(`iccid,registration_code\n${A},H3LL0\n`), [{ iccid: A, registrationCode: "H3LL0", line: 2 }]);
    const header = "iccid,registration_code";
    for (const wrong of [
      `${header}\n${A},"SECRET"x\n`,
      `${header}\n${A},,SECRET\n`,
      `${A},SECRET\n`,
      `${header}\n${A},"SECRET\n`,
    ]) {
      const { findings } = readSims(Buffer.from(wrong), "sims.csv");
      assert.equal(findings.length, 1);
      assert.doesNotMatch(JSON.stringify(findings), /SECRET/);
    }
  });

  it("is of Programmable Wireless by its rate plans, or by statuses that only these SIMs have", () => {
    assert.deepEqual(read(`iccid,rate_plan\n${A},basic\n`), {
      product: "wireless",
      rows: [{ iccid: A, ratePlan: "basic", line: 2 }],
    });
    assert.equal(read(`iccid,status\n${A},suspended\n`).product, "wireless");
    assert.equal(read(`iccid,status\n${A},active\n`).product, "supersim");
    assert.equal(read(`iccid,status\n${A},active\n`, "wireless").product, "wireless");
  });

  it("accepts an ICCID that ends in zeros where its check digit fits: some cards have one", () => {
    assert.equal(rows("iccid\n8988307000000080000\n").length, 1);
  });

  it("comes back as it was written, names like formulas and all", () => {
    const name = fc.option(
      fc
        .string({
          unit: fc.constantFrom("'", "=", "-", "+", "@", "(none)", '"', ",", ";", "a", "ü", "😀"),
          maxLength: 6,
        })
        .filter((text) => text === text.trim()),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
        const lines = names.map((own, index) => csvLine([`898830700000000${String(index + 1000)}`, cellOf(own)]));
        const text = `iccid,unique_name\n${lines.join("\n")}\n`;
        assert.deepEqual(
          rows(text).map((row) => ("uniqueName" in row ? row.uniqueName : undefined)),
          names,
        );
      }),
    );
  });

  it("of 100,000 SIMs is checked in a few times what the bare reader needs", () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `898830700${String(index).padStart(9, "0")}1,truck-${index},active,eu-trackers\n`,
    );
    const bytes = Buffer.from(`iccid,unique_name,status,fleet\n${lines.join("")}`);
    const seconds = (run: () => unknown): number => {
      const begin = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1e6;
    };
    const bare = seconds(() => parse(bytes));
    const checked = seconds(() => assert.equal(readSims(bytes, "sims.csv").rows.length, 100_000));
    assert.ok(checked < 12 * bare, `${checked} s of processor time, the bare reader ${bare} s`);
  });
});
