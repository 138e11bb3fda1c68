/** Processes as Pulumi starts them: the command, a shell, and Node.js with the providers. Killing the first leaves the others. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(__dirname, "../..");

/** Tells once a line whether it is abandoned, for as long as somebody reads that. */
const PROVIDER = `
require(${JSON.stringify(path.join(ROOT, "tools/typescript.js"))});
const { watchLineage } = require(${JSON.stringify(path.join(ROOT, "provider/lineage"))});
const abandoned = watchLineage();
process.stdout.on("error", () => process.exit());
setInterval(() => console.log(process.ppid, abandoned()), 20);
`;

describe("a provider's process", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-lineage-"));
    writeFileSync(path.join(folder, "provider.js"), PROVIDER);
    writeFileSync(path.join(folder, "shell"), `#!/bin/sh\n"${process.execPath}" "${folder}/provider.js"\ntrue\n`);
    for (const name of ["pulumi", "other"])
      writeFileSync(path.join(folder, name), `#!/bin/sh\n"${folder}/shell" &\nwait\n`);
    for (const name of ["pulumi", "other", "shell"]) chmodSync(path.join(folder, name), 0o755);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What the provider tells before and after its command is killed. */
  async function told(command: string): Promise<string[]> {
    const killed = spawn(path.join(folder, command), { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: killed.stdout })[Symbol.asyncIterator]();
    const next = async () => String((await lines.next()).value).split(" ");
    const [shell = "", before = ""] = await next();
    const gone = new Promise((resolve) => killed.once("exit", resolve));
    killed.kill("SIGKILL");
    await gone;
    // What was written before the kill may still be on its way.
    let [, after = ""] = await next();
    for (let more = 0; more < 50 && after === before; more++) [, after = ""] = await next();
    process.kill(Number(shell));
    killed.stdout.destroy();
    return [before, after];
  }

  it("knows that the command has ended although the shell between them lives on", async () => {
    assert.deepEqual(await told("pulumi"), ["false", String(process.platform === "linux")]);
  });

  it("is never abandoned by what is not Pulumi's command", async () => {
    assert.deepEqual(await told("other"), ["false", "false"]);
  });
});
