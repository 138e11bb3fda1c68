/** Plays runs of Pulumi on a playground, and holds each of them to what must be true after any of them. */
import { type Declaration, inputsOf, missing, wishOf } from "./declaration";
import { judge, tookEffect } from "./judge";
import { Kept } from "./kept";
import type { Playground, Write } from "./playground";
import { type Crash, Died, inProcess } from "./process";
import { type Engine, engineOn, type Program, type Step } from "./pulumi-in-miniature";
import { demand, Violation } from "./violation";

export interface Attempt {
  readonly good: boolean;
  readonly steps: readonly Step[];
  readonly writes: readonly Write[];
}

export interface RunOptions {
  readonly crash?: Crash | undefined;
  readonly debug?: boolean | undefined;
}

export class Player {
  stack = new Kept();
  readonly declared = new Map<number, Declaration>();

  constructor(readonly playground: Playground) {}

  get program(): Program {
    return new Map([...this.declared].map(([place, one]) => [place, inputsOf(this.playground.product, one)]));
  }

  async run({ crash, debug }: RunOptions, work: (engine: Engine) => Promise<boolean>): Promise<Attempt> {
    const { playground } = this;
    const from = playground.writes.length;
    const steps: Step[] = [];
    const verbs = new Map<Step, number>();
    const heard: string[] = [];
    const hear = (line: string) => void heard.push(line);
    const tell = (step: Step) => {
      const { place, operation, ending, message } = step;
      steps.push(step);
      verbs.set(step, playground.verb);
      playground.tally.set(`${operation} ${ending}`, (playground.tally.get(`${operation} ${ending}`) ?? 0) + 1);
      playground.story.push(`    SIM ${place + 1}: ${operation} ${ending}${message && `: ${message}`}`);
    };
    const playing = inProcess(playground, { crash, debug, hear }, (process) => work(engineOn(process, tell)));
    const good = await playing.catch((error: unknown): false => {
      if (!(error instanceof Died)) throw error;
      // Nobody knows what the dead process wrote; whoever starts the command again takes longer than reads lag.
      playground.clock.leap(playground.lag);
      return false;
    });
    // What left the state, or did not get there, is known from nowhere but looks.
    if (steps.some(({ operation, ending }) => operation === "delete" || ending === "failed"))
      playground.clock.leap(playground.lag);
    const writes = playground.writes.slice(from);
    judge(playground.product, writes);
    for (const step of steps) {
      explains(playground, step);
      this.#remembers(
        step,
        writes.filter(({ verb }) => verb === verbs.get(step)),
      );
    }
    keepsSecrets(playground, [
      ...heard,
      ...steps.map(({ message }) => message),
      ...this.stack.all.map(({ outs }) => outs),
    ]);
    return { good, steps, writes };
  }

  /** A step that changed something before it failed leaves the SIM half-made in the state. `writes` are those of its last verb. */
  #remembers({ place, operation, ending, message }: Step, writes: readonly Write[]): void {
    if (ending !== "failed" || !["create", "update", "replace"].includes(operation)) return;
    const iccid = this.declared.get(place)?.card.iccid ?? "";
    const changed = writes.some((write) => tookEffect(write, iccid) && !untold(write));
    demand(!changed, `SIM ${place + 1} was changed, and the state does not tell: ${message}`);
  }

  /** `agree`: nothing happened since the SIMs were read. */
  async refresh(options: RunOptions, agree: boolean): Promise<Attempt> {
    const run = await this.run(options, (engine) => engine.refresh(this.stack));
    if (run.good && agree) this.agrees();
    return run;
  }

  /** The state, right after a refresh, and the API tell the same. */
  agrees(): void {
    const { product } = this.playground;
    const truths = this.playground.truths();
    for (const { place, inputs, outs } of this.stack.live.values()) {
      const about = `SIM ${place + 1} after a refresh`;
      const sim = truths.find(({ iccid }) => iccid === outs.iccid);
      if (sim === undefined) throw new Violation(`${about} is in the state and not on the account`);
      // The end of a move shows some seconds later.
      if (this.playground.lag > 0 && product.pending.includes(String(outs.status))) continue;
      const { [product.group.output]: group } = outs;
      const shows = outs.status === sim.status && (group || null) === sim.group && (outs.uniqueName || "") === sim.name;
      demand(shows, `${about}: the state holds ${JSON.stringify(outs)}, the API ${JSON.stringify(sim)}`);
      if (product.pending.includes(sim.status)) continue;
      const lost = missing(
        product,
        sim,
        wishOf(product, inputs.status, inputs[product.group.input]),
        inputs.uniqueName,
      );
      demand(lost.length === 0, `${about}: the inputs still claim ${lost.join()}, the API has ${JSON.stringify(sim)}`);
    }
  }
}

/** A registration whose answer was spoilt: no answer has told the SID by which Pulumi could remember the SIM. */
const untold = ({ request }: Write): boolean =>
  request.operation?.endsWith(".register") === true && request.faults.length > 0;

/** Whoever reads a failure learns which SIM or group it is about, and it is one that the provider foresaw. */
function explains({ product, truths }: Playground, { place, ending, message }: Step): void {
  if (ending !== "failed" && ending !== "half-made") return;
  const cards = (product.cards[place] ?? []).map(({ iccid }) => iccid);
  const sids = truths().flatMap(({ iccid, sid }) => (cards.includes(iccid) ? [sid] : []));
  const groups = product.groups.flatMap(({ sid, name }) => [sid, name]);
  const names = [...cards, ...sids, ...groups].some((name) => message.includes(name));
  // The list that proves an address is asked for once for all.
  const ofAll = message.startsWith("the list /v1/Sims:");
  demand(names || ofAll, `the failure does not name the SIM: ${message}`);
  demand(!message.includes("in a way it does not know"), `the failure was not foreseen: ${message}`);
}

function keepsSecrets({ secrets }: Playground, told: readonly unknown[]): void {
  const text = JSON.stringify(told);
  for (const secret of secrets) demand(!text.includes(secret), `a secret was told: ${text.slice(0, 500)}`);
}
