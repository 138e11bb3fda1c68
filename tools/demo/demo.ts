// `npm run demo`: the quickstart example through its whole life on the real Pulumi, against the emulator, in a folder that is removed again.

import { openStage, type Stage } from "./stage";
import { disappointment, steps } from "./steps";

const WHERE_NEXT = `
That was the whole life of a fleet. Nothing is left of it: no file, no process. Where to go next:
  examples/quickstart/index.ts   the program that just ran
  npm run emulator               the same API to keep, for programs of your own
  README.md                      all resources, and how to use it with real SIMs
`;

async function main(): Promise<number> {
  const stopped = interruption();
  const stage = await openStage();
  try {
    return await Promise.race([play(stage), stopped]);
  } finally {
    await stage.close();
  }
}

async function play(stage: Stage): Promise<number> {
  for (const [index, step] of steps.entries()) {
    await step.before?.(stage);
    print(`\n${emphasised(`[${index + 1}/${steps.length}] ${step.says}`)}\n$ pulumi ${step.runs.join(" ")}\n`);
    const before = stage.api.writes();
    const run = await stage.run(step.runs, print);
    const wrong = disappointment(step, run, stage.api.writes() - before);
    if (wrong !== undefined) {
      process.stderr.write(`\nThe demo failed at step ${index + 1}: ${wrong}.\n`);
      return 1;
    }
  }
  print(WHERE_NEXT);
  return 0;
}

/** Settles with the exit code when somebody wants the demo to stop; cleaning up is left to whoever waits for it. */
function interruption(): Promise<number> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve(130));
    process.once("SIGTERM", () => resolve(143));
  });
}

function print(text: string): void {
  process.stdout.write(text);
}

function emphasised(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
