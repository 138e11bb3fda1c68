// Runs one long command quietly: a line when it starts, a sign of life now and then, all of its output if it fails.

const { spawn } = require("node:child_process");

const SIGN_OF_LIFE_MS = 20_000;

/** Runs `command` to its end. Rejects with its whole output when it cannot be started or does not end with 0. */
function runWithProgress(what, say, { command, args, cwd, env }) {
  say(what);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(() => say(`… still at it after ${seconds()} s`), SIGN_OF_LIFE_MS);
  return new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}\n${Buffer.concat(output)}`));
    });
  }).finally(() => clearInterval(timer));
}

module.exports = { runWithProgress };
