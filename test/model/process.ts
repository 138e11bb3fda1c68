/** One process of the provider, as Pulumi starts it for a preview, an update, a refresh or a destroy; it can die between any two requests. */
import { createProviders, type DynamicProvider } from "../../provider/index";
import { environmentOf } from "../support/environment";
import { mortal } from "./clock";
import type { Playground } from "./playground";

/** The process ended in the middle of a verb: nobody ever learns the result. */
export class Died extends Error {
  override readonly name = "Died";
}

export interface Crash {
  /** So many requests are answered. */
  readonly after: number;
  /** Whether the next one is still carried out. */
  readonly request: "lost" | "carried out";
}

export interface Process {
  /** Runs one verb; rejects with `Died` when the process ends in it. */
  call<T>(verb: (provider: DynamicProvider) => Promise<T>): Promise<T>;
}

/** `debug` turns the log on: its lines are heard, and must not tell secrets either. */
export async function inProcess<T>(
  playground: Playground,
  {
    crash,
    debug = false,
    hear,
  }: { crash?: Crash | undefined; debug?: boolean | undefined; hear: (line: string) => void },
  work: (process: Process) => Promise<T>,
): Promise<T> {
  const { emulator, product } = playground;
  const clock = mortal(playground.clock);
  const providers = createProviders({
    clock,
    random: () => 0.5,
    env: environment(playground, debug),
    report: hear,
    log: hear,
    abandoned: () => clock.dead,
  });
  const provider: DynamicProvider = providers[product.kind];
  await provider.configure({ config: { get: () => undefined } });
  const outside = playground.trouble;
  let fault: string | undefined;
  let die: (error: Died) => void = () => {};
  const death = new Promise<never>((_, reject) => {
    die = reject;
  });
  death.catch(() => {});
  playground.trouble = {
    arrives(count) {
      outside?.arrives(count);
      if (crash === undefined || count < crash.after || fault !== undefined) return;
      clock.die();
      const when = crash.request === "lost" ? "before" : "after";
      fault = emulator.control.addFault({ on: { api: product.api }, effect: { kind: "reset", when } });
    },
    answered() {
      outside?.answered?.();
      if (fault !== undefined) die(new Died());
    },
  };
  const call: Process["call"] = (verb) => {
    playground.nextVerb();
    return Promise.race([verb(provider), death]);
  };
  try {
    return await work({ call });
  } finally {
    playground.trouble = outside;
    await playground.nextProcess();
    if (fault !== undefined) emulator.control.clearFaults(fault);
  }
}

const environment = ({ emulator }: Playground, debug: boolean) => ({
  ...environmentOf(emulator),
  ...(debug && { KORE_LOG: "debug" }),
});
