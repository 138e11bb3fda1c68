/** `pulumi up`: a preview in a process of its own, then the run, with whatever happens to it on the way. */
import type { Player, RunOptions } from "./player";
import type { Change } from "./sim-model";

/** Somebody else changes a SIM. */
export interface Meddling {
  readonly iccid: string;
  readonly change: Change;
}

export interface UpOptions extends RunOptions {
  readonly refresh?: boolean;
  readonly preview?: boolean;
  /** Before which request of the run somebody else changes a SIM, counted from 0. */
  readonly meddling?: (Meddling & { readonly at: number }) | undefined;
  /** Milliseconds that every request takes. */
  readonly slow?: number | undefined;
}

export async function up(player: Player, options: UpOptions = {}): Promise<void> {
  const { refresh = false, preview = false, debug, crash, meddling, slow = 0 } = options;
  const { playground, program } = player;
  if (preview) {
    const draft = player.stack.copy();
    const planned = await player.run({ debug }, async (engine) => {
      if (refresh && !(await engine.refresh(draft))) return false;
      return engine.preview(draft, program);
    });
    if (!planned.good) return;
  }
  playground.trouble = {
    arrives(count) {
      playground.clock.leap(slow);
      if (meddling?.at !== count) return;
      const sid = meddle(player, meddling);
      if (sid !== undefined) playground.meddled(sid);
    },
  };
  await player.run({ debug, crash }, async (engine) => {
    if (refresh && !(await engine.refresh(player.stack))) return false;
    return engine.up(player.stack, program);
  });
  playground.trouble = undefined;
  if (meddling) playground.clock.leap(playground.lag);
}

/** The SID of the SIM, if there is one. A name that another SIM has cannot be given. */
export function meddle({ playground }: Player, { iccid, change }: Meddling): string | undefined {
  const truths = playground.truths();
  const sim = truths.find((one) => one.iccid === iccid);
  if (sim === undefined) return undefined;
  const taken = change.name && truths.some(({ name }) => name === change.name);
  if (!taken) playground.product.change(playground.emulator, sim.sid, change);
  return sim.sid;
}
