// The environment that every command runs in: this repository's programs first on PATH, compiled JavaScript kept between runs.

const path = require("node:path");

const repository = path.join(__dirname, "..", "..");

/** Our own environment with node_modules/.bin (Node.js 24 is there) and, if given, the folder of `pulumi` put first. */
function environment(pulumiFolder) {
  const folders = [path.join(repository, "node_modules", ".bin"), pulumiFolder, process.env.PATH];
  return {
    NODE_COMPILE_CACHE: path.join(repository, "node_modules", ".cache", "node-compile"),
    ...process.env,
    PATH: folders.filter(Boolean).join(path.delimiter),
  };
}

module.exports = { environment, repository };
