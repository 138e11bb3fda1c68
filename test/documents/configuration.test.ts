/** What operators and successors read is what the code has: settings with their defaults, and direct dependencies with their versions. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readConfig } from "../../provider/config";
import { KEYS } from "../../provider/config/keys";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

describe("docs/configuration.md", () => {
  const rows = read("docs/configuration.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  for (const [config, variable] of Object.values(KEYS))
    it(`has ${config} and ${variable} in one row`, () => {
      assert.equal(rows.filter((row) => row.includes(`\`${config}\``) && row.includes(`\`${variable}\``)).length, 1);
    });

  it("tells the defaults that hold without any setting", () => {
    const { platform, maxConcurrency, requestsPerSecond } = readConfig(() => undefined, {});
    const defaults = {
      "kore:platform": `\`${platform}\``,
      "kore:maxConcurrency": maxConcurrency,
      "kore:requestsPerSecond": requestsPerSecond,
    };
    for (const [key, value] of Object.entries(defaults)) {
      const row = rows.find((line) => line.startsWith(`| \`${key}\``)) ?? "";
      assert.ok(row.endsWith(`| ${value} |`), row);
    }
  });
});

describe("docs/decisions/libraries.md", () => {
  const page = read("docs/decisions/libraries.md");
  const versions = z.record(z.string(), z.string()).default({});
  const manifest = z.object({ dependencies: versions, devDependencies: versions });

  for (const file of ["package.json", "package/package.json"]) {
    const { dependencies, devDependencies } = manifest.parse(JSON.parse(read(file)));
    const direct = Object.entries({ ...dependencies, ...devDependencies });
    for (const [name, version] of direct) {
      it(`gives a reason for ${name}, which ${file} names, and its version`, () => {
        const rows = page.split("\n").filter((line) => line.includes(`\`${name}\``));
        assert.ok(rows.length > 0);
        // Types follow what they describe.
        if (!name.startsWith("@types/")) assert.ok(rows.some((row) => row.includes(version)));
      });
      it(`pins ${name} exactly`, () => assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/));
    }
  }
});
