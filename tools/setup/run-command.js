// Runs a command in the foreground, as if it had been typed: same terminal, same exit code, Ctrl-C is its own.

const { spawn } = require("node:child_process");
const { constants } = require("node:os");
const { repository } = require("./environment");

/** Resolves with the exit code; a signal counts as 128 and its number, as in a shell. */
function runCommand([command, ...args], env) {
  const child = spawn(command, args, { cwd: repository, env, stdio: "inherit" });
  // A terminal sends Ctrl-C to both of us; we stay until the command has cleaned up. Other signals are passed on.
  const wait = () => undefined;
  const passOn = (signal) => child.kill(signal);
  process.on("SIGINT", wait).on("SIGTERM", passOn);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => process.off("SIGINT", wait).off("SIGTERM", passOn));
}

module.exports = { runCommand };
