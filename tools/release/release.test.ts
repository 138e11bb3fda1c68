// The command as a program: it is dry unless it is told otherwise, and says what it does not understand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { files, ROOT } from "./facts";

function run(...args: readonly string[]) {
  const command = ["--require", "./tools/typescript.js", path.join(__dirname, "release.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the command that releases", () => {
  it("changes no file without --really, and shows what npm would publish and what it would do", () => {
    const before = files().map(({ text }) => text);
    const { stdout } = run("9999.0.0", "--date", "2026-03-01");
    assert.match(stdout, /What npm publishes:\n {2}pulumi-kore[^\n]* files, /);
    assert.match(stdout, /Files that hold the version, 9999\.0\.0 of 2026-03-01:\n {2}/);
    assert.match(stdout, /git tag --annotate v9999\.0\.0/);
    assert.match(
      stdout,
      /Nothing was changed\. With --really, then by hand:\n {2}git push .*\n {2}.*npm publish .*\n$/,
    );
    assert.deepEqual(
      files().map(({ text }) => text),
      before,
    );
  });

  for (const args of [[], ["0.2.0", "0.3.0"], ["0.2.0", "--realy"]])
    it(`fails when it is asked with ${args.join(" ") || "nothing"}`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, /^release: /);
    });
});
