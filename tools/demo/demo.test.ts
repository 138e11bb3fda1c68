// `npm run demo`, as a process: it plays to its end, and whether it does or is interrupted, it leaves nothing behind.

import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(__dirname, "..", "..");

describe("the demo", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-demo-test-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("plays a fleet's whole life, says where to go next, and leaves nothing behind", async () => {
    const demo = start();
    const { code, text } = await demo.ended;
    assert.equal(code, 0, text);
    assert.match(text, /\[1\/7\] Preview: [\s\S]*\[7\/7\] Destroy: [\s\S]*Where to go next:/);
    assert.deepEqual(leftBehind(), []);
  }).timeout(120_000);

  it("ends what it started and leaves nothing behind when it is interrupted", async () => {
    const demo = start();
    await demo.says(/\[2\/7\][\s\S]*creating/);
    demo.process.kill("SIGINT");
    const { code, text } = await demo.ended;
    assert.equal(code, 130, text);
    assert.deepEqual(leftBehind(), []);
  });

  /** Files in its folder for temporary files, and processes that know this folder. */
  function leftBehind(): string[] {
    const processes = execFileSync("ps", ["axeww"], { encoding: "utf8" }).split("\n");
    return [
      ...readdirSync(folder),
      ...processes.filter((line) => line.includes(`TMPDIR=${folder}`) || line.includes(`=${folder}/`)),
    ];
  }

  function start() {
    const program = ["--require", path.join(repository, "tools", "typescript.js"), path.join(__dirname, "demo.ts")];
    const child = spawn(process.execPath, program, {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return watch(child);
  }
});

function watch(child: ChildProcess) {
  let text = "";
  const looks: (() => void)[] = [];
  const take = (chunk: string) => {
    text += chunk;
    for (const look of looks) look();
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, text }));
  });
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      looks.push(() => pattern.test(text) && resolve());
      child.on("close", () => reject(new Error(`the demo ended without saying ${pattern}:\n${text}`)));
    });
  return { process: child, ended, says };
}
