/** The documents as files: what is generated is current, links lead somewhere, programs compile, nothing names what a reader does not have. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { lifecycleDocument } from "../../tools/docs/lifecycle";
import { withDiagram } from "../../tools/docs/readme";
import { schemaFiles } from "../../tools/docs/schemas";
import { anchors, at, documents, prose, read } from "./markdown";

/** What only those know who built this. */
const FOREIGN = [
  /(^|[\s"'`(])\/work\b/,
  /(^|[\s"'`(.]\/?|(?<!provider)\/)shared\//,
  /\bissues? #?\d/i,
  /(^|[\s(])#\d+\b/,
] as const;

describe("the documents", () => {
  it("have the lifecycle as the tables have it: otherwise run `npm run docs`", () => {
    assert.equal(read("docs/lifecycle.md"), lifecycleDocument());
  });

  it("have the README's status diagram as the table has it: otherwise run `npm run docs`", () => {
    assert.equal(read("README.md"), withDiagram(read("README.md")));
  });

  it("have JSON Schemas in the package as the checks have them: otherwise run `npm run docs`", () => {
    for (const [file, text] of Object.entries(schemaFiles())) assert.equal(read(`package/${file}`), text);
  });

  it("have links that lead to a file, and to a heading where they name one", () => {
    const links = documents().flatMap((file) =>
      [...prose(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => ({ file, link })),
    );
    const here = links.filter(({ link }) => !/^[a-z]+:/.test(link));
    assert.ok(here.length > 50);
    assert.deepEqual(
      here.filter(({ file, link }) => !leads(file, link)).map(({ file, link }) => `${file}: ${link}`),
      [],
    );
  });

  it("name nothing that a reader does not have", () => {
    const lines = documents().flatMap((file) =>
      read(file)
        .split("\n")
        .map((line) => `${file}: ${line}`),
    );
    assert.deepEqual(
      lines.filter((line) => FOREIGN.some((pattern) => pattern.test(line))),
      [],
    );
  });

  it("of resources, guides and decisions are reached from the README, directly or over another page", () => {
    const reached = new Set<string>(["README.md"]);
    for (const file of reached)
      for (const [, target = ""] of prose(read(file)).matchAll(/\]\(([^)\s#]+\.md)(?:#[^)]*)?\)/g))
        if (!/^[a-z]+:/.test(target)) reached.add(path.join(path.dirname(file), target));
    const lost = documents().filter((file) => file.startsWith("docs/") && !reached.has(file));
    assert.deepEqual(lost, []);
  });
});

describe("the README", () => {
  it("leads to every decision by itself, so that nobody has to know which page to ask", () => {
    const decisions = documents().filter((file) => file.startsWith("docs/decisions/"));
    assert.ok(decisions.length > 10);
    assert.deepEqual(
      decisions.filter((file) => !read("README.md").includes(`](${file})`)),
      [],
    );
  });
});

const clone = z.object({ devDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
const pinned = (name: string): string | undefined => clone.devDependencies[name];

const manifest = z.object({
  name: z.string(),
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()),
});

const project = manifest.extend({ devDependencies: z.record(z.string(), z.string()) });

describe("the examples", () => {
  const sdk = manifest.parse(JSON.parse(read("package/package.json")));
  const examples = readdirSync(at("examples"));

  it("depend on the versions that the SDK has and is made with", () => {
    for (const example of examples) {
      const { name, dependencies, devDependencies } = project.parse(
        JSON.parse(read(`examples/${example}/package.json`)),
      );
      const wanted = { "@pulumi/pulumi": pinned("@pulumi/pulumi"), "pulumi-kore": sdk.version };
      assert.deepEqual({ name, dependencies }, { name: example, dependencies: wanted });
      // Pulumi's own TypeScript, 3.8, does not know what tsconfig.json asks for.
      assert.deepEqual(devDependencies, { "@types/node": pinned("@types/node"), typescript: pinned("typescript") });
      assert.match(read(`examples/${example}/Pulumi.yaml`), new RegExp(`^name: ${example}$`, "m"));
    }
  });

  it("are all named in the README", () => {
    const links = read("README.md");
    assert.deepEqual(
      examples.filter((example) => !links.includes(`(examples/${example}`)),
      [],
    );
  });
});

describe("the package", () => {
  it("carries the licence and a page about itself, and leaves out what only the compiler reads", () => {
    assert.equal(read("package/LICENSE"), read("LICENSE"));
    const { name, files } = z
      .object({ name: z.string(), files: z.array(z.string()) })
      .parse(JSON.parse(read("package/package.json")));
    assert.ok(read("package/README.md").startsWith(`# ${name}\n`));
    assert.deepEqual(files, ["dist", "!dist/*/.*", "*.schema.json"]);
  });

  it("names the same versions as the clone, whose tests run its sources as they are", () => {
    const { dependencies } = manifest.parse(JSON.parse(read("package/package.json")));
    for (const [name, version] of Object.entries(dependencies)) assert.equal(pinned(name), version, name);
  });
});

/** Whether the file that a link names exists, and has the heading. */
function leads(from: string, link: string): boolean {
  const [target = "", anchor] = link.split("#");
  const file = target === "" ? from : path.join(path.dirname(from), target);
  return existsSync(at(file)) && (anchor === undefined || anchors(read(file)).includes(anchor));
}
