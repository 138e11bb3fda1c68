// Installs what package-lock.json lists, unless it is there already.

const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { environment, repository } = require("./environment");

const node = path.join(repository, "node_modules", ".bin", "node");

/** Runs `npm ci` when node_modules is missing or differs from package-lock.json, and makes sure that its Node.js works. */
async function installDependencies(say) {
  if (isInstalled()) return;
  const { cacheRoot } = require("../pulumi/cache");
  const { withLock } = require("./lock");
  const clone = createHash("sha256").update(repository).digest("hex").slice(0, 12);
  await withLock(path.join(cacheRoot(), `install-${clone}.lock`), say, async () => {
    if (!isInstalled()) await install(say);
  });
}

async function install(say) {
  const { runWithProgress } = require("./progress");
  await runWithProgress("installing dependencies (about half a minute)", say, {
    command: "npm",
    args: ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    cwd: repository,
    env: process.env,
  });
  if (!works(node)) {
    // An npm that does not run install scripts by itself: this package's fetches the program, so it has to run.
    await runWithProgress("installing Node.js 24 for this folder", say, {
      command: "npm",
      args: ["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"],
      cwd: repository,
      env: process.env,
    });
  }
  if (!works(node)) {
    throw new Error(
      "node_modules/.bin/node does not start. By hand: `npm rebuild node --ignore-scripts=false --foreground-scripts`, then `npx node --version`, which must say v24.",
    );
  }
}

/**
 * npm keeps beside the packages a list of what it installed; ours has to be the same, but for what other platforms need.
 * And all of it still has to be there.
 */
function isInstalled() {
  try {
    const wanted = packagesIn("package-lock.json");
    const installed = packagesIn("node_modules/.package-lock.json");
    const missing = Object.entries(wanted).some(([place, entry]) => {
      if (place === "" || !place.includes("node_modules/")) return false;
      // Our own package is a link: one that an older clone has made leads to another folder.
      if (entry.link) return installed[place]?.resolved !== entry.resolved;
      if (!installed[place]) return !entry.optional;
      return installed[place].integrity !== entry.integrity || !fs.existsSync(path.join(repository, place));
    });
    return !missing && fs.existsSync(node);
  } catch {
    return false;
  }
}

function packagesIn(file) {
  return JSON.parse(fs.readFileSync(path.join(repository, file), "utf8")).packages;
}

function works(program) {
  try {
    execFileSync(program, ["--version"], { env: environment(), stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

module.exports = { installDependencies };
