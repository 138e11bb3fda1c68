/** Plays many sequences, and prints the shortest that breaks a rule: its lines, the requests seen, and how to play it again. */
import fc from "fast-check";
import { type Command, commands, type Known } from "./commands";
import { end } from "./endings";
import { Player } from "./player";
import type { Playground } from "./playground";

/** Settings from the environment: KORE_MODEL_RUNS, KORE_MODEL_SEED, and for one sequence KORE_MODEL_PATH with KORE_MODEL_REPLAY. */
export interface Campaign {
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
  readonly replay: string | undefined;
}

/** The same sequences in every run; change it to look elsewhere. */
const SEED = 83_010;
const MOST_COMMANDS = 20;

export function campaign(runs: number, env: NodeJS.ProcessEnv = process.env): Campaign {
  return {
    runs: Number(env.KORE_MODEL_RUNS ?? runs),
    seed: Number(env.KORE_MODEL_SEED ?? SEED),
    path: env.KORE_MODEL_PATH,
    replay: env.KORE_MODEL_REPLAY,
  };
}

/** Without these the sequences would have shown little. */
const ENDINGS = [
  ...["create done", "create failed", "create half-made", "create lost"],
  ...["update done", "update failed", "update half-made", "update lost"],
  ...["replace done", "replace lost", "delete done", "delete failed", "delete lost"],
  ...["refresh done", "refresh failed", "refresh lost", "same done", "check failed", "diff failed"],
] as const;

/** The kinds of endings that no sequence has come to. */
export const unseen = ({ tally }: Playground): readonly string[] => ENDINGS.filter((ending) => !tally.has(ending));

/** Plays one sequence from the start to both of its ends; what it throws tells the whole story. */
export async function play(playground: Playground, sequence: (player: Player) => Promise<void>): Promise<void> {
  playground.reset();
  const player = new Player(playground);
  try {
    await sequence(player);
    await end(player);
  } catch (error) {
    const what = error instanceof Error ? error : new Error(String(error));
    throw new Error([what.message, ...playground.story].join("\n"), { cause: what });
  }
}

export interface Played {
  readonly sequences: number;
  readonly commands: number;
  readonly requests: number;
}

const nothing = (): Known => ({ declared: new Set(), gone: new Set(), ran: false });

export async function explore(playground: Playground, { runs, seed, path, replay }: Campaign): Promise<Played> {
  const count = { sequences: 0, commands: 0, requests: 0 };
  const sequences = fc.commands(commands(playground.product), {
    maxCommands: MOST_COMMANDS,
    size: "max",
    ...(replay !== undefined && { replayPath: replay }),
  });
  const property = fc.asyncProperty(sequences, async (sequence) => {
    try {
      await play(playground, (player) => fc.asyncModelRun(() => ({ model: nothing(), real: player }), sequence));
    } finally {
      count.sequences += 1;
      count.commands += playground.story.filter((line) => /^ {2}\S/.test(line)).length;
      count.requests += playground.emulator.requests.length;
    }
  });
  const details = await fc.check(property, { numRuns: runs, seed, ...(path !== undefined && { path }) });
  if (details.failed) throw new Error(report(details));
  return count;
}

function report({
  seed,
  counterexample,
  counterexamplePath,
  errorInstance,
  numShrinks,
}: fc.RunDetails<[Iterable<Command>]>) {
  const replay = /replayPath="([^"]*)"/.exec(String(counterexample?.[0] ?? ""))?.[1];
  const again = `KORE_MODEL_SEED=${seed} KORE_MODEL_PATH=${counterexamplePath} KORE_MODEL_REPLAY='${replay ?? ""}'`;
  const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${what}\n\nShrunk ${numShrinks} times. Play it again with ${again}`;
}
