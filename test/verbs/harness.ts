/** The verbs as Pulumi's host calls them, on an emulator in this process, with one clock for both: waits take no real time. */

import type { HalfMade } from "../../provider/host/errors";
import { createProviders, type DynamicProvider, type Outside } from "../../provider/index";
import type { Clock } from "../../provider/time/clock";
import type { EmulatorOptions, RequestRecord } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { environmentOf } from "../support/environment";
import { createFakeClock, type FakeClock } from "../support/fake-clock";
import { CODE } from "../support/provider-text";

export type Bag = Record<string, unknown>;
type Providers = ReturnType<typeof createProviders>;
export type Kind = keyof Providers;

/** A resource as the engine keeps it between two runs. */
export interface State {
  readonly id: string;
  readonly inputs: Bag;
  readonly outs: Bag;
  /** Half-made: the engine keeps the reasons, and the next run calls update whatever diff says. */
  readonly unfinished?: true;
}

/** What one `pulumi up` did to one resource. */
export interface Ran {
  /** `refused`: before any write. `API refused`: the API answered a write with an error. `stopped`: half-made, the next run goes on. */
  readonly ending: "done" | "nothing to do" | "refused" | "API refused" | "stopped" | "failed" | "to be replaced";
  /** The last verb that was called: `check` and `diff` happen at preview. */
  readonly verb: "check" | "diff" | "create" | "update" | "delete";
  readonly message: string;
  /** What the engine has afterwards; undefined when there is nothing. */
  readonly state: State | undefined;
  readonly writes: readonly RequestRecord[];
  readonly reads: readonly RequestRecord[];
  /** Lines reported to the person who watches. */
  readonly said: readonly string[];
}

export interface Stage {
  readonly emulator: RefereedEmulator;
  readonly clock: FakeClock;
  /** Forgets what the provider's process knew, as between two runs. */
  restart(): void;
  providers(): Providers;
  /** Every line reported so far. */
  said(): readonly string[];
  /** check, then create or diff and update. */
  up(kind: Kind, declared: Bag, before?: State): Promise<Ran>;
  destroy(kind: Kind, state: State): Promise<Ran>;
  /** The state as `pulumi refresh` would have it; undefined when the resource is gone. */
  refresh(kind: Kind, state: State): Promise<State | undefined>;
  close(): Promise<void>;
}

export async function openStage(options: Omit<EmulatorOptions, "clock"> = {}): Promise<Stage> {
  const clock = createFakeClock();
  const stopClock = clock.auto();
  const emulator = await startRefereedEmulator({ ...options, clock });
  const said: string[] = [];
  let providers = providersOn(emulator, clock, said);
  let underWay = 0;

  /** Runs verbs and tells what they came to; `at` names the verb under way. */
  const played = async (before: State | undefined, inputs: Bag, play: Play): Promise<Ran> => {
    const from = { request: emulator.requests.length, line: said.length };
    const at: { verb: Ran["verb"] } = { verb: "check" };
    // What begins while nothing is under way is another command, so another process.
    if (underWay === 0) providers = providersOn(emulator, clock, said);
    underWay += 1;
    const told = await play(at)
      .catch((error: unknown) => thrown(error, before, inputs))
      .finally(() => {
        underWay -= 1;
      });
    const requests = emulator.requests.slice(from.request).filter(({ api }) => api !== "token");
    const writes = requests.filter(({ method }) => method !== "GET");
    const reads = requests.filter(({ method }) => method === "GET");
    const ending = told.ending === "failed" ? failureOf(writes) : told.ending;
    return { ...told, ending, verb: at.verb, writes, reads, said: said.slice(from.line) };
  };

  return {
    emulator,
    clock,
    restart: () => {
      providers = providersOn(emulator, clock, said);
    },
    providers: () => providers,
    said: () => said,
    up: (kind, declared, before) =>
      played(before, declared, async (at) => {
        const { inputs: checked, failures } = await providers[kind].check(before?.inputs ?? {}, {
          ...declared,
          ...CODE,
        });
        const inputs = { ...checked, ...CODE };
        if (failures.length > 0)
          return { ending: "refused", message: failures.map(({ reason }) => reason).join("\n"), state: before };
        if (before === undefined) {
          at.verb = "create";
          const { id, outs } = await providers[kind].create(inputs);
          return { ending: "done", message: "", state: { id, inputs, outs: { ...outs, ...CODE } } };
        }
        at.verb = "diff";
        const { changes, replaces } = await providers[kind].diff(before.id, before.outs, inputs);
        if (replaces.length > 0) return { ending: "to be replaced", message: replaces.join(), state: before };
        if (!changes && !before.unfinished)
          return { ending: "nothing to do", message: "", state: { ...before, inputs } };
        at.verb = "update";
        const { outs } = await providers[kind].update(before.id, before.outs, inputs);
        return { ending: "done", message: "", state: { id: before.id, inputs, outs: { ...outs, ...CODE } } };
      }),
    destroy: (kind, state) =>
      played(state, state.inputs, async (at) => {
        at.verb = "delete";
        await providers[kind].delete(state.id, state.outs);
        return { ending: "done", message: "", state: undefined };
      }),
    refresh: async (kind, state) => {
      const { id, props, inputs } = await providers[kind].read(state.id, state.outs);
      return id === ""
        ? undefined
        : { id, inputs: { ...(inputs ?? state.inputs), ...CODE }, outs: { ...props, ...CODE } };
    },
    close: () => {
      stopClock();
      return emulator.close();
    },
  };
}

type Told = Pick<Ran, "ending" | "message" | "state">;
type Play = (at: { verb: Ran["verb"] }) => Promise<Told>;

function thrown(error: unknown, before: State | undefined, inputs: Bag): Told {
  if (!(error instanceof Error)) throw error;
  const { message } = error;
  if (!isHalfMade(error)) return { ending: "failed", message, state: before };
  return { ending: "stopped", message, state: { id: error.id, inputs, outs: error.properties, unfinished: true } };
}

const isHalfMade = (error: Error): error is Error & HalfMade =>
  "id" in error && typeof error.id === "string" && "properties" in error && typeof error.properties === "object";

/** A failure without a write is a refusal of ours; with one, the API's answer to the last write tells. */
function failureOf(writes: readonly RequestRecord[]): Ran["ending"] {
  const last = writes.at(-1);
  if (last === undefined) return "refused";
  return last.status >= 400 ? "API refused" : "failed";
}

/** What a session on the emulator gets from outside. */
export function outsideOn(emulator: RefereedEmulator, clock: Clock, said: string[]): Outside {
  const env = environmentOf(emulator);
  return { clock, random: () => 0.5, env, report: (line) => said.push(line), log: () => {} };
}

function providersOn(emulator: RefereedEmulator, clock: Clock, said: string[]): Providers {
  const providers = createProviders(outsideOn(emulator, clock, said));
  const all: readonly DynamicProvider[] = Object.values(providers);
  for (const provider of all) void provider.configure({ config: { get: () => undefined } });
  return providers;
}
