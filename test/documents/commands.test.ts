/** A command or a variable of the environment that a page names is there: nothing is promised that nobody can type. */
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { z } from "zod";
import { runCommand } from "../../sdk/cli/run";
import { at, documents, read } from "./markdown";

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

/** A release's changelog may name what has gone since; pages of decisions may name what was rejected. */
const PAGES = documents().filter((file) => file !== "CHANGELOG.md" && !file.startsWith("docs/decisions/"));

/** What `pattern` catches on the pages, each with the first page that has it. */
const named = (pattern: RegExp): Map<string, string> =>
  new Map(
    PAGES.flatMap((file) => [...read(file).matchAll(pattern)].map(([, name = ""]): [string, string] => [name, file])),
  );

const helps = async (command: string): Promise<boolean> => {
  const quiet = { write: () => undefined };
  const process = { stdout: quiet, stderr: quiet, env: {} };
  return (await runCommand([command, "--help"], { process, terminal: false, write: () => undefined })) === 0;
};

describe("what the documents tell to type", () => {
  it("by npm is a script of the repository", () => {
    const typed = named(/npm run ([\w-]+)/g);
    assert.ok(typed.size > 5);
    assert.deepEqual(
      [...typed].filter(([name]) => !(name in scripts)),
      [],
    );
  });

  it("as the package's command is one of its commands", async () => {
    const typed = named(/(?:npx |`)pulumi-kore ([a-z]+)/g);
    assert.ok(typed.has("check"));
    for (const [name, file] of typed) assert.ok(await helps(name), `${file}: ${name}`);
    assert.equal(await helps("nothing"), false);
  });

  it("into the environment is read by the code", () => {
    const sources = globSync("{provider,sdk,tools,test/emulator}/**/*.{ts,js}", { cwd: at() }).map(read).join("\n");
    const typed = named(/\b((?:KORE|TWILIO|PULUMI_KORE)_[A-Z_]+[A-Z])\b/g);
    assert.ok(typed.size > 10);
    assert.deepEqual(
      [...typed].filter(([name]) => !new RegExp(`\\b${name}\\b`).test(sources)),
      [],
    );
  });
});
