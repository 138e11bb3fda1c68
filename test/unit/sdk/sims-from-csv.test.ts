/** SIMs from CSV files in programs: typed rows, or one refusal with the faults of the file. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { simsFromCsv, wireless } from "../../../sdk";
import { csvPlaceOf } from "../../../sdk/sims-from-csv";

const A = "8988307000000000016";
const B = "8988307000000000024";

describe("simsFromCsv", () => {
  let folder = "";
  const file = (text: string): string => {
    const name = path.join(folder, "sims.csv");
    writeFileSync(name, text);
    return name;
  };
  const refused = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      assert.ok(error instanceof pulumi.RunError);
      assert.equal(error.stack, error.message);
      return error.message;
    }
    return assert.fail("it was not refused");
  };
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-csv-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("gives rows as a program would write them, with what is empty left out", () => {
    const name = file(
      `iccid,unique_name,status,fleet,registration_code\n${A},,active,eu,H3LL0\n${B},(none),,(none),\n`,
    );
    const rows = simsFromCsv(name);
    assert.deepEqual(rows, [
      { iccid: A, status: "active", fleet: "eu", registrationCode: "H3LL0" },
      { iccid: B, uniqueName: "", fleet: "" },
    ]);
    assert.deepEqual(rows.map(csvPlaceOf), [
      { file: name, line: 2 },
      { file: name, line: 3 },
    ]);
    assert.equal(csvPlaceOf({ ...rows[0] }), undefined);
  });

  it("gives rows of Programmable Wireless", () => {
    assert.deepEqual(wireless.simsFromCsv(file(`iccid,status,rate_plan\n${A},suspended,basic\n`)), [
      { iccid: A, status: "suspended", ratePlan: "basic" },
    ]);
  });

  it("gives nothing of a file with faults, and tells the first twenty of them", () => {
    const told = refused(() => simsFromCsv(file(`iccid\n${A}\n${"x\n".repeat(23)}`))).split("\n");
    assert.match(told[0] ?? "", /sims\.csv has 23 faults, and nothing of it is used:$/);
    assert.match(told[1] ?? "", /^ {2}.*sims\.csv:3:1 `iccid` = "x" must be 18 to 22 digits/);
    assert.equal(told.length, 23);
    assert.equal(told[21], "  3 more");
  });

  it("tells a file that is not there, and one of the other product", () => {
    assert.match(
      refused(() => simsFromCsv(path.join(folder, "no.csv"))),
      /no\.csv cannot be read: there is no such file/,
    );
    assert.match(
      refused(() => simsFromCsv(file(`iccid,rate_plan\n${A},x\n`))),
      /a column of Programmable Wireless/,
    );
    assert.match(
      refused(() => simsFromCsv(file(""))),
      /has no SIMs/,
    );
  });
});
