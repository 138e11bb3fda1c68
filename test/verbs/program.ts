/** Several resources of one program in one run, as the engine drives them: checks one after another, everything else side by side. */
import { CODE } from "../support/provider-text";
import type { Bag, Kind, Stage, State } from "./harness";

export type Program = Readonly<Record<string, Bag>>;
export type States = Readonly<Record<string, State>>;

export interface Played {
  /** What the engine has afterwards, by the resource's name. */
  readonly states: States;
  /** What failed, by the resource's name. */
  readonly failed: Readonly<Record<string, string>>;
}

/** One `pulumi up` of resources of one kind, so many at once. Replaced objects, and those that left the program, are let go last. */
export async function upTogether(
  stage: Stage,
  kind: Kind,
  program: Program,
  before: States = {},
  parallel = Number.POSITIVE_INFINITY,
): Promise<Played> {
  stage.restart();
  const verbs = stage.providers()[kind];
  const states: Record<string, State> = {};
  const failed: Record<string, string> = {};
  const leaving: State[] = Object.entries(before).flatMap(([name, state]) => (name in program ? [] : [state]));

  const make = async (name: string, declared: Bag) => {
    const { inputs } = await verbs.check({}, declared);
    const { id, outs } = await verbs.create({ ...inputs, ...CODE });
    states[name] = { id, inputs: { ...inputs, ...CODE }, outs: { ...outs, ...CODE } };
  };
  const step = async (name: string, declared: Bag, inputs: Bag, old: State | undefined) => {
    if (!old) return make(name, declared);
    const { changes, replaces } = await verbs.diff(old.id, old.outs, inputs);
    if (replaces.length > 0) {
      leaving.push(old);
      return make(name, declared);
    }
    const outs = changes ? { ...(await verbs.update(old.id, old.outs, inputs)).outs, ...CODE } : old.outs;
    states[name] = { id: old.id, inputs, outs };
  };

  const running: Promise<void>[] = [];
  const under = new Set<Promise<void>>();
  for (const [name, bag] of Object.entries(program)) {
    const old = before[name];
    const declared = { ...bag, ...CODE };
    const { inputs, failures } = await verbs.check(old?.inputs ?? {}, declared);
    if (failures.length > 0) {
      failed[name] = failures.map(({ reason }) => reason).join("\n");
      continue;
    }
    if (under.size >= parallel) await Promise.race(under);
    const done = step(name, declared, { ...inputs, ...CODE }, old).catch((error: Error) => {
      failed[name] = error.message;
      if (old) states[name] = old;
    });
    running.push(done);
    under.add(done);
    void done.finally(() => under.delete(done));
  }
  await Promise.all(running);
  await Promise.all(leaving.map(({ id, outs }) => verbs.delete(id, outs)));
  return { states, failed };
}
