// A lock file, so that two runs do not build or install the same thing at the same time.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { setTimeout: pause } = require("node:timers/promises");

const LOOK_AGAIN_MS = 500;
/** A lock of another machine (on a shared home) whose owner cannot be asked counts as left behind after this long. */
const FORGOTTEN_MS = 30 * 60_000;

/**
 * Runs `work` while holding the lock `file`; waits while another process holds it. A lock whose owner has ended is
 * taken over. Two waiters can take over the same lock at once: the work must bear that (both rename a finished folder).
 */
async function withLock(file, say, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    if (!told) say(`waiting for another run that holds ${file}`);
    if (isLeftBehind(file)) fs.rmSync(file, { force: true });
    else await pause(LOOK_AGAIN_MS);
  }
  const release = () => fs.rmSync(file, { force: true });
  const interrupted = () => {
    release();
    process.exit(130);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await work();
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    release();
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, `${os.hostname()} ${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isLeftBehind(file) {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs;
    const [host, pid] = fs.readFileSync(file, "utf8").trim().split(" ");
    if (!pid) return age > LOOK_AGAIN_MS * 10;
    return host === os.hostname() ? !isAlive(Number(pid)) : age > FORGOTTEN_MS;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { withLock };
