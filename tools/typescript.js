// Lets Node.js load our TypeScript files as they are: `node --require ./tools/typescript.js FILE`. Types are checked elsewhere.

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

const repository = path.join(__dirname, "..");

/** ts-node invents an output folder, so TypeScript 6 wants to be told which folder is laid out there. */
const compilerOptions = { rootDir: repository };

/** For processes that are started from this one, and for whoever registers ts-node again. */
process.env.TS_NODE_COMPILER_OPTIONS ??= JSON.stringify(compilerOptions);

/** ts-node would keep compiled code in the folder for temporary files; Node.js does that better (setup/environment.js). */
process.env.DISABLE_V8_COMPILE_CACHE ??= "1";

const { register, VERSION } = require("ts-node");
const service = register({ transpileOnly: true, cwd: repository, compilerOptions });

/** What was compiled is kept: a run of the tests has several processes, and each would compile the same 700 files for five seconds. */
const folder = path.join(repository, "node_modules", ".cache", "typescript");
const settings = JSON.stringify([VERSION, service.ts.version, service.config.options]);
const keptAs = new Map();
const compile = service.compile;

service.compile = (code, file) => {
  const name = createHash("sha256")
    .update(JSON.stringify([settings, file, code]))
    .digest("hex");
  const kept = path.join(folder, name);
  keptAs.set(file, kept);
  return read(kept) ?? keep(kept, compile(code, file));
};

/** Stack traces show the lines of the TypeScript: ts-node tells them only of what it has just compiled itself. */
createRequire(require.resolve("ts-node"))("@cspotcode/source-map-support").install({
  retrieveFile: (file) => (keptAs.has(file) ? read(keptAs.get(file)) : undefined) ?? null,
});

function read(kept) {
  try {
    return fs.readFileSync(kept, "utf8");
  } catch {
    return undefined;
  }
}

/** Renamed when it is complete, because other processes read it at any moment. Where nothing can be written, nothing is kept. */
function keep(kept, output) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(`${kept}.${process.pid}`, output);
    fs.renameSync(`${kept}.${process.pid}`, kept);
  } catch {}
  return output;
}
