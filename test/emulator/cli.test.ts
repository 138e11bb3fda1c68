/** The emulator as a command: its options, what it prints, and how it ends. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseOptions } from "./cli";

const ROOT = join(__dirname, "..", "..");

function start(...args: readonly string[]): ChildProcess {
  const program = ["--require", "./tools/typescript.js", "test/emulator/cli.ts", ...args];
  return spawn(process.execPath, program, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
}

async function outputUntil(child: ChildProcess, end: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (end.test(text)) return text;
  }
  return text;
}

describe("npm run emulator", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it("prints lines that point a program at it, answers, and ends cleanly on SIGTERM", async () => {
    const child = start("--port", "0", "--sims", "100", "--delay", "10ms");
    const text = await outputUntil(child, /Ctrl-C/);
    const exported = Object.fromEntries(
      [...text.matchAll(/export (KORE_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: exported.KORE_CLIENT_ID ?? "",
      client_secret: exported.KORE_CLIENT_SECRET ?? "",
    });
    const answer = await fetch(exported.KORE_TOKEN_URL ?? "", { method: "POST", body });
    assert.equal(answer.status, 200);
    assert.match(text, /127 Super SIMs/);
    assert.match(text, new RegExp(`pulumi config set --plaintext kore:supersimUrl ${exported.KORE_SUPERSIM_URL}`));
    assert.match(text, new RegExp(`pulumi config set --secret kore:clientSecret ${exported.KORE_CLIENT_SECRET}`));
    assert.match(text, /a stack of its own, never of one that manages real SIMs/);
    assert.ok(exported.KORE_WIRELESS_URL?.endsWith("/wireless"));
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "exit"), [0, null]);
  });

  it("says which option is wrong and how to get help", async () => {
    const child = start("--port", "many");
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += String(chunk);
    });
    assert.deepEqual(await once(child, "close"), [2, null]);
    assert.match(errors, /--port must be a whole number up to 65535, not "many" \(--help/);
  });

  it("prints its help", async () => {
    const text = await outputUntil(start("--help"), /control plane\.\n/);
    for (const option of ["--port", "--sims", "--delay", "--seed", "--help"]) assert.ok(text.includes(option), option);
  });

  it("has the options of the guide by default", () => {
    assert.deepEqual(parseOptions([]), { port: 4010, sims: 0, delay: 2_000 });
    assert.equal(parseOptions(["--help"]), undefined);
  });

  it("takes a seed from JSON", () => {
    const options = parseOptions(["--seed", file("seed.json", '{"sims":[{"iccid":"8988307000000000001"}]}')]);
    assert.deepEqual(options?.seed, { sims: [{ iccid: "8988307000000000001" }] });
  });

  it("takes a seed from CSV, and makes the Fleets that it names", () => {
    const options = parseOptions([
      "--seed",
      file("seed.csv", "iccid,status,fleet\n8988307000000000001,active,north\n"),
    ]);
    assert.ok(typeof options?.seed === "object");
    assert.deepEqual(options.seed.fleets, [{ uniqueName: "north" }]);
  });

  it("refuses other seeds, unknown options and wrong members", () => {
    assert.throws(() => parseOptions(["--seed", file("seed.yaml", "")]), /\.json or \.csv/);
    assert.throws(() => parseOptions(["--seed", file("bad.json", '{"sim":[]}')]), /"sim"/);
    assert.throws(() => parseOptions(["--colour"]), /colour/);
    assert.throws(() => parseOptions(["--delay", "soon"]), /not a duration/);
  });
});
