/** `npm run release -- VERSION`: tells what releasing that version would do. With `--really` it does it, up to the tag; it never pushes or publishes. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { contents, facts, ROOT, run } from "./facts";
import { type Plan, plan } from "./plan";

const USAGE = "npm run release -- VERSION [--date YYYY-MM-DD] [--really]";

type Say = (line: string) => void;

/** The exit code: 0 when the release was made, or could be made. */
function main(args: readonly string[], today: Date, say: Say): number {
  const { version, date = today.toISOString().slice(0, 10), really } = parse(args);
  const planned = plan(facts(), version, date);
  for (const refusal of planned.refusals) say(`refused: ${refusal}`);
  if (really && planned.refusals.length > 0) return 1;
  tell({ version, date }, planned, say);
  if (really) carryOut(planned);
  say(
    really
      ? `Version ${version} is committed and tagged. By hand:`
      : "Nothing was changed. With --really, then by hand:",
  );
  for (const line of planned.byHand) say(`  ${line}`);
  return planned.refusals.length > 0 ? 1 : 0;
}

function parse(args: readonly string[]): { version: string; date?: string | undefined; really: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { date: { type: "string" }, really: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [version, ...more] = positionals;
  if (version === undefined || more.length > 0) throw new Error(`say which version: ${USAGE}`);
  return { version, ...values };
}

/** npm is asked what it would pack before anything is written: when it fails, nothing has changed. */
function tell({ version, date }: { version: string; date: string }, { edits, commands }: Plan, say: Say): void {
  const parts = {
    "What npm publishes": contents(),
    [`Files that hold the version, ${version} of ${date}`]: edits.map(({ file }) => file),
    Commands: commands.map((command) => command.join(" ")),
  };
  for (const [title, lines] of Object.entries(parts)) {
    say(`${title}:`);
    for (const line of lines) say(`  ${line}`);
  }
}

function carryOut({ edits, commands }: Plan): void {
  for (const { file, text } of edits) writeFileSync(path.join(ROOT, file), text);
  for (const command of commands) run(command);
}

try {
  process.exitCode = main(process.argv.slice(2), new Date(), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`release: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
