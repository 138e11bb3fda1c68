/** Pulumi in miniature: which verb is called when, with what, and what the state holds afterwards. One resource at a time, as with `--parallel 1`. */

import { CODE } from "../support/provider-text";
import type { Bag, Kept, Resource } from "./kept";
import { Died, type Process } from "./process";

export type Operation = "refresh" | "check" | "diff" | "create" | "update" | "replace" | "same" | "delete";

/** What became of one step of one resource. */
export interface Step {
  readonly place: number;
  readonly operation: Operation;
  readonly ending: "done" | "failed" | "half-made" | "lost";
  readonly message: string;
  /** Of a refresh: whether an update would have something to do. Pulumi shows it as drift. */
  readonly drift?: boolean;
}

/** The place in the program, and what is declared there. */
export type Program = ReadonlyMap<number, Bag>;

type Plan =
  | { readonly operation: "create"; readonly inputs: Bag }
  | { readonly operation: "same" | "update" | "replace"; readonly inputs: Bag; readonly old: Resource };

export interface Engine {
  /** `onward`: as with `--continue-on-error`. */
  preview(stack: Kept, program: Program, onward?: boolean): Promise<boolean>;
  up(stack: Kept, program: Program, onward?: boolean): Promise<boolean>;
  refresh(stack: Kept): Promise<boolean>;
  destroy(stack: Kept): Promise<boolean>;
}

interface At {
  operation: Operation;
  drift?: boolean;
}

/** `tell` hears of every step. Each run is true when every step was done. */
export function engineOn(process: Process, tell: (step: Step) => void): Engine {
  /** Runs one step and tells its ending. `at` names what is being done. */
  const step = async (place: number, first: Operation, work: (at: At) => Promise<void>): Promise<boolean> => {
    const at: At = { operation: first };
    try {
      await work(at);
      tell({ place, ...at, ending: "done", message: "" });
      return true;
    } catch (error) {
      if (error instanceof Died) tell({ place, ...at, ending: "lost", message: "" });
      if (!(error instanceof Failed)) throw error;
      tell({ place, ...at, ending: error.half ? "half-made" : "failed", message: error.message });
      return false;
    }
  };

  const plan = async (at: At, declared: Bag, old: Resource | undefined): Promise<Plan> => {
    const inputs = await checked(process, old?.inputs ?? {}, declared);
    if (old === undefined) return { operation: "create", inputs };
    at.operation = "diff";
    const { changes, replaces } = await failing(process.call((verbs) => verbs.diff(old.id, old.outs, inputs)));
    if (replaces.length > 0) return { operation: "replace", inputs, old };
    return { operation: changes || old.initErrors.length > 0 ? "update" : "same", inputs, old };
  };

  const apply = async (stack: Kept, place: number, declared: Bag, planned: Plan): Promise<void> => {
    if (planned.operation === "same") return void stack.live.set(place, { ...planned.old, inputs: planned.inputs });
    if (planned.operation === "update") {
      const { old, inputs } = planned;
      const keep = (outs: Bag, initErrors: readonly string[] = []) =>
        void stack.live.set(place, { place, id: old.id, inputs, outs, initErrors });
      const updating = process.call((verbs) => verbs.update(old.id, old.outs, inputs));
      return keep({ ...(await failing(updating, keep)).outs, ...CODE });
    }
    // A replacement is checked a second time as if nothing had been there.
    const inputs = planned.operation === "replace" ? await checked(process, {}, declared) : planned.inputs;
    const keep = (outs: Bag, initErrors: readonly string[] = [], id = "") => {
      if (planned.operation === "replace") stack.condemned = [...stack.condemned, planned.old];
      stack.live.set(place, { place, id, inputs, outs, initErrors });
    };
    const creating = process.call((verbs) => verbs.create(inputs));
    const { id, outs } = await failing(creating, keep);
    keep({ ...outs, ...CODE }, [], id);
  };

  const remove = (stack: Kept, resource: Resource) =>
    step(resource.place, "delete", async () => {
      await failing(process.call((verbs) => verbs.delete(resource.id, resource.outs)));
      stack.condemned = stack.condemned.filter((other) => other !== resource);
      if (stack.live.get(resource.place) === resource) stack.live.delete(resource.place);
    });

  const each = async <T>(all: Iterable<T>, onward: boolean, work: (one: T) => Promise<boolean>): Promise<boolean> => {
    let good = true;
    for (const one of all) if (good || onward) good = (await work(one)) && good;
    return good;
  };

  return {
    preview: (stack, program, onward = false) =>
      each(program, onward, ([place, declared]) =>
        step(place, "check", async (at) => void (await plan(at, declared, stack.live.get(place)))),
      ),
    async up(stack, program, onward = false) {
      const good = await each(program, onward, ([place, declared]) =>
        step(place, "check", async (at) => {
          const planned = await plan(at, declared, stack.live.get(place));
          at.operation = planned.operation;
          await apply(stack, place, declared, planned);
        }),
      );
      if (!good && !onward) return false;
      const dropped = [...stack.live.values()].filter(({ place }) => !program.has(place));
      return (await each([...stack.condemned, ...dropped], onward, (one) => remove(stack, one))) && good;
    },
    refresh: (stack) =>
      each([...stack.live.values()], false, (old) =>
        step(old.place, "refresh", async (at) => {
          const { id, props, inputs } = await failing(process.call((verbs) => verbs.read(old.id, old.outs)));
          if (id === "") return void stack.live.delete(old.place);
          const outs = { ...props, ...CODE };
          stack.live.set(old.place, {
            ...old,
            id,
            inputs: { ...(inputs ?? old.inputs), ...CODE },
            outs,
            initErrors: [],
          });
          // The engine asks what an update would do, to show it.
          at.drift = (await failing(process.call((verbs) => verbs.diff(id, outs, old.inputs)))).changes;
        }),
      ),
    destroy: (stack) => each([...stack.condemned, ...stack.live.values()], false, (one) => remove(stack, one)),
  };
}

async function checked(process: Process, olds: Bag, declared: Bag): Promise<Bag> {
  const { inputs, failures } = await failing(process.call((verbs) => verbs.check(olds, { ...declared, ...CODE })));
  if (failures.length > 0) throw new Failed(failures.map(({ reason }) => reason).join("\n"), false);
  return { ...inputs, ...CODE };
}

class Failed extends Error {
  constructor(
    message: string,
    readonly half: boolean,
  ) {
    super(message);
  }
}

type Keep = (outs: Bag, initErrors: readonly string[], id: string) => void;

/** An error with an id, properties and reasons is kept as half-made: `keep` puts it into the state. */
async function failing<T>(verb: Promise<T>, keep?: Keep): Promise<T> {
  try {
    return await verb;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Died) throw error;
    const half = keep !== undefined && isHalfMade(error);
    if (half) keep(error.properties, error.reasons, error.id);
    throw new Failed(error.message, half);
  }
}

const isHalfMade = (error: Error): error is Error & { id: string; properties: Bag; reasons: string[] } =>
  "id" in error && "properties" in error && "reasons" in error;
