/** The house rules that a reader of docs/decisions/architecture.md relies on, asserted from the imports themselves. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
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
  const LIVE = ["provider/core/live", ...OUTSIDE, ...PLAN];
  const VERBS = ["provider/core/verbs", "provider/resources/lookups/definition", ...LIVE];
  const SET = ["provider/set", "provider/resources/share", ...VERBS];
  const LAYERS: Record<string, readonly string[]> = {
    "provider/host/": ["provider/host", "provider/run", "provider/config", ...VERBS],
    "provider/run/": ["provider/run", "provider/config", "node:crypto", ...SET],
    "provider/set/": SET,
    "provider/core/verbs/": VERBS,
    "provider/core/live/": LIVE,
    "provider/core/plan/": PLAN,
    "provider/core/state/": STATE,
    "provider/core/terms/": TERMS,
    "provider/wait/": ["provider/wait", "provider/http", "provider/time", "provider/errors"],
    "provider/shared/": ["provider/shared", "provider/http", "provider/time", "provider/errors"],
    "provider/findings/": [
      "provider/findings",
      "provider/files/write-csv",
      "zod",
      "cli-table3",
      "node:crypto",
      "node:util",
    ],
    "provider/files/": [
      "provider/files",
      "provider/findings",
      "provider/resources",
      "provider/errors",
      "zod",
      "csv-parse/sync",
      "js-yaml",
      "yaml",
      "node:fs",
      "node:path",
    ],
    "provider/resources/": ["provider/resources", "zod"],
    // The provider is only named in the text that goes into the state, as tests of the shell assert.
    "sdk/": ["sdk", "@pulumi/pulumi", "pulumi-kore/provider", "@stricli/core", "node:fs", "pulumi-kore/package.json"],
    // The command starts without Pulumi.
    "sdk/cli/": ["sdk/cli", "pulumi-kore/provider", "@stricli/core", "node:fs", "pulumi-kore/package.json"],
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

  it("lets provider/http import only what is below it, and the packages of its transport", () => {
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

  it("has the parser of arguments and the file system in the command only", () => {
    const users = within("sdk/").filter(({ to }) => /^(@stricli|node:fs)/.test(to));
    assert.deepEqual(users.filter(({ from }) => !from.startsWith("sdk/cli/")).map(show), []);
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
    const wrong = ["provider/core", "provider/run", "provider/set", "provider/shared", "provider/host"]
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
      "provider/set",
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

/** Why a file has no test of its name, and which test shows what it does. */
const VERB = "a verb is played whole, on the emulator";
const TABLE = "a table is data: what is derived from it is asserted of every table";
const CLASS = "a class without a line of its own: what all of them do is asserted of each";
const SET = "a step of a set's verbs, which are played on the emulator";
/** Every planted fault goes through reading, places and words together, and is asserted with file, line and column. */
const PLANTED = ["a step of reading a file", "test/unit/files/check.test.ts"] as const;
const FORMATTED = ["each format is read back by its own kind of reader", "test/unit/findings/formats.test.ts"] as const;
const COMMAND = ["a part of the command, which is run as a whole", "test/unit/sdk/cli/run.test.ts"] as const;
const TESTED_ELSEWHERE: Readonly<Record<string, readonly [because: string, by: string]>> = {
  "provider/core/live/first-look.ts": ["what it is for shows only in a world that lags", "test/model/lagging.test.ts"],
  "provider/core/live/in-time.ts": ["what it is for shows only in a world that lags", "test/verbs/unanswered.test.ts"],
  "provider/core/state/written.ts": ["what it is for shows only in a world that lags", "test/model/lagging.test.ts"],
  "provider/core/verbs/adopt.ts": [VERB, "test/verbs/lifecycle/super-sim-adoption.test.ts"],
  "provider/core/verbs/carry-out.ts": [VERB, "test/verbs/lifecycle/super-sim-transfer.test.ts"],
  "provider/core/verbs/conflict.ts": [VERB, "test/verbs/lifecycle/super-sim-conflicts.test.ts"],
  "provider/core/verbs/create.ts": [VERB, "test/verbs/lifecycle/super-sim-registration.test.ts"],
  "provider/core/verbs/differs.ts": [VERB, "test/verbs/preview.test.ts"],
  "provider/core/verbs/ended-by.ts": [VERB, "test/verbs/lifecycle/super-sim-endings.test.ts"],
  "provider/core/verbs/foresee.ts": [VERB, "test/verbs/preview.test.ts"],
  "provider/core/verbs/foretell.ts": [VERB, "test/verbs/preview.test.ts"],
  "provider/core/verbs/look-up.ts": [VERB, "test/verbs/look-up.test.ts"],
  "provider/core/verbs/make.ts": [VERB, "test/verbs/fleet.test.ts"],
  "provider/core/verbs/read.ts": [VERB, "test/verbs/names.test.ts"],
  "provider/core/verbs/reconcile.ts": [VERB, "test/verbs/lifecycle/super-sim-endings.test.ts"],
  "provider/core/verbs/remove.ts": [VERB, "test/verbs/letting-go.test.ts"],
  "provider/core/verbs/update.ts": [VERB, "test/verbs/lifecycle/super-sim-update.test.ts"],
  "provider/files/between.ts": PLANTED,
  "provider/files/complaints.ts": PLANTED,
  "provider/files/csv-places.ts": PLANTED,
  "provider/files/csv.ts": PLANTED,
  "provider/files/decode.ts": PLANTED,
  "provider/files/disk.ts": PLANTED,
  "provider/files/fault.ts": PLANTED,
  "provider/files/fleet-file-findings.ts": PLANTED,
  "provider/files/fleet-file.ts": PLANTED,
  "provider/files/fleet-folder.ts": PLANTED,
  "provider/files/lines.ts": PLANTED,
  "provider/files/members.ts": PLANTED,
  "provider/files/nearest.ts": PLANTED,
  "provider/files/parts.ts": PLANTED,
  "provider/files/sim-cells.ts": PLANTED,
  "provider/files/sim-columns-findings.ts": PLANTED,
  "provider/files/sim-columns.ts": PLANTED,
  "provider/files/sim-set-inputs.ts": PLANTED,
  "provider/files/sims-csv-findings.ts": PLANTED,
  "provider/files/sims-of-file.ts": PLANTED,
  "provider/files/yaml-nodes.ts": PLANTED,
  "provider/files/yaml.ts": PLANTED,
  "provider/findings/csv.ts": FORMATTED,
  "provider/findings/finding.ts": FORMATTED,
  "provider/findings/fingerprint.ts": FORMATTED,
  "provider/findings/github.ts": FORMATTED,
  "provider/findings/gitlab.ts": FORMATTED,
  "provider/findings/json.ts": FORMATTED,
  "provider/findings/junit.ts": FORMATTED,
  "provider/findings/markdown.ts": FORMATTED,
  "provider/findings/sarif.ts": FORMATTED,
  "provider/findings/text.ts": FORMATTED,
  "sdk/wireless/sims-from-csv.ts": ["the same reader with other columns", "test/unit/sdk/sims-from-csv.test.ts"],
  "sdk/cli/check.ts": COMMAND,
  "sdk/cli/context.ts": COMMAND,
  "sdk/cli/main.ts": COMMAND,
  "sdk/cli/outputs.ts": COMMAND,
  "provider/http/behind.ts": ["a number: what it holds off is asserted", "test/unit/shared/held.test.ts"],
  "provider/http/global-cause.ts": ["a part of an error", "test/unit/http/errors.test.ts"],
  "provider/http/sentence.ts": ["the text of an error", "test/unit/http/errors.test.ts"],
  "provider/http/pace/turns.ts": [
    "the limiter is its only user, and waits in it",
    "test/unit/http/pace/limiter.test.ts",
  ],
  "provider/resources/definition.ts": ["types, and the name of one output", "test/unit/resources/define.test.ts"],
  "provider/resources/fleet.ts": [TABLE, "test/unit/resources/define.test.ts"],
  "provider/resources/index.ts": ["its names are those of the door", "test/unit/index.test.ts"],
  "provider/resources/network-access-profile.ts": [TABLE, "test/unit/resources/define.test.ts"],
  "provider/resources/sim.ts": [TABLE, "test/unit/resources/define.test.ts"],
  "provider/resources/sim-lifecycle.ts": ["the rules are data", "test/unit/core/plan/decide.test.ts"],
  "provider/resources/wireless/rate-plan.ts": [TABLE, "test/unit/resources/define.test.ts"],
  "provider/resources/wireless/sim.ts": [TABLE, "test/unit/resources/define.test.ts"],
  "provider/resources/wireless/sim-lifecycle.ts": ["the rules are data", "test/unit/core/plan/decide.test.ts"],
  "provider/run/previewing.ts": ["it asks the account, with the session around it", "test/verbs/preview.test.ts"],
  "sdk/differs.ts": ["a question like a lookup", "test/unit/sdk/lookups.test.ts"],
  "provider/set/apply.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/check.ts": [SET, "test/verbs/sim-set/preview.test.ts"],
  "provider/set/compare.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/declared.ts": [SET, "test/verbs/sim-set/claims.test.ts"],
  "provider/set/destroy.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/diff.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/execution.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/failures.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/fresh.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/look.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/member.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/outputs.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/plan.ts": [SET, "test/verbs/sim-set/preview.test.ts"],
  "provider/set/prepare.ts": [SET, "test/verbs/sim-set/preview.test.ts"],
  "provider/set/progress.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/reached.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/read.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/set/report.ts": [SET, "test/verbs/sim-set/execution.test.ts"],
  "provider/set/telling.ts": [SET, "test/verbs/sim-set/preview.test.ts"],
  "provider/core/plan/last-state.ts": ["a part of letting go", "test/verbs/letting-go.test.ts"],
  "provider/host/foresight.ts": ["it only asks the session", "test/verbs/sim-set/preview.test.ts"],
  "provider/resources/define-set.ts": [TABLE, "test/verbs/sim-set/preview.test.ts"],
  "provider/resources/share.ts": ["an input, refused in a set's check", "test/unit/set/guard.test.ts"],
  "provider/resources/sim-set.ts": [TABLE, "test/verbs/sim-set/sim-set.test.ts"],
  "provider/resources/wireless/sim-set.ts": [TABLE, "test/verbs/sim-set/wireless.test.ts"],
  "provider/run/sets.ts": [SET, "test/verbs/sim-set/sim-set.test.ts"],
  "sdk/plain.ts": ["a set's rows, made plain", "test/unit/sdk/sim-set.test.ts"],
  "sdk/set-text.ts": ["a set's rows, made one text", "test/unit/sdk/sim-set.test.ts"],
  "sdk/wireless/sim-set.ts": [CLASS, "test/unit/sdk/shell.test.ts"],
  "provider/core/plan/once.ts": [
    "what is done once shows only over several runs",
    "test/verbs/connectivity-reset.test.ts",
  ],
  "provider/core/verbs/act-once.ts": [VERB, "test/verbs/connectivity-reset.test.ts"],
  "provider/core/verbs/list.ts": [VERB, "test/verbs/lookup-lists.test.ts"],
  "provider/core/verbs/order.ts": [VERB, "test/verbs/esim-profile.test.ts"],
  "provider/resources/esim-profile-lifecycle.ts": ["the rules are data", "test/verbs/esim-profile.test.ts"],
  "provider/resources/esim-profile.ts": [TABLE, "test/verbs/esim-profile.test.ts"],
  "provider/resources/wireless/connectivity-reset.ts": [TABLE, "test/verbs/connectivity-reset.test.ts"],
  "provider/resources/lookups/arguments.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/index.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/networks.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/rows.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/sim-lists.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/usage-limits.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/usage.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "provider/resources/lookups/wireless.ts": ["rows of a table of lookups", "test/verbs/lookup-lists.test.ts"],
  "sdk/ask-list.ts": ["the lookups are its only users", "test/verbs/lookup-lists-of-programs.test.ts"],
  "sdk/esim-profile.ts": [CLASS, "test/unit/sdk/shell.test.ts"],
  "sdk/lookups-fleet.ts": [
    "the lookups of lists, asked as programs ask",
    "test/verbs/lookup-lists-of-programs.test.ts",
  ],
  "sdk/lookups-sim.ts": ["the lookups of lists, asked as programs ask", "test/verbs/lookup-lists-of-programs.test.ts"],
  "sdk/lookups-usage.ts": [
    "the lookups of lists, asked as programs ask",
    "test/verbs/lookup-lists-of-programs.test.ts",
  ],
  "sdk/shown.ts": ["the lookups of lists, asked as programs ask", "test/verbs/lookup-lists-of-programs.test.ts"],
  "sdk/wireless/lookups-usage.ts": [
    "the lookups of lists, asked as programs ask",
    "test/verbs/lookup-lists-of-programs.test.ts",
  ],
  "sdk/wireless/lookups.ts": [
    "the lookups of lists, asked as programs ask",
    "test/verbs/lookup-lists-of-programs.test.ts",
  ],
  "sdk/ask.ts": ["the lookups are its only users", "test/unit/sdk/lookups.test.ts"],
  "sdk/fleet.ts": [CLASS, "test/unit/sdk/shell.test.ts"],
  "sdk/network-access-profile.ts": [CLASS, "test/unit/sdk/shell.test.ts"],
  "sdk/wireless/rate-plan.ts": [CLASS, "test/unit/sdk/shell.test.ts"],
};

