/** The files that surround the code agree: one Node.js and one Go everywhere, actions pinned by commit, one address of the repository. */
import assert from "node:assert/strict";
import { existsSync, globSync } from "node:fs";
import { z } from "zod";
import { at, documents, read } from "./markdown";

const ADDRESS = "https://github.com/pulumi-kore/pulumi-kore";

const manifest = z.object({ devDependencies: z.object({ node: z.string() }) });

const workflows = globSync(".github/workflows/*.yml", { cwd: at() }).sort();
const manifests = globSync("*/package.json", { cwd: at() }).sort();
const forms = globSync(".github/**/*.{yml,md}", { cwd: at() }).sort();

const found = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, match = ""]) => match));

describe("the repository", () => {
  const { node } = manifest.parse(JSON.parse(read("package.json"))).devDependencies;

  it("takes one Node.js: the one that the tests run on", () => {
    assert.equal(read(".nvmrc").trim(), node);
    assert.deepEqual(found([".devcontainer/Dockerfile"], /^FROM node:([\d.]+)-/gm), [node]);
    const setups = found(workflows, /(setup-node)@/g).length;
    assert.equal(found(workflows, /(node-version-file: \.nvmrc)/g).length, setups);
    assert.ok(setups >= workflows.length);
  });

  it("takes one Go: the one that builds Pulumi's command line", () => {
    assert.deepEqual(
      found([".devcontainer/Dockerfile"], /^FROM golang:([\d.]+)-/gm),
      found(["tools/pulumi-cli/go.mod"], /^go ([\d.]+)$/gm),
    );
  });

  it("pins every action by its commit, with the version beside it", () => {
    const uses = found(workflows, /uses: (.*)$/gm);
    assert.ok(uses.length > 0);
    for (const action of uses) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("tests every change with .ci/run, and lets no workflow write", () => {
    assert.match(read(".github/workflows/test.yml"), /^ +- run: \.ci\/run$/m);
    for (const file of workflows) {
      assert.match(read(file), /^permissions: \{ contents: read \}$/m, file);
      assert.doesNotMatch(read(file), /npm publish|git push|secrets\./, file);
    }
  });

  it("has one address", () => {
    const named = found([...manifests, ...forms, ...documents()], /(https:\/\/github\.com\/pulumi-kore\/[\w-]+)/g);
    assert.ok(named.length > 0);
    assert.deepEqual([...new Set(named)], [ADDRESS]);
  });

  it("is named by every package that is published, with where to report a problem", () => {
    const published = z.object({
      homepage: z.literal(`${ADDRESS}#readme`),
      repository: z.object({ type: z.literal("git"), url: z.literal(`git+${ADDRESS}.git`), directory: z.string() }),
      bugs: z.object({ url: z.literal(`${ADDRESS}/issues`) }),
      keywords: z.array(z.string()).min(3),
    });
    assert.ok(manifests.length > 0);
    for (const file of manifests) {
      const { repository } = published.parse(JSON.parse(read(file)));
      assert.equal(`${repository.directory}/package.json`, file);
    }
  });

  it("has what a contributor looks for", () => {
    const wanted = ["CODE_OF_CONDUCT.md", "SECURITY.md", ".editorconfig", ".gitattributes", ".github/CODEOWNERS"];
    assert.deepEqual(
      wanted.filter((file) => !existsSync(at(file))),
      [],
    );
  });
});
