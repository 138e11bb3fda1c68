/** The packed package outside of this repository: npm, pnpm and yarn install it with one copy of Pulumi, and it has two doors. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Api, openApi } from "../../tools/demo/api";
import { blocks, read, section } from "../documents/markdown";
import { command, OURS, succeed } from "./command";
import { install, type MANAGERS, obstacle, Site, versionIn } from "./site";

/** What a project finds: the names behind both doors, whether there is one copy of Pulumi, and what a deep import gives. */
const LOOK = `
const { createRequire } = require("node:module");
const kore = createRequire(require.resolve("pulumi-kore"));
const attempt = (name) => { try { return typeof require(name); } catch (error) { return error.code; } };
console.log(JSON.stringify({
  program: Object.keys(require("pulumi-kore")).includes("Sim"),
  provider: Object.keys(require("pulumi-kore/provider")).includes("sim"),
  oneCopy: require.resolve("@pulumi/pulumi") === kore.resolve("@pulumi/pulumi"),
  manifest: attempt("pulumi-kore/package.json"),
  deep: ["pulumi-kore/dist/sdk/shell.js", "pulumi-kore/dist/provider/http/client"].map(attempt),
}));`;

const FOUND = {
  program: true,
  provider: true,
  oneCopy: true,
  manifest: "object",
  deep: ["ERR_PACKAGE_PATH_NOT_EXPORTED", "ERR_PACKAGE_PATH_NOT_EXPORTED"],
};

describe("the packed package", () => {
  let site: Site;
  let api: Api;

  before(async function () {
    const why = await obstacle();
    if (why !== undefined) {
      if (this.test?.parent) this.test.parent.title += ` (skipped: ${why})`;
      return this.skip();
    }
    [site, api] = await Promise.all([Site.open(), openApi()]);
  });
  after(async () => {
    site?.close();
    await api?.close();
  });

  const look = async (project: string): Promise<unknown> => JSON.parse(await succeed(project, "node", "--eval", LOOK));

  /** The command finds the provider by its name, wherever a package manager has put it. */
  const checks = async (project: string): Promise<void> => {
    writeFileSync(join(project, "eu.kore.yaml"), "fleet: { networkAccessProfile: eu, dataLimt: 5 }\n");
    const { code, text } = await command(project, OURS, "node_modules/.bin/pulumi-kore", "check", "eu.kore.yaml");
    assert.match(
      text,
      /^eu\.kore\.yaml:1:36 +error +`fleet\.dataLimt` is not known; do you mean `dataLimit`\?\ncheck: 1 error/,
    );
    assert.equal(code, 1);
    const schema = "node_modules/pulumi-kore/fleet.schema.json";
    assert.match(readFileSync(join(project, schema), "utf8"), /draft-07/);
  };

  it("holds what programs and Pulumi load, and nothing that only we need", async () => {
    const files = await site.contents();
    const others = files.filter((file) => !/^dist\/(sdk|provider)\/[\w/-]+\.(js|d\.ts)$/.test(file));
    assert.deepEqual(others.sort(), [
      "LICENSE",
      "README.md",
      "findings.schema.json",
      "fleet.schema.json",
      "package.json",
    ]);
    assert.ok(files.includes("dist/sdk/index.js") && files.includes("dist/provider/index.js"));
  });

  it("installs with a copied example as the README says, and Pulumi takes the program up", async () => {
    const [, copying = ""] = blocks(section(read("README.md"), "## Use it"), "sh");
    await succeed(site.clone, "bash", "-e", "-c", copying);
    const project = site.at("my-fleet");
    assert.deepEqual(await look(project), FOUND);
    await checks(project);
    for (const name of ["typescript", "@types/node"])
      assert.equal(versionIn(project, name), JSON.parse(read("package.json")).devDependencies[name]);

    const pulumi = (...args: string[]) => site.pulumi(project, api.environment, ...args);
    assert.equal((await pulumi("stack", "init", "dev")).code, 0);
    const preview = await pulumi("preview");
    assert.equal(preview.code, 0, preview.text);
    assert.match(preview.text, /\+ 6 to create/);
    assert.equal(api.writes(), 0);
    const up = await pulumi("up", "--yes", "--skip-preview");
    assert.equal(up.code, 0, up.text);
    assert.match(up.text, /\+ 6 created/);
    assert.ok(api.writes() > 0);
  }).timeout(180_000);

  for (const manager of ["pnpm", "yarn"] as const satisfies readonly (keyof typeof MANAGERS)[])
    it(`installs by ${manager} into a copied example as the README says`, async () => {
      const project = site.at(manager);
      await succeed(site.clone, "cp", "-r", "examples/quickstart", project);
      const setting = /`(npm pkg set .*?)`/.exec(section(read("README.md"), "## Use it"))?.[1] ?? "";
      await succeed(project, "bash", "-e", "-c", setting);
      if (manager === "yarn") await succeed(project, "npm", "pkg", "set", `dependencies.pulumi-kore=${site.fresh()}`);
      await install(project, manager);
      assert.deepEqual(await look(project), FOUND);
      await checks(project);
    }).timeout(180_000);

  it("lets npm say so when a project asks for an older Pulumi than it works with", async () => {
    const project = site.project("old", { "@pulumi/pulumi": "3.138.0", "pulumi-kore": `file:${site.tarball}` });
    const { code, text } = await command(project, OURS, "npm", "install", "--prefer-offline", "--package-lock-only");
    assert.notEqual(code, 0);
    assert.match(text, /ERESOLVE[\s\S]*peer @pulumi\/pulumi@"\^3\.139\.0" from pulumi-kore/);
    const { peerDependencies } = JSON.parse(readFileSync(join(__dirname, "../../package/package.json"), "utf8"));
    assert.equal(peerDependencies["@pulumi/pulumi"], "^3.139.0");
  }).timeout(60_000);
});
