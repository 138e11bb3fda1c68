/** The guide says what the emulator has: every path of the control plane, option, fault, list of the seed, and code. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "../emulator";
import { instructions } from "../emulator/cli";
import { seedBody } from "../emulator/control/bodies";
import { CONTROL_ROUTES } from "../emulator/control/routes";
import { KINDS } from "../emulator/faults/check";
import { ACCOUNTS } from "../emulator/seed/accounts";
import { DEFAULT_SEED } from "../emulator/seed/default-seed";

const GUIDE = readFileSync(join(__dirname, "..", "..", "docs", "emulator.md"), "utf8");

describe("docs/emulator.md", () => {
  const rows = (start: string): string[] => GUIDE.split("\n").filter((line) => line.startsWith(start));

  it("has every path of the control plane, and no other", () => {
    const told = ["GET", "POST", "PUT", "PATCH", "DELETE"].flatMap((method) => rows(`| \`${method} /emulator/`));
    const paths = told.map((line) => line.split("`")[1]);
    const there = CONTROL_ROUTES.map(({ method, path }) => `${method} /emulator/${path}`);
    assert.deepEqual(paths.sort(), there.sort());
  });

  it("has every kind of fault, and no other", () => {
    const section = GUIDE.slice(GUIDE.indexOf("| `kind` |"), GUIDE.indexOf("## In tests"));
    const told = [...section.matchAll(/^\| `(\w+)` \| (?!what)/gm)].map(([, kind]) => kind);
    assert.deepEqual(told.sort(), Object.keys(KINDS).sort());
  });

  it("has the lines that the command prints", async () => {
    const emulator = await startEmulator({ seed: "empty" });
    const text = instructions(emulator).replaceAll(emulator.url, "http://127.0.0.1:4010");
    await emulator.close();
    const exports = [...text.matchAll(/export (KORE_|EMULATOR)\S+/g)].map(([line]) => line);
    assert.equal(exports.length, 6);
    for (const line of exports) assert.ok(GUIDE.includes(line), line);
  });

  it("has the credentials of every account", () => {
    for (const { clientId, clientSecret, authToken } of ACCOUNTS) {
      assert.ok(GUIDE.includes(`| \`${clientId}\` | \`${clientSecret}\` | \`${authToken}\` |`), clientId);
    }
  });

  it("has every list that a seed may have", () => {
    for (const name of Object.keys(DEFAULT_SEED)) assert.ok(GUIDE.includes(`\`${name}\``), name);
  });

  it("has an example of a seed that an emulator starts with", async () => {
    const example = GUIDE.slice(GUIDE.indexOf("```json") + "```json".length).split("```")[0] ?? "";
    const emulator = await startEmulator({ seed: seedBody(example) });
    assert.equal(emulator.control.change.findSim("truck-1").status, "active");
    await emulator.close();
  });

  it("gives a reason for every choice", () => {
    const choices = GUIDE.slice(GUIDE.indexOf("| question | choice | why |")).split("\n").slice(2).filter(Boolean);
    assert.ok(choices.length > 40);
    for (const line of choices) assert.match(line, /^\| .{4,} \| .{3,} \| .{10,} \|$/);
  });
});
