// `npm test`: linter, types, then all tests in parallel. Arguments go to mocha: `npm test -- --grep fleet`, `npm test -- test/unit/wait/wait-for.test.ts`.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { runCommand } = require("../setup/run-command");
const { say } = require("../setup/say");

/** What must be right before the tests. All of them run, whatever fails: one run shows everything. */
const CHECKS = [
  { name: "linter", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "types", command: ["tsc", "--build"] },
];

/** The long ones come first, because they decide when all is over: a demo mostly waits, a model mostly computes, Pulumi does both. */
const LONGEST = ["tools/demo/", "test/install/", "test/model/", "test/pulumi/"];

/** Every test file once (mocha would run one twice that two patterns match), in each folder the longest text first. */
function testFiles() {
  const files = fs.globSync("{test,tools}/**/*.test.ts").map((file) => ({
    file,
    rank: LONGEST.findIndex((folder) => file.split(path.sep).join("/").startsWith(folder)) + 1 || LONGEST.length + 1,
    size: fs.statSync(file).size,
  }));
  return files.sort((one, other) => one.rank - other.rank || other.size - one.size).map(({ file }) => file);
}

/** A test of the engine waits at times, so one process more than there are cores keeps them busy (docs/decisions/test-runner.md). */
const JOBS = os.availableParallelism() + 1;

async function main(args) {
  const failed = [];
  for (const { name, command } of CHECKS) {
    if ((await runCommand(command, process.env)) !== 0) failed.push(name);
  }
  if (failed.length > 0) say(`failed: ${failed.join(" and ")} (see above). The tests run all the same.`);
  const files = args.some((arg) => arg.endsWith(".ts") && fs.existsSync(arg)) ? [] : testFiles();
  const reporter = path.join(__dirname, "reporter.js");
  const options = ["--parallel", "--jobs", String(JOBS), "--forbid-only", "--reporter", reporter];
  const reporterOption = ["--reporter-option", `checks=${failed.join("+")}`];
  const code = await runCommand(["mocha", ...options, ...reporterOption, ...args, ...files], process.env);
  return failed.length > 0 ? 1 : Math.min(code, 1);
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
