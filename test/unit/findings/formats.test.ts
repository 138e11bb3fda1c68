/** Every format is read back by its own kind of reader, with findings that try to break out of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { plainCell } from "../../../provider/files/write-csv";
import type { Finding, Report } from "../../../provider/findings/finding";
import { FORMATS } from "../../../provider/findings/formats";
import { published } from "../../../provider/findings/json";

const error = (more: Partial<Finding> = {}): Finding => ({
  kind: "iccid",
  severity: "error",
  message: '`iccid` = "8.98E+19" is what a spreadsheet makes',
  file: "fleets/eu.csv",
  line: 3,
  column: 7,
  property: "iccid",
  found: '"8.98E+19"',
  expected: "a string of 18 to 22 digits",
  hint: "Give the column the format Text.",
  ...more,
});

const NASTY = "a|b <b>&amp; \"q\" 's' ]]> %0A::error::x\r\n=1+1\u0000\u001b[31m\ud800 ü😀 [l](http://x) @all";

const FINDINGS: readonly Finding[] = [
  error(),
  error({
    kind: "unknown-key",
    severity: "warning",
    message: NASTY,
    found: NASTY,
    file: "./my fleets/a,b:c.kore.yaml",
  }),
  error({ message: "=cmd|'/c calc'!A1", found: "=cmd", hint: "-1" }),
  {
    kind: "drift",
    severity: "error",
    message: "drifted",
    resource: "truck-1",
    iccid: "8988307000000000016",
    upMends: true,
  },
  { ...error({ kind: "late" }), ignored: { reason: "moving | house", until: "2027-01-31" } },
  { kind: "unreadable", severity: "note", message: "nothing to place" },
];
const report: Report = { command: "check", looked: { files: 2, SIMs: 1200 }, findings: FINDINGS };
const none: Report = { command: "check", looked: { files: 1 }, findings: [] };
const many = (length: number): Report => ({
  ...none,
  findings: Array.from({ length }, (_, index) => error({ line: index + 1, message: `${NASTY} ${index}` })),
});

describe("the format text", () => {
  it("is a table with the counts below it, without a colour where no person looks", () => {
    const lines = FORMATS.text(report).split("\n");
    assert.match(lines[0] ?? "", /^fleets\/eu\.csv:3:7 +error +`iccid` = "8\.98E\+19" is what a spreadsheet makes$/);
    assert.ok(lines.includes("check: 3 errors, 1 warning, 1 note, 1 ignored in 2 files, 1,200 SIMs"));
    assert.match(FORMATS.text(report), /truck-1 8988307000000000016 +error +drifted/);
    assert.match(FORMATS.text(report), /ignored +.*\(moving \| house, until 2027-01-31\)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey is what must not be there
    assert.doesNotMatch(FORMATS.text(report), /[\u0000-\u0008\u000b-\u001f]/);
  });

  it("colours the severity where a person looks", () => {
    assert.ok(FORMATS.text(report, true).includes("\u001b[31merror\u001b[39m"));
  });

  it("tells how many more there are than a terminal can show", () => {
    const text = FORMATS.text(many(1_234));
    assert.match(text, /\n234 more; `-f json` or `-f csv` has all of them\n/);
    assert.ok(text.split("\n").length < 1_010);
  });

  it("says so when there is nothing", () => assert.equal(FORMATS.text(none), "check: no findings in 1 file\n"));
});

describe("the format json", () => {
  it("has a version, and is what our published schema says", () => {
    const ajv = new Ajv();
    const validate = ajv.compile(z.toJSONSchema(published, { target: "draft-7" }));
    for (const one of [report, none, many(20)]) {
      const read: unknown = JSON.parse(FORMATS.json(one));
      assert.ok(validate(read), ajv.errorsText(validate.errors));
      assert.deepEqual(published.parse(read).findings, JSON.parse(JSON.stringify(one.findings)));
    }
    assert.equal(validate({ ...JSON.parse(FORMATS.json(report)), version: 2 }), false);
  });
});

describe("the format csv", () => {
  it("reads back to the same values, and no cell begins a formula", () => {
    const rows: Record<string, string>[] = parse(FORMATS.csv(report), { columns: true });
    assert.equal(rows.length, FINDINGS.length);
    for (const [index, { message, found = "", hint = "", line }] of FINDINGS.entries()) {
      const row = rows[index] ?? {};
      // What is no character cannot be written in UTF-8; all the rest comes back.
      assert.equal(plainCell(row.message ?? "").toWellFormed(), message.toWellFormed());
      assert.equal(plainCell(row.found ?? "").toWellFormed(), found.toWellFormed());
      assert.deepEqual([plainCell(row.hint ?? ""), row.line], [hint, String(line ?? "")]);
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }
  });
});

describe("the format markdown", () => {
  it("has the counts first, one row a finding, and nothing that a comment would run", () => {
    const lines = FORMATS.markdown(report).trimEnd().split("\n");
    assert.equal(lines[0], "**check: 3 errors, 1 warning, 1 note, 1 ignored** in 2 files, 1,200 SIMs");
    const rows = lines.slice(4);
    assert.equal(rows.length, FINDINGS.length);
    for (const row of rows) assert.equal(row.match(/\|/g)?.length, 4, row);
    assert.doesNotMatch(rows.join(""), /[<>@`[\]]/);
  });

  it("stays under 60,000 characters by whole rows, and tells how many more there are", () => {
    for (const length of [1, 300, 5_000]) {
      const told = FORMATS.markdown(many(length));
      assert.ok(told.length < 60_000);
      const rows = told.match(/^\| .* \|$/gm)?.length ?? 0;
      const more = Number((/^([\d,]+) more$/m.exec(told)?.[1] ?? "0").replaceAll(",", ""));
      assert.equal(rows - 1 + more, length);
    }
  });
});

describe("the format junit", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (name) => ["testsuite", "testcase"].includes(name),
    parseAttributeValue: false,
    htmlEntities: true,
  });
  const texts = z.record(z.string(), z.string());
  const testcase = z.strictObject({
    name: z.string().min(1),
    classname: z.string().min(1),
    time: z.string(),
    failure: z.strictObject({ message: z.string(), type: z.string(), "#text": z.string() }).optional(),
    skipped: z.strictObject({ message: z.string() }).optional(),
    "system-out": z.string().optional(),
  });
  const number = z.string().regex(/^\d+$/).transform(Number);
  const sizes = { name: z.string().min(1), tests: number, failures: number, errors: number };
  /** What the schema of JUnit reports allows of what we write. */
  const schema = z.strictObject({
    "?xml": texts,
    testsuites: z.strictObject({
      ...sizes,
      testsuite: z.array(z.strictObject({ ...sizes, skipped: number, testcase: z.array(testcase).min(1) })).min(1),
    }),
  });
  const read = (one: Report) => {
    const xml = FORMATS.junit(one);
    assert.equal(XMLValidator.validate(xml), true);
    return schema.parse(parser.parse(xml)).testsuites;
  };

  it("is XML by the rules of JUnit, with counts that are right", () => {
    const all = read(report);
    assert.deepEqual([all.tests, all.failures, all.errors], [6, 3, 0]);
    for (const suite of all.testsuite) {
      assert.equal(suite.tests, suite.testcase.length);
      assert.equal(suite.failures, suite.testcase.filter(({ failure }) => failure).length);
      assert.equal(suite.skipped, suite.testcase.filter(({ skipped }) => skipped).length);
    }
    const cases = all.testsuite.flatMap((suite) => suite.testcase);
    assert.ok(cases.some(({ failure }) => failure?.message === "=cmd|'/c calc'!A1"));
    assert.ok(cases.some((one) => one["system-out"]?.includes("]]> %0A::error::x")));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
    assert.doesNotMatch(FORMATS.junit(report), /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
  });

  it("has a case that succeeds where there is nothing", () => {
    const all = read(none);
    assert.deepEqual([all.tests, all.failures, all.testsuite[0]?.testcase.length], [1, 0, 1]);
  });
});

