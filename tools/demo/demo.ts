// `npm run demo`: the quickstart example through its whole life on the real Pulumi, against the emulator, in a folder that is removed again.

import { openQuickstart, type Quickstart } from "./quickstart";
import { disappointment, steps } from "./steps";

const WHERE_NEXT = `
That was the whole life of a fleet. Nothing is left of it: no file, no process. Where to go next:
  examples/quickstart/index.ts   the program that just ran
  npm run emulator               the same API to keep, for programs of your own
  README.md                      all resources, and how to use it with real SIMs
`;

/** How the demo ended. */
interface Ending {
  readonly code: number;
  readonly says: string;
}

async function main(): Promise<Ending> {
  const interrupted = interruption();
  const quickstart = await openQuickstart();
  try {
    return await Promise.race([play(quickstart), interrupted]);
  } finally {
    await quickstart.close();
  }
}

async function play(quickstart: Quickstart): Promise<Ending> {
  for (const [index, step] of steps.entries()) {
    await step.before?.(quickstart);
    print(`\n${emphasised(`[${index + 1}/${steps.length}] ${step.says}`)}\n$ pulumi ${step.runs.join(" ")}\n`);
    const before = quickstart.api.writes();
    const run = await quickstart.run(step.runs, print);
    const wrong = disappointment(step, run, quickstart.api.writes() - before);
    if (wrong !== undefined) return { code: 1, says: `\nThe demo failed at step ${index + 1}: ${wrong}.\n` };
  }
  return { code: 0, says: WHERE_NEXT };
}

/** Settles when somebody wants the demo to stop; cleaning up is left to whoever waits for it. */
function interruption(): Promise<Ending> {
  return new Promise((resolve) => {
    const says = "\nStopped. Nothing is left behind.\n";
    process.on("SIGINT", () => resolve({ code: 130, says }));
    process.on("SIGTERM", () => resolve({ code: 143, says }));
  });
}

function print(text: string): void {
  process.stdout.write(text);
}

function emphasised(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text;
}

main().then(
  ({ code, says }) => {
    print(says);
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
