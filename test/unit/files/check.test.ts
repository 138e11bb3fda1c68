/** What `check` says: each planted fault is named with file, line and column, and what is right is left alone. */
import assert from "node:assert/strict";
import { checkPaths } from "../../../provider/files/check";
import { inMemory } from "./in-memory";
import { PLANTED, type Planted } from "./planted";

const check = (files: Planted["files"]) => checkPaths(["."], inMemory(files));

describe("check", () => {
  it("has at least eighty planted faults to find", () => assert.ok(Object.keys(PLANTED).length >= 80));

  for (const [fault, { files, named, says }] of Object.entries(PLANTED))
    it(`names ${fault}`, () => {
      const { findings } = check(files);
      assert.deepEqual(
        findings.map(({ file, line, column, kind }) => `${file}:${line}:${column} ${kind}`),
        named,
      );
      const [first] = findings;
      assert.match(`${first?.message} ${first?.hint}`, says);
      for (const { found, expected, hint, message, kind, severity } of findings) {
        assert.equal(severity, "error");
        assert.match(message, /^\S.*\S$/s);
        // Everything that is wrong says what it should be, and all but the secret what it is.
        assert.ok(expected, message);
        assert.ok(hint ?? expected, message);
        if (kind !== "registration-code") assert.ok(found ?? hint, message);
      }
    });
});

describe("check of what is right", () => {
  const A = "8988307000000000016";
  const B = "8988307000000000024";
  const report = (files: Planted["files"], ...paths: readonly string[]) => checkPaths(paths, inMemory(files));
  const FLEET = "fleet: { networkAccessProfile: europe }\n";

  it("finds nothing in a folder of every kind of file, and counts what it looked at", () => {
    const { findings, looked } = report(
      {
        "a.kore.yaml": `# yaml-language-server: $schema=x\n${FLEET}sims: { status: active, onRemove: retain, csv: csv/a.csv }\n`,
        "csv/a.csv": `iccid,status\n${A},ready\n`,
        "b.kore.yaml": `fleet:\n  uniqueName: b\n  networkAccessProfile: europe\n  dataLimit: 500\n  ipCommandsUrl: ""\nsims:\n  maxDisruption: { offline: 5%, moved: 3 }\n  timeouts: { update: 90s }\n  list:\n    - "${B}"\n    - { iccid: "8988307000000000032", fleet: "", uniqueName: x }\n`,
        "c.kore.yaml": "ratePlan: { dataLimit: 5 }\nsims: { status: suspended, list: ['89012600000000000001'] }\n",
        "d.kore.yaml": FLEET,
        "no-fleet.csv": "iccid\n8988307000000000040\n",
        "README.md": "#",
      },
      ".",
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(looked, { files: 6, SIMs: 5 });
  });

  it("reads single files, each once, and compares them", () => {
    const list = `${FLEET}sims: { list: ["${A}"] }\n`;
    const files = { "a.kore.yaml": list, "b.kore.yaml": list, "c.csv": `iccid\n${B}\n` };
    assert.deepEqual(report(files, "c.csv", "c.csv", "a.kore.yaml").findings, []);
    const { findings, looked } = report(files, "a.kore.yaml", "b.kore.yaml", "c.csv");
    assert.deepEqual(looked, { files: 3, SIMs: 3 });
    assert.deepEqual(
      findings.map(({ kind, file }) => [kind, file]),
      [["duplicate-iccid", "b.kore.yaml"]],
    );
  });

  const eu = `fleet: { networkAccessProfile: a, uniqueName: eu }\nsims: { list: ["${A}"] }\n`;
  const us = "fleet: { networkAccessProfile: a, uniqueName: us }\nsims: { csv: us.csv }\n";
  const both = { "eu.kore.yaml": eu, "us.kore.yaml": us, "us.csv": `iccid\n${B}\n` };
  for (const more of [
    ["eu.kore.yaml"],
    ["us.kore.yaml"],
    ["us.csv"],
    ["./"],
    ["eu.kore.yaml", "us.csv", "us.kore.yaml"],
  ])
    it(`takes no file for another one that is named twice: . and ${more.join(" and ")}`, () => {
      for (const paths of [
        [".", ...more],
        [...more, "."],
      ]) {
        const { findings, looked } = report(both, ...paths);
        assert.deepEqual([findings, looked], [[], { files: 3, SIMs: 2 }]);
      }
    });

  it("tells a fault once of a file that is named in two spellings", () => {
    const { read, list } = inMemory({ "a.csv": "iccid\nx\n", "./a.csv": "iccid\nx\n" });
    for (const paths of [
      ["a.csv", "./a.csv"],
      ["./a.csv", "."],
    ])
      assert.deepEqual(checkPaths(paths, { read, list }).findings.length, 1);
  });

  it("names a path that is not there, a file of another kind and an empty folder", () => {
    const { findings } = report({ "notes.txt": "x" }, "nowhere.csv", "notes.txt", ".");
    assert.deepEqual(
      findings.map(({ kind, file }) => [kind, file]),
      [
        ["unreadable", "nowhere.csv"],
        ["ending", "notes.txt"],
        ["empty", "."],
      ],
    );
  });

  it("goes on to the others where one file cannot be read", () => {
    const files = { "a.kore.yaml": "", "b.csv": "iccid\nx\n", "c.csv": "", "d.kore.yaml": "x: 1\n" };
    const memory = inMemory(files);
    const read = (file: string) => {
      if (/^[ac]/.test(file)) throw Object.assign(new Error(file), { code: file === "c.csv" ? "EISDIR" : "EACCES" });
      return memory.read(file);
    };
    const { findings } = checkPaths(["."], { ...memory, read });
    assert.deepEqual(
      findings.map(({ file, kind, found }) => [file, kind, kind === "unreadable" ? found : ""]),
      [
        ["a.kore.yaml", "unreadable", "reading it is not allowed"],
        ["d.kore.yaml", "missing-key", ""],
        ["d.kore.yaml", "unknown-key", ""],
        ["b.csv", "iccid", ""],
        ["c.csv", "unreadable", "it is a folder"],
      ],
    );
  });

  it("tells all faults of a folder at once", () => {
    const files = Object.entries(PLANTED).flatMap(([, { files }], index) =>
      Object.entries(files).map(([file, text]) => [file.replace(/^(?=[^/]+$)/, `${index}-`), text] as const),
    );
    assert.ok(report(Object.fromEntries(files), ".").findings.length >= 80);
  });
});
