/**
 * Records the states that `upgrade.test.ts` plays: `node --require ./tools/typescript.js test/upgrade/record.ts [STORY …]`, after `npm run build`.
 * The real Pulumi writes them. A fixture is recorded once, by the code of a release, and stays as it is: new forms of a state get a new story.
 */
import { manualClock } from "../emulator/clock";
import { openScene } from "../pulumi/scene";
import { operationsOf } from "../support/assertions";
import { literal } from "../support/program";
import type { ExportedState } from "../support/stack";
import { type Fixture, writeFixture } from "./fixture";
import { play } from "./lives";
import { type Declaration, STORIES, type Story } from "./stories";

const CLASSES = {
  sim: "Sim",
  fleet: "Fleet",
  networkAccessProfile: "NetworkAccessProfile",
  wirelessSim: "wireless.Sim",
  ratePlan: "wireless.RatePlan",
  simSet: "SimSet",
  wirelessSimSet: "wireless.SimSet",
  esimProfile: "ESimProfile",
} as const;

/** A program's line for a resource. */
export const lineOf = ({ kind, name, inputs }: Declaration): string =>
  `new ${CLASSES[kind]}(${JSON.stringify(name)}, ${literal(inputs)});`;

/** Plays a story on the real engine, and both lives of what it leaves on the verbs. */
async function record(name: string, story: Story): Promise<void> {
  const scene = await openScene({ seed: story.seed, clock: manualClock() });
  const { stack, emulator } = scene;
  try {
    const program = story.programs.at(-1) ?? [];
    for (const declared of story.programs) {
      if (declared === program) {
        await story.meanwhile?.(emulator);
        if (story.delay !== undefined) emulator.control.setDelay(story.delay);
      }
      scene.declare(...declared.map(lineOf));
      await stack.up("--continue-on-error");
    }
    if (story.refreshed) {
      story.refreshed(emulator);
      await stack.refresh();
    }
    const state = settled(await stack.exportState());
    const account = emulator.control.snapshot();
    const preview = operationsOf(await stack.preview());
    const refresh = operationsOf(await stack.refresh("--preview-only"));
    const fixture: Omit<Fixture, "lives"> = { program, account, state, engine: { preview, refresh } };
    const text = JSON.stringify(fixture);
    const lives = await play(name, (_, { url }) => JSON.parse(text.replaceAll(emulator.url, url)));
    writeFixture(name, { ...fixture, lives }, emulator);
  } finally {
    await scene.close();
  }
}

/** Without the moments of resources, and without what the engine notes about the files of the program. */
function settled(state: ExportedState): ExportedState {
  return JSON.parse(
    JSON.stringify(state, (key, value) => {
      if (["created", "modified"].includes(key)) return "2026-01-01T00:00:00Z";
      return ["sourcePosition", "stackTrace"].includes(key) ? undefined : value;
    }),
  );
}

async function main(wanted: readonly string[]): Promise<void> {
  for (const [name, story] of Object.entries(STORIES))
    if (wanted.length === 0 || wanted.includes(name)) await record(name, story);
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
