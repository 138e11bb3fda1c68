/** The emulator as a command: parses its options, starts, and prints how to point a program at it. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { seedBody } from "./control/bodies";
import { CONTROL_PREFIX } from "./control/server";
import { milliseconds } from "./duration";
import { seedFromCsv } from "./seed/csv";
import { DEFAULT_SEED } from "./seed/default-seed";
import type { SeedData } from "./seed/seed-data";
import { type Emulator, type EmulatorOptions, startEmulator } from "./start";

const HELP = `Emulates KORE's Super SIM and Programmable Wireless APIs on this machine: stateful, with the SIM lifecycle.

Usage: npm run emulator -- [options]

  --port PORT    port on 127.0.0.1 (default 4010; 0 takes a free one)
  --sims N       N generated Super SIMs on top of the seed (default 0)
  --delay TIME   how long a queued update takes: 250ms, 2s, 10m (default 2s)
  --seed FILE    start with these resources in place of the default ones: .json (docs/emulator.md has the
                 members), or .csv with the columns iccid,unique_name,status,fleet (makes the Fleets it names)
  --help         this text

It runs until it gets SIGINT (Ctrl-C) or SIGTERM. See docs/emulator.md for faults, the clock and the control plane.
`;

const OPTIONS = {
  port: { type: "string", default: "4010" },
  sims: { type: "string", default: "0" },
  delay: { type: "string", default: "2s" },
  seed: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Undefined when only the help was asked for. @throws Error whose message says which option is wrong */
export function parseOptions(args: readonly string[]): EmulatorOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  if (values.help) return undefined;
  return {
    port: wholeNumber("--port", values.port, 65_535),
    sims: wholeNumber("--sims", values.sims, 1_000_000),
    delay: milliseconds(values.delay),
    ...(values.seed === undefined ? {} : { seed: seedFile(values.seed) }),
  };
}

function wholeNumber(option: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new RangeError(`${option} must be a whole number up to ${most}, not "${text}"`);
}

function seedFile(path: string): SeedData {
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".json")) return seedBody(text);
  if (!path.endsWith(".csv")) throw new RangeError(`--seed takes a .json or .csv file, not "${path}"`);
  const { networks = [], networkAccessProfiles = [] } = DEFAULT_SEED;
  return { networks, networkAccessProfiles, ...seedFromCsv(text, () => false) };
}

/** How to point a program at a running emulator. */
export function instructions({ url, supersimUrl, wirelessUrl, tokenUrl, accounts, control }: Emulator): string {
  const { clientId, clientSecret } = accounts.parent;
  const { sims, fleets, wirelessSims } = control.statistics();
  const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  return `The emulator listens on ${url}: ${total(sims)} Super SIMs, ${fleets} Fleets, ${total(wirelessSims)} wireless SIMs.

Point a program at it with the environment:

  export KORE_SUPERSIM_URL=${supersimUrl}
  export KORE_WIRELESS_URL=${wirelessUrl}
  export KORE_TOKEN_URL=${tokenUrl}
  export KORE_CLIENT_ID=${clientId}
  export KORE_CLIENT_SECRET=${clientSecret}

or with the configuration of a stack of its own, never of one that manages real SIMs:

  pulumi config set --plaintext kore:supersimUrl ${supersimUrl}
  pulumi config set --plaintext kore:wirelessUrl ${wirelessUrl}
  pulumi config set --plaintext kore:tokenUrl ${tokenUrl}
  pulumi config set --plaintext kore:clientId ${clientId}
  pulumi config set --secret kore:clientSecret ${clientSecret}

The control plane, for curl:

  export EMULATOR=${url}${CONTROL_PREFIX.replace(/\/$/, "")}

Stop: Ctrl-C
`;
}

/** Runs until a signal comes; resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const emulator = await startEmulator(options);
  process.stdout.write(instructions(emulator));
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await emulator.close();
  return 0;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(
        `emulator: ${error instanceof Error ? error.message : String(error)} (--help shows the options)\n`,
      );
      process.exitCode = 2;
    },
  );
}