describe("the unit tests", () => {
  const sources = [...filesIn("provider"), ...filesIn("sdk")];
  const tests = filesIn("test/unit").filter((file) => file.endsWith(".test.ts"));
  const testOf = (source: string) => join("test/unit", source.replace(/^provider\//, "")).replace(/\.ts$/, ".test.ts");
  const mirrored = new Set(sources.map(testOf));

  /** Whether a file has more than types, and more than what it passes on from others. */
  const hasCode = (file: string): boolean =>
    ts
      .createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest)
      .statements.some(
        (statement) =>
          !ts.isInterfaceDeclaration(statement) &&
          !ts.isTypeAliasDeclaration(statement) &&
          !ts.isImportDeclaration(statement) &&
          !(ts.isExportDeclaration(statement) && statement.moduleSpecifier),
      );

  it("are each of one file, under its name", () => {
    assert.deepEqual(
      tests.filter((test) => !mirrored.has(test)),
      [],
    );
  });

  it("are there for every file that has code, or the list says which test shows what it does", () => {
    const untested = sources.filter((source) => hasCode(source) && !existsSync(join(ROOT, testOf(source))));
    assert.deepEqual(untested.sort(), Object.keys(TESTED_ELSEWHERE).sort());
  });

  it("stand in for others only with a reason, and where they are", () => {
    for (const [source, [because, by]] of Object.entries(TESTED_ELSEWHERE))
      assert.ok(because !== "" && existsSync(join(ROOT, by)), source);
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
