#!/usr/bin/env node

// Prints the folder of a usable Pulumi command line, after installing one if there is none: node tools/ensure-pulumi.js

const { ensurePulumi } = require("./pulumi/ensure");
const { say } = require("./setup/say");

ensurePulumi(say).then(
  (bin) => process.stdout.write(`${bin}\n`),
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
