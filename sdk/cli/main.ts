#!/usr/bin/env node
/** The program behind the command `pulumi-kore`. */
import { writeFileSync } from "node:fs";
import { runCommand } from "./run";

// Whoever reads us may have seen enough, as `head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { stdout, stderr, env, argv } = process;

runCommand(argv.slice(2), {
  process: { stdout, stderr, env },
  terminal: stdout.isTTY === true,
  write: writeFileSync,
}).then((code) => {
  // Not `process.exit`: what was written may still be on its way.
  process.exitCode = code;
});
