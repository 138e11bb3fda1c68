// Finds or makes a Pulumi installation: one on PATH, one of ours, the official download, or a build from Go modules.

const fs = require("node:fs");
const path = require("node:path");
const { installation, isComplete } = require("./cache");
const { findOnPath } = require("./on-path");
const { OLDEST, PINNED } = require("./versions");

/** The folder that holds `pulumi` and the programs that it needs. Throws with what to do by hand if there is no way. */
async function ensurePulumi(say) {
  const onPath = findOnPath(say);
  if (onPath) return onPath;
  const target = installation();
  const bin = path.join(target, "bin");
  if (isComplete(bin)) return bin;
  const { withLock } = require("../setup/lock");
  await withLock(`${target}.lock`, say, async () => {
    if (!isComplete(bin)) await install(target, say);
  });
  return bin;
}

/** Makes the installation beside its place and moves it there when it is complete, so that nobody ever sees half of it. */
async function install(target, say) {
  const { installOfficially } = require("./official");
  const { buildFromModules } = require("./from-modules");
  const draft = `${target}.${process.pid}.draft`;
  const bin = path.join(draft, "bin");
  try {
    const obstacle = await installOfficially(draft, say);
    if (obstacle || !isComplete(bin)) {
      say(`no official download: ${obstacle ?? "it is incomplete"}`);
      fs.rmSync(draft, { recursive: true, force: true });
      await buildFromModules(bin, say);
    }
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(draft, target);
    say(`Pulumi v${PINNED} is ready in ${path.join(target, "bin")}`);
  } catch (error) {
    throw new Error(`${reason(error)}\n\n${byHand(target)}`, { cause: error });
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function reason(error) {
  return error.code === "ENOENT" ? "There is no Go compiler on PATH to build Pulumi with." : error.message;
}

function byHand(target) {
  return `Pulumi could not be installed by itself. Do one of these by hand, then run the command again:
  - install Pulumi v${OLDEST} or newer as https://www.pulumi.com/docs/install/ says, so that \`pulumi version\` works;
  - install Go (https://go.dev/doc/install, 1.21 or newer) and let it reach a Go module proxy (\`go env GOPROXY\`);
  - copy a complete installation from another machine of this kind to ${path.join(target, "bin")}.`;
}

module.exports = { ensurePulumi };
