/** The house rules that a reader of docs/decisions/architecture.md relies on, asserted from the imports themselves. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { tables } from "../provider/resources";

const ROOT = resolve(__dirname, "..");

/** Every TypeScript file of a folder, as paths from the root. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file));

interface Import {
  readonly from: string;
  /** A path from the root, or a package's name. */
  readonly to: string;
}

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/(?:from|import|require\()\s*"([^"]+)"/g)].map(([, to = ""]) => ({
    from: file,
    to: to.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), to)) : to,
  }));

const DEFINITION = "provider/resources/definition";
const imports = [...filesIn("provider"), ...filesIn("sdk")].flatMap(importsOf);
const within = (folder: string) => imports.filter(({ from }) => from.startsWith(folder));
const show = ({ from, to }: Import) => `${from} imports ${to}`;

describe("the architecture", () => {
  /** Each room with what it may import; the rooms stand in the order of the arrows. */
  const TERMS = [
    "provider/core/terms",
    "provider/resources/definition",
    "provider/resources/lifecycle",
    "provider/resources/path-safe",
    "provider/errors",
  ];
  const STATE = ["provider/core/state", ...TERMS];
  const PLAN = ["provider/core/plan", "provider/time/clock", "zod", "node:crypto", ...STATE];
  const OUTSIDE = ["provider/wait", "provider/shared", "provider/http", "provider/time"];
  const LIVE = ["provider/core/live", "provider/run/claims", ...OUTSIDE, ...PLAN];
  const VERBS = ["provider/core/verbs", "provider/resources/lookups/definition", ...LIVE];
  const LAYERS: Record<string, readonly string[]> = {
    "provider/host/": ["provider/host", "provider/run", "provider/config", ...VERBS],
    "provider/run/": ["provider/run", "provider/config", ...VERBS],
    "provider/core/verbs/": VERBS,
    "provider/core/live/": LIVE,
    "provider/core/plan/": PLAN,
    "provider/core/state/": STATE,
    "provider/core/terms/": TERMS,
    "provider/wait/": ["provider/wait", "provider/http", "provider/time", "provider/errors"],
    "provider/shared/": ["provider/shared", "provider/http", "provider/time", "provider/errors"],
    "provider/resources/": ["provider/resources", "zod"],
    // The provider is only named in the text that goes into the state, as tests of the shell assert.
    "sdk/": ["sdk", "@pulumi/pulumi", "pulumi-kore/provider"],
  };
  for (const [folder, allowed] of Object.entries(LAYERS))
    it(`lets ${folder} import only what is below it`, () => {
      const wrong = within(folder).filter(
        ({ to }) => !allowed.some((prefix) => to === prefix || to.startsWith(`${prefix}/`)),
      );
      assert.deepEqual(wrong.map(show), []);
    });

  it("lets provider/time import nothing but itself and errors", () => {
    const wrong = within("provider/time/").filter(({ to }) => !/^provider\/(time\/|errors$)/.test(to));
    assert.deepEqual(wrong.map(show), []);
  });

  it("lets provider/http import only time, errors, the configuration, zod and the packages of its transport", () => {
    const wrong = within("provider/http/").filter(
      ({ to }) =>
        to.startsWith("provider/") &&
        !/^provider\/(http|time)\/|^provider\/(errors|config(\/index)?|package\.json)$/.test(to),
    );
    assert.deepEqual(wrong.map(show), []);
  });

  it("has axios in one file", () => {
    const users = imports.filter(({ to }) => to === "axios").map(({ from }) => from);
    assert.deepEqual(users, ["provider/http/connect/transport.ts"]);
  });

  it("has no Pulumi package in the provider", () => {
    assert.deepEqual(
      within("provider/")
        .filter(({ to }) => to.startsWith("@pulumi/"))
        .map(show),
      [],
    );
  });

  it("has no import of a resource but by the registry", () => {
    const registered = within("provider/resources/index.ts").map(({ to }) => to);
    const wrong = imports.filter(
      ({ from, to }) => registered.includes(to) && to !== DEFINITION && from !== "provider/resources/index.ts",
    );
    assert.ok(registered.length > tables.length);
    assert.deepEqual(wrong.map(show), []);
  });

  it("spells no field of a resource in the core: the table says which one it is, by its role", () => {
    // A status is also the core's own word: of the lifecycle's record of an object.
    const names = [...new Set(tables.flatMap(({ fields }) => Object.keys(fields)))].filter((name) => name !== "status");
    // Some roles are called as their field is.
    const roles = new Set(tables.flatMap((table) => Object.keys(table.roles)));
    const bags = "declared|resolved|live|before|outputs|inputs|properties";
    const spelt = (name: string) =>
      new RegExp(
        `\\b(${bags})\\??\\.${name}\\b|\\{ ${name}\\b[^}]*\\}: Properties${roles.has(name) ? "" : `|"${name}"`}`,
      );
    const wrong = ["provider/core", "provider/run", "provider/shared", "provider/host"]
      .flatMap(filesIn)
      .flatMap((file) => {
        const code = readFileSync(join(ROOT, file), "utf8").replace(/^import.*$/gm, "");
        return names.filter((name) => spelt(name).test(code)).map((name) => `${file}: ${name}`);
      });
    assert.deepEqual(wrong, []);
  });

  it("has no cycle", () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) {
      const target = [`${to}.ts`, `${to}/index.ts`].find((file) => existsSync(join(ROOT, file)));
      if (target) edges.set(from, [...(edges.get(from) ?? []), target]);
    }
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(" -> ")}`);
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of edges.keys()) walk(file, []);
    assert.ok(done.size > 30);
  });

  it("names a product only in tables, in the configuration and at the door", () => {
    const folders = [
      "provider/core",
      "provider/run",
      "provider/wait",
      "provider/shared",
      "provider/http",
      "provider/host",
      "provider/time",
    ];
    const wrong = folders
      .flatMap(filesIn)
      .filter((file) => /supersim|wireless/i.test(readFileSync(join(ROOT, file), "utf8").replace(/korewireless/g, "")));
    assert.deepEqual(wrong, []);
  });

  it("has no line of the emulator in the provider or the other way round", () => {
    const crossing = filesIn("test/emulator")
      .flatMap(importsOf)
      .filter(({ to }) => /^(provider|sdk|pulumi-kore)/.test(to));
    assert.deepEqual([...crossing, ...imports.filter(({ to }) => to.startsWith("test/"))].map(show), []);
  });
});

describe("every table", () => {
  for (const { type } of tables) {
    const [module = "", kind = ""] = type.replace("kore/", "").split(":");
    const symbol = module === "wireless" ? `wireless.${kind}` : kind;
    const mentions = (folder: string, ending: string) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.parentPath.includes("node_modules"))
        .some((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8").includes(`new ${symbol}(`));
    it(`${symbol} has an example`, () => assert.ok(mentions("examples", ".ts")));
    it(`${symbol} has a page in docs/resources`, () => {
      assert.ok(
        existsSync(
          join(
            ROOT,
            "docs/resources",
            `${symbol
              .replace(".", "-")
              .replace(/(?<=[a-z])[A-Z]/g, "-$&")
              .toLowerCase()}.md`,
          ),
        ),
      );
    });
    it(`${symbol} has a test on the real engine`, () => assert.ok(mentions("test/pulumi", ".ts")));
  }
});
