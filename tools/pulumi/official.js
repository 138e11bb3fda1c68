// Installs the pinned Pulumi with Pulumi's own installer, where its download server can be reached.

const dns = require("node:dns/promises");
const https = require("node:https");
const path = require("node:path");
const { PINNED } = require("./versions");

const SERVER = "get.pulumi.com";
/** How long the server may take to answer at all before the next way is tried. */
const PATIENCE_MS = 5_000;

/** Installs into `root` (programs in `root/bin`). Returns undefined, or the reason why it could not be done. */
async function installOfficially(root, say) {
  const obstacle = await unreachable();
  if (obstacle) return obstacle;
  say(`installing Pulumi v${PINNED} from ${SERVER}`);
  try {
    const { PulumiCommand } = require("@pulumi/pulumi/automation");
    const { SemVer } = require(require.resolve("semver", { paths: [path.dirname(require.resolve("@pulumi/pulumi"))] }));
    await PulumiCommand.install({ root, version: new SemVer(PINNED) });
    return undefined;
  } catch (error) {
    return `the official installer failed: ${error.message.split("\n", 1)[0]}`;
  }
}

async function unreachable() {
  if (process.env.PULUMI_KORE_NO_DOWNLOAD) return "PULUMI_KORE_NO_DOWNLOAD is set";
  try {
    await dns.lookup(SERVER);
  } catch (error) {
    return `${SERVER} is not known here (${error.code})`;
  }
  return new Promise((resolve) => {
    const request = https.request({ host: SERVER, path: "/install.sh", method: "HEAD", timeout: PATIENCE_MS });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? undefined : `${SERVER} answers ${response.statusCode}`);
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
    request.on("error", (error) => resolve(`${SERVER} is not reachable (${error.message})`));
    request.end();
  });
}

module.exports = { installOfficially };
