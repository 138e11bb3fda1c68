// Compiles the packages, only where something changed since the last time.

const fs = require("node:fs");
const path = require("node:path");
const { environment, repository } = require("./environment");
const { runWithProgress } = require("./progress");

/** The packages that programs load. Their sources and what they are compiled into. */
const PACKAGES = ["provider", "sdk"];

/** Compiles both packages. Rejects with the compiler's messages. */
async function compile(say) {
  if (PACKAGES.every(isCompiled)) return;
  await runWithProgress("compiling", say, {
    command: "tsc",
    args: ["--build", ...PACKAGES],
    cwd: repository,
    env: environment(),
  });
  for (const name of PACKAGES) {
    fs.mkdirSync(path.dirname(stamp(name)), { recursive: true });
    fs.writeFileSync(stamp(name), "");
  }
}

/** Whether the package was compiled after the last change to it. Asking the compiler takes ten times as long. */
function isCompiled(name) {
  try {
    const { mtimeMs } = fs.statSync(stamp(name));
    const settings = ["tsconfig.base.json", "package-lock.json"].map((file) => path.join(repository, file));
    return [...settings, ...sources(path.join(repository, name))].every((file) => fs.statSync(file).mtimeMs < mtimeMs);
  } catch {
    return false;
  }
}

function stamp(name) {
  return path.join(repository, name, "dist", ".compiled");
}

/** All files and folders of the package: a removed file shows as a change of its folder. */
function sources(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  const kept = entries.filter(({ name }) => name !== "dist" && name !== "node_modules");
  return kept.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? [place, ...sources(place)] : [place];
  });
}

module.exports = { compile };
