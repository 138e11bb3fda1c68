// The commands of this repository on a fresh clone: installs, builds and finds what one of them needs, then runs it.
// Usage: node tools/run.js <demo|test|emulator|bench|coverage|release> [arguments]. Works with Node.js 20, which only starts the Node.js 24 of node_modules.

const { compile } = require("./setup/compile");
const { installDependencies } = require("./setup/dependencies");
const { environment } = require("./setup/environment");
const { runCommand } = require("./setup/run-command");
const { say } = require("./setup/say");

/** What each command needs before its program starts. */
const COMMANDS = {
  demo: { program: "tools/demo/demo.ts", pulumi: true },
  test: { program: "tools/test/test.js", pulumi: true },
  emulator: { program: "test/emulator/cli.ts", pulumi: false },
  bench: { program: "tools/bench.js", pulumi: false },
  coverage: { program: "tools/coverage/coverage.ts", pulumi: false },
  release: { program: "tools/release/release.ts", pulumi: false },
};

/** What this file and the installation need; everything else runs on the Node.js that is installed then. */
const OLDEST_NODE = 20;

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (!command) throw new Error(`Say what to run: node tools/run.js <${Object.keys(COMMANDS).join("|")}> [arguments]`);
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Error(`Node.js ${OLDEST_NODE} or newer is needed to start; this is ${process.version}.`);
  }
  await installDependencies(say);
  // The test compiles for itself, together with the tests, and counts an error in a type as a failure.
  if (name !== "test") await compile(say);
  const bin = command.pulumi ? await require("./pulumi/ensure").ensurePulumi(say) : undefined;
  return runCommand(["node", "--require", "./tools/typescript.js", command.program, ...args], environment(bin));
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
