// The places of the version: what is set, what is left alone, and that the repository holds it nowhere else.

import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { files, present, ROOT, read } from "./facts";
import { PLACES } from "./places";

const setterOf = (name: string) => {
  const place = PLACES.find(({ files }) => files.some((file) => file.endsWith(name)));
  assert.ok(place, name);
  return place.set;
};

describe("the version", () => {
  const cases = [
    {
      in: "package.json",
      text: '{\n  "name": "pulumi-kore",\n  "version": "1.2.3",\n  "dependencies": {\n    "pulumi-kore-provider": "1.2.3",\n    "zod": "1.2.3"\n  }\n}\n',
      set: '{\n  "name": "pulumi-kore",\n  "version": "1.3.0",\n  "dependencies": {\n    "pulumi-kore-provider": "1.3.0",\n    "zod": "1.2.3"\n  }\n}\n',
    },
    {
      in: "package-lock.json",
      text: '{\n  "version": "1.2.3",\n  "packages": {\n    "sdk": {\n      "version": "1.2.3"\n    },\n    "node_modules/zod": {\n      "version": "1.2.3"\n    }\n  }\n}\n',
      set: '{\n  "version": "1.3.0",\n  "packages": {\n    "sdk": {\n      "version": "1.3.0"\n    },\n    "node_modules/zod": {\n      "version": "1.2.3"\n    }\n  }\n}\n',
    },
    {
      in: "version.ts",
      text: 'export const VERSION = "1.2.3";\n',
      set: 'export const VERSION = "1.3.0";\n',
    },
    {
      in: "README.md",
      text: "npm install @pulumi/pulumi@1.2.3 …/pulumi-kore-provider-1.2.3.tgz …/pulumi-kore-1.2.3.tgz\n",
      set: "npm install @pulumi/pulumi@1.2.3 …/pulumi-kore-provider-1.3.0.tgz …/pulumi-kore-1.3.0.tgz\n",
    },
  ];
  for (const { in: name, text, set } of cases)
    it(`is set in ${name}, and that of others is left alone`, () => {
      assert.equal(setterOf(name)(text, "1.2.3", "1.3.0"), set);
      assert.equal(setterOf(name)(text, "1.2.4", "1.3.0"), text);
    });

  it("takes a dot for a dot", () => {
    assert.equal(setterOf("version.ts")('VERSION = "1a2.3"', "1.2.3", "1.3.0"), 'VERSION = "1a2.3"');
  });

  it("stands in every file of the list", () => {
    const without = files().filter(({ text, set }) => set(text, present(), "9.9.9") === text);
    assert.deepEqual(
      without.map(({ file }) => file),
      [],
    );
  });

  it("stands beside our packages' names nowhere else: not in code, not in a page", () => {
    const listed = new Map(files().map(({ file, text, set }) => [file, set(text, present(), "9.9.9")]));
    const checked = globSync(["{provider,sdk,examples,docs}/**/*.{ts,json,md,yaml}", "*.{json,md}"], {
      cwd: ROOT,
      exclude: (entry) => /(^|\/)(node_modules|dist|CHANGELOG\.md)$/.test(entry),
    });
    assert.ok(checked.length > 100);
    const left = checked.flatMap((file) =>
      (listed.get(file) ?? read(file))
        .split("\n")
        .filter((line) => /pulumi-kore|VERSION\b/.test(line) && line.includes(present()))
        .map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(left, []);
  });
});
