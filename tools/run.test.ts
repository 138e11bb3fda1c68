// tools/run.js as a program: what it says to a command that it does not know.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";

describe("the runner of commands", () => {
  for (const args of [[], ["dmeo"]]) {
    it(`names the commands when it is asked for ${args[0] ?? "nothing"}, and fails`, () => {
      const { status, stdout, stderr } = run("run.js", ...args);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, /node tools\/run\.js <demo\|test\|emulator\|bench\|coverage\|release>/);
    });
  }

  it("names the measurements when it is asked for one that is not there, and fails", () => {
    const { status, stderr } = run("bench.js", "luck");
    assert.equal(status, 1);
    assert.match(stderr, /npm run bench -- </);
  });

  function run(program: string, ...args: readonly string[]) {
    return spawnSync(process.execPath, [path.join(__dirname, program), ...args], { encoding: "utf8" });
  }
});
