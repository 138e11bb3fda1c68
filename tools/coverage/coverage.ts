/** `npm run coverage`: how much of the packages' sources the tests run that need no Pulumi. The last line is the number; coverage/index.html shows the rest. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { inOneLine, runs } from "./measured";

const ROOT = path.join(__dirname, "../..");
const REPORT = path.join(ROOT, "coverage");

/** Where the packages' sources are. What a folder lacks is passed over. */
const SOURCES = "{provider,sdk}/**/*.ts";
const COMPILED = ["**/dist/**", "**/node_modules/**", "**/*.d.ts"];

/** Tests that start the real Pulumi run the compiled packages in processes of Pulumi's, which nobody can count here. */
const TESTS = "test/{unit,verbs,contract,emulator}/**/*.test.ts";

function main(args: readonly string[]): number {
  const typesOnly = globSync(SOURCES, { cwd: ROOT, exclude: COMPILED }).filter(
    (file) => !runs(readFileSync(path.join(ROOT, file), "utf8")),
  );
  const c8 = [
    ...["--all", "--include", SOURCES, ...[...COMPILED, ...typesOnly].flatMap((file) => ["--exclude", file])],
    ...["--reports-dir", REPORT, "--reporter", "html", "--reporter", "json-summary"],
  ];
  const mocha = ["mocha", "--reporter", "dot", ...(args.length > 0 ? args : [TESTS])];
  // Functions that come out of Node's compile cache are counted less precisely.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  const { status } = spawnSync("c8", [...c8, ...mocha], { cwd: ROOT, env, stdio: "inherit" });
  process.stdout.write(`${inOneLine(readFileSync(path.join(REPORT, "coverage-summary.json"), "utf8"))}\n`);
  return status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
