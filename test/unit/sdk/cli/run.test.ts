/** The command `pulumi-kore`: where its data goes, with what it ends, and how it tells what is wrong with its arguments. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommand } from "../../../../sdk/cli/run";

const A = "8988307000000000016";

describe("the command", () => {
  let folder = "";
  const at = (name: string) => path.join(folder, name);

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-check-"));
    mkdirSync(at("fleets"));
    writeFileSync(at("fleets/eu.kore.yaml"), "fleet: { networkAccessProfile: eu }\nsims: { csv: eu.csv }\n");
    writeFileSync(at("fleets/eu.csv"), `iccid,status\n${A},active\n`);
    writeFileSync(at("bad.csv"), `iccid,status\n${A},actve\n`);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** In one process, with everything that it writes. */
  async function command(args: readonly string[], env: Record<string, string> = {}, terminal = false) {
    const told: Record<"out" | "err", string[]> = { out: [], err: [] };
    const files: Record<string, string> = {};
    const code = await runCommand(args, {
      process: {
        stdout: { write: (text) => void told.out.push(text) },
        stderr: { write: (text) => void told.err.push(text) },
        env,
      },
      terminal,
      write: (file, text) => {
        const code = { "nowhere/a": "ENOENT", folder: "EISDIR", locked: "EPERM", full: "ENOSPC" }[file];
        if (code !== undefined) throw Object.assign(new Error(file), { code });
        files[file] = text;
      },
    });
    return { code, out: told.out.join(""), err: told.err.join(""), files };
  }

  it("ends with 0 and says what it looked at where nothing is wrong", async () => {
    const { code, out, err } = await command(["check", at("fleets")]);
    assert.deepEqual([code, out, err], [0, "check: no findings in 2 files, 1 SIM\n", ""]);
  });

  it("ends with 1 and names each fault where something is wrong, as data on the standard output", async () => {
    const { code, out, err } = await command(["check", at("fleets"), at("bad.csv")]);
    assert.equal(code, 1);
    assert.equal(err, "");
    assert.match(out, /bad\.csv:2:21 {2}error {2}`status` = "actve" must be .*do you mean "active"\?\n/);
    assert.match(out, /check: 1 error in 3 files, 2 SIMs\n$/);
  });

  it("writes several formats at once, each where it shall go", async () => {
    const { code, out, err, files } = await command([
      "check",
      "-f",
      "github",
      at("bad.csv"),
      "-f",
      "json=out/report=1.json",
      "--format",
      "sarif=check.sarif",
    ]);
    assert.equal(code, 1);
    assert.match(out, /^::error file=/);
    assert.equal(err, "");
    assert.deepEqual(Object.keys(files), ["out/report=1.json", "check.sarif"]);
    assert.equal(JSON.parse(files["out/report=1.json"] ?? "").counts.error, 1);
    assert.equal(JSON.parse(files["check.sarif"] ?? "").version, "2.1.0");
  });

  it("keeps the standard output empty where all goes into files, and sums up beside it", async () => {
    const { out, err } = await command(["check", at("bad.csv"), "-f", "text=report.txt"]);
    assert.deepEqual([out, err], ["", "check: 1 finding in 1 file, 1 SIM\n"]);
  });

  it("colours what a person looks at, unless NO_COLOR forbids it, and never a file", async () => {
    const red = "\u001b[31m";
    const args = ["check", at("bad.csv")];
    assert.ok((await command(args, {}, true)).out.includes(red));
    assert.ok(!(await command(args, {}, false)).out.includes(red));
    assert.ok(!(await command(args, { NO_COLOR: "1" }, true)).out.includes(red));
    assert.ok(!(await command(args, { TERM: "dumb" }, true)).out.includes(red));
    const { files } = await command([...args, "-f", "text=a.txt"], {}, true);
    assert.ok(!files["a.txt"]?.includes(red));
  });

  const WRONG = {
    "an unknown option": [["check", "--colour", "x"], /--colour/],
    "an unknown command": [["chek"], /`chek`, did you mean `check`/],
    "no path": [["check"], /PATH/],
    "an unknown format": [["check", "-f", "jsn", "x"], /"jsn" is no format. Formats: text, json/],
    "no file behind =": [["check", "-f", "json=", "x"], /names no file/],
    "two formats for the standard output": [
      ["check", "-f", "json", "-f", "csv", "x"],
      /standard output, which can hold one/,
    ],
    "two formats for one file": [["check", "-f", "json=a", "-f", "csv=a", "x"], /Two formats go to the file a/],
    "a folder that does not exist": [["check", "-f", "json=nowhere/a", "x"], /nowhere\/a: its folder does not exist/],
    "a folder in place of a file": [["check", "-f", "json=folder", "x"], /written to folder: it is a folder/],
    "a file that may not be written": [["check", "-f", "json=locked", "x"], /written to locked: that is not allowed/],
    "any other reason by its code": [["check", "-f", "json=full", "x"], /written to full: ENOSPC/],
  } as const;
  for (const [what, [args, says]] of Object.entries(WRONG))
    it(`names ${what}, and writes nothing to the standard output`, async () => {
      const { code, out, err } = await command(args);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(err, says);
      assert.doesNotMatch(err, /\n\s+at /);
    });

  it("has help with examples, for itself and for each command", async () => {
    for (const args of [["--help"], ["check", "--help"]]) {
      const { code, out, err } = await command(args);
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, /EXAMPLES\n {2}pulumi-kore check fleets\n/);
    }
  });

  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(path.join(__dirname, "../../../../package/package.json"), "utf8"));
    assert.equal((await command(["--version"])).out.trim(), version);
  });

  it("runs as the program that the package names, and does not mind a reader who has seen enough", () => {
    const main = path.join(__dirname, "../../../../package/dist/sdk/cli/main.js");
    assert.match(readFileSync(main, "utf8"), /^#!\/usr\/bin\/env node\n/);
    writeFileSync(at("many.csv"), `iccid\n${"x\n".repeat(50_000)}`);
    const shell = `"$0" "$1" check many.csv -f csv | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", shell, process.execPath, main], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(stderr, "");
    assert.match(stdout, /^severity,kind,file.*\n1\n$/);
  });
});
