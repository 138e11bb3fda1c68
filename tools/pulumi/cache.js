// Where this repository keeps what it built or downloaded for itself. All clones of one user share it.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { PINNED } = require("./versions");

/** The programs that make a complete installation for Node.js programs with dynamic providers. */
const PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/** The folder for everything that is kept: `$XDG_CACHE_HOME/pulumi-kore`, or `~/.cache/pulumi-kore`. */
function cacheRoot() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  return path.join(base, "pulumi-kore");
}

/** The folder that an installation of ours lives in; its programs are in `bin`. */
function installation() {
  return path.join(cacheRoot(), `pulumi-v${PINNED}-${process.platform}-${process.arch}`);
}

/** Whether a folder holds all programs, each of them executable. */
function isComplete(bin) {
  return PROGRAMS.every((program) => isExecutable(path.join(bin, program)));
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

module.exports = { PROGRAMS, cacheRoot, installation, isComplete, isExecutable };
