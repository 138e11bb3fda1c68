// The reporter, by mocha itself: what it counts, what its last line says, and what the run ends with.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.join(__dirname, "..", "..");

describe("the test reporter", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-reporter-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const passing = 'it("works", () => {});';
  const failing = 'it("breaks", () => { throw new Error("it is broken"); });';

  for (const [what, tests, line, code] of [
    ["passing tests", passing, "1 passed, 0 failed", 0],
    ["a failing test", passing + failing, "1 passed, 1 failed", 1],
    ["a failing hook", `before(() => { throw new Error("no"); });${passing}`, "0 passed, 1 failed", 1],
    ["a file that does not load", `throw new Error("no");`, "0 passed, 1 failed", 1],
    ["no test", "", "0 passed, 0 failed", 1],
    ["a skipped test with a reason", `${passing}it.skip("x (skipped: no moon)");`, "1 passed, 0 failed, 1 skipped", 0],
    ["a skipped test without a reason", `${passing}it.skip("x");`, "1 passed, 1 failed", 1],
    ["a test left marked as the only one", `it.only("x", () => {});`, "0 passed, 1 failed", 1],
  ] as const) {
    it(`ends with ${code} and "${line}" after ${what}`, () => {
      const { status, stdout } = mocha(tests);
      assert.equal(Math.min(status ?? 99, 1), code, stdout);
      assert.equal(stdout.trimEnd().split("\n").at(-1), line);
    });
  }

  it("names the checks that failed before the tests, and every failure with its message", () => {
    const { stdout } = mocha(passing + failing, "checks=linter+types");
    assert.match(stdout, /Not right, apart from the tests: linter\+types/);
    assert.match(stdout, /FAIL {2}breaks: it is broken/);
    assert.match(stdout, /ok {4}works/);
  });

  function mocha(tests: string, option = "checks=") {
    writeFileSync(path.join(folder, "a.test.js"), tests);
    const reporter = ["--reporter", path.join(__dirname, "reporter.js"), "--reporter-option", option];
    const program = path.join(repository, "node_modules", "mocha", "bin", "mocha.js");
    const args = [program, "--no-config", "--parallel", "--jobs", "2", "--forbid-only", ...reporter, `${folder}/*.js`];
    return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  }
});
