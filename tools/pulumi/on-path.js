// Looks for a usable `pulumi` on PATH: new enough, and with the programs that it needs for Node.js beside it.

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { PROGRAMS, cacheRoot, isComplete, isExecutable } = require("./cache");
const { OLDEST, isAtLeast } = require("./versions");

/** The folder of the first `pulumi` on PATH if it can be used, else undefined after one line that says why not. */
function findOnPath(say) {
  const file = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, "pulumi"))
    .find(isExecutable);
  if (!file) return undefined;

  const bin = [path.dirname(file), path.dirname(fs.realpathSync(file))].find(isComplete);
  if (!bin) {
    say(`${file} lacks ${PROGRAMS.slice(1).join(" or ")} beside it; using another one`);
    return undefined;
  }
  const version = versionOf(file);
  if (!isAtLeast(version, OLDEST)) {
    say(`${file} is ${version || "of an unknown version"}, older than v${OLDEST}; using another one`);
    return undefined;
  }
  return bin;
}

/** Asking `pulumi` for its version takes a quarter of a second, so the answer is kept for as long as the file is the same. */
function versionOf(file) {
  const { mtimeMs, size } = fs.statSync(file);
  const key = `${file} ${mtimeMs} ${size}`;
  const memo = path.join(cacheRoot(), "pulumi-on-path.json");
  try {
    const kept = JSON.parse(fs.readFileSync(memo, "utf8"));
    if (kept.key === key) return kept.version;
  } catch {
    // Nothing kept, or not readable: ask again.
  }
  const version = askVersion(file);
  fs.mkdirSync(path.dirname(memo), { recursive: true });
  fs.writeFileSync(memo, JSON.stringify({ key, version }));
  return version;
}

function askVersion(file) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  try {
    return execFileSync(file, ["version"], { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

module.exports = { findOnPath };
