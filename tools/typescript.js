// Lets Node.js load our TypeScript files as they are: `node --require ./tools/typescript.js FILE`. Types are checked elsewhere.

const path = require("node:path");

/** ts-node invents an output folder, so TypeScript 6 wants to be told which folder is laid out there. */
const compilerOptions = { rootDir: path.join(__dirname, "..") };

/** For processes that are started from this one, and for whoever registers ts-node again. */
process.env.TS_NODE_COMPILER_OPTIONS ??= JSON.stringify(compilerOptions);

/** ts-node would keep compiled code in the folder for temporary files; Node.js does that better (setup/environment.js). */
process.env.DISABLE_V8_COMPILE_CACHE ??= "1";

require("ts-node").register({ transpileOnly: true, cwd: path.join(__dirname, ".."), compilerOptions });
