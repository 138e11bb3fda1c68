// Compiles what the package holds, only where something changed since the last time.

const fs = require("node:fs");
const path = require("node:path");
const { environment, repository } = require("./environment");
const { runWithProgress } = require("./progress");

/** The folders of sources that make the package. `package/dist` has a folder for each. */
const PARTS = ["provider", "sdk"];

/** Compiles both parts. Rejects with the compiler's messages. */
async function compile(say) {
  if (PARTS.every(isCompiled)) return;
  await runWithProgress("compiling", say, {
    command: "tsc",
    args: ["--build", ...PARTS],
    cwd: repository,
    env: environment(),
  });
  for (const name of PARTS) {
    fs.mkdirSync(path.dirname(stamp(name)), { recursive: true });
    fs.writeFileSync(stamp(name), "");
  }
}

/** Whether the part was compiled after the last change to it. Asking the compiler takes ten times as long. */
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
  return path.join(repository, "package", "dist", name, ".compiled");
}

/** All files and folders of the part: a removed file shows as a change of its folder. */
function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? [place, ...sources(place)] : [place];
  });
}

module.exports = { compile };
