// `npm run bench -- NAME [arguments]`: runs the measurement test/bench/NAME.ts. Without a name it says which there are.

const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "..", "test", "bench");

const [name, ...args] = process.argv.slice(2);
const names = (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  .filter((file) => file.endsWith(".ts"))
  .map((file) => path.basename(file, ".ts"));

if (name !== undefined && names.includes(name)) {
  const program = path.join(folder, `${name}.ts`);
  process.argv.splice(1, process.argv.length, program, ...args);
  require(program);
} else {
  process.stderr.write(`Say what to measure: npm run bench -- <${names.join("|")}>\n`);
  process.exitCode = 1;
}