describe("the format github", () => {
  it("is one annotation a line, escaped, and leaves out what is ignored", () => {
    const lines = FORMATS.github(report).trimEnd().split("\n");
    assert.equal(lines.length, 6);
    assert.equal(
      lines[0],
      '::error file=fleets/eu.csv,line=3,col=7,title=pulumi-kore iccid::`iccid` = "8.98E+19" is what a spreadsheet makes',
    );
    assert.match(
      lines[1] ?? "",
      /^::warning file=\.\/my fleets\/a%2Cb%3Ac\.kore\.yaml,line=3,.*%250A::error::x%0D%0A=1\+1/,
    );
    assert.match(lines[3] ?? "", /^::error title=.*::truck-1 8988307000000000016: drifted$/);
    assert.match(lines[4] ?? "", /^::notice title=/);
  });

  it("is at most ten annotations, and how many more there are", () => {
    const lines = FORMATS.github(many(1_234)).trimEnd().split("\n");
    assert.equal(lines.filter((line) => line.startsWith("::error ")).length, 10);
    assert.equal(lines.at(10), "::notice title=pulumi-kore check::1,224 more");
    assert.equal(FORMATS.github(many(10)).includes("more"), false);
  });
});

describe("the format gitlab", () => {
  const schema = z.array(
    z.strictObject({
      description: z.string().min(1),
      check_name: z.string().min(1),
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
      location: z.strictObject({
        path: z.string().regex(/^(?!\.\/|\/)./),
        lines: z.strictObject({ begin: z.int().min(1) }),
      }),
    }),
  );
  const read = (one: Report) => schema.parse(JSON.parse(FORMATS.gitlab(one)));

  it("is a code quality report, whose fingerprints are all different and survive an inserted line", () => {
    const entries = read(many(30));
    assert.equal(new Set(entries.map(({ fingerprint }) => fingerprint)).size, 30);
    const moved = read({ ...none, findings: [error({ line: 9 })] });
    assert.equal(moved[0]?.fingerprint, read({ ...none, findings: [error()] })[0]?.fingerprint);
    const twice = read({ ...none, findings: [error(), error({ line: 9 })] });
    assert.notEqual(twice[0]?.fingerprint, twice[1]?.fingerprint);
    assert.equal(read(report).length, 5);
    assert.deepEqual(read(none), []);
  });
});

describe("the format sarif", () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const file = require.resolve("@microsoft/jest-sarif").replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json");
  // The schema is of draft-04, of which it uses nothing but what is the same in later ones.
  const { $schema: _, id: __, ...published } = JSON.parse(readFileSync(file, "utf8"));
  const validate = ajv.compile(published);

  it("is what the published schema of SARIF 2.1.0 says", () => {
    for (const one of [report, none, many(20)])
      assert.ok(validate(JSON.parse(FORMATS.sarif(one))), ajv.errorsText(validate.errors));
  });

  it("has a rule for each kind, and paths as URIs", () => {
    const [run] = JSON.parse(FORMATS.sarif(report)).runs;
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    assert.deepEqual(run.results[1].locations[0].physicalLocation, {
      artifactLocation: { uri: "my%20fleets/a%2Cb%3Ac.kore.yaml" },
      region: { startLine: 3, startColumn: 7 },
    });
  });
});
