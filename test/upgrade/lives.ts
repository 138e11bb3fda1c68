/** Two lives of a recorded state on the verbs, each on the account as it was: one goes on with the program at once, the other refreshes before. */
import { openStage, type Ran, type Stage, type State } from "../verbs/harness";
import type { Fixture } from "./fixture";
import { type Held, heldIn } from "./state";
import type { Declaration } from "./stories";

/** What became of one resource in one step, with every write that was sent for it. */
type Told = readonly string[];
type Step = Readonly<Record<string, Told>>;

export interface Lives {
  readonly goesOn: Readonly<Record<"preview" | "up" | "later" | "again" | "destroy", Step>>;
  readonly refreshes: Readonly<Record<"refresh" | "preview" | "up" | "later" | "destroy", Step>>;
}

/** Plays both lives of a fixture whose recorded lives are not looked at. */
export async function play(
  story: string,
  read: (story: string, on: { readonly url: string }) => Omit<Fixture, "lives">,
): Promise<Lives> {
  const begin = async () => {
    const stage = await openStage({ seed: "empty" });
    const { program, account, state } = read(story, stage.emulator);
    stage.emulator.control.restore(account);
    return { stage, program, held: heldIn(state, program) };
  };
  const first = await begin();
  const second = await begin();
  try {
    return { goesOn: await goOn(first), refreshes: await refreshFirst(second) };
  } finally {
    await first.stage.close();
    await second.stage.close();
  }
}

interface Life {
  readonly stage: Stage;
  readonly program: readonly Declaration[];
  readonly held: readonly Held[];
}

async function goOn({ stage, program, held }: Life): Promise<Lives["goesOn"]> {
  const preview = await previewed(stage, program, held);
  const { step: up, held: then } = await ups(stage, program, held);
  stage.emulator.advance("1h");
  const { step: later, held: settled } = await ups(stage, program, then);
  const { step: again, held: last } = await ups(stage, program, settled);
  return { preview, up, later, again, destroy: await destroyed(stage, last) };
}

async function refreshFirst({ stage, program, held }: Life): Promise<Lives["refreshes"]> {
  const { step: refresh, held: seen } = await refreshed(stage, held);
  const preview = await previewed(stage, program, seen);
  const { step: up, held: then } = await ups(stage, program, seen);
  stage.emulator.advance("1h");
  const { step: later, held: last } = await ups(stage, program, then);
  return { refresh, preview, up, later, destroy: await destroyed(stage, last) };
}

const find = (held: readonly Held[], name: string): Held | undefined =>
  held.find((one) => one.name === name && !one.condemned);

/** `same`, `create`, `update`, `replace` or the refusal. As in a preview all checks come first, in one process. */
async function previewed(stage: Stage, program: readonly Declaration[], held: readonly Held[]): Promise<Step> {
  stage.restart();
  const step: Record<string, Told> = {};
  for (const { kind, name, inputs } of program) {
    const provider = stage.providers()[kind];
    const before = find(held, name);
    const checked = await provider.check(before?.state.inputs ?? {}, { ...sent(kind, name, inputs), ...code(before) });
    if (checked.failures.length > 0) step[name] = ["refused"];
    else if (before === undefined) step[name] = ["create"];
    else
      step[name] = await provider.diff(before.state.id, before.state.outs, { ...checked.inputs, ...code(before) }).then(
        ({ changes, replaces }) => [
          replaces.length > 0 ? `replace ${replaces}` : changes || before.state.unfinished ? "update" : "same",
        ],
        () => ["refused"],
      );
  }
  return step;
}

interface Played {
  readonly step: Step;
  readonly held: readonly Held[];
}

/** Brings up what is declared, in the program's order, and then lets go what is condemned. */
async function ups(stage: Stage, program: readonly Declaration[], held: readonly Held[]): Promise<Played> {
  const step: Record<string, Told> = {};
  const after: Held[] = [];
  for (const { kind, name, inputs } of program) {
    const ran = await stage.up(kind, sent(kind, name, inputs), find(held, name)?.state);
    step[name] = told(ran);
    if (ran.state) after.push({ kind, name, state: ran.state });
  }
  const settled = Object.values(step).every(([ending = ""]) => /^(done|nothing)/.test(ending));
  for (const one of held.filter(({ condemned }) => condemned)) {
    if (!settled) after.push(one);
    else step[`${one.name}, replaced`] = told(await stage.destroy(one.kind, one.state));
  }
  return { step, held: after };
}

/** Which inputs show another value than in the state, or that it is gone. What is never compared never counts. */
async function refreshed(stage: Stage, held: readonly Held[]): Promise<Played> {
  stage.restart();
  const step: Record<string, Told> = {};
  const after: Held[] = [];
  for (const { kind, name, state, condemned } of held) {
    const seen = await stage.refresh(kind, state);
    const key = condemned ? `${name}, replaced` : name;
    step[key] = seen === undefined ? ["gone"] : changed(state, seen);
    if (seen)
      after.push({
        kind,
        name,
        state: { ...seen, inputs: { ...seen.inputs, ...codeOf(state) } },
        ...(condemned && { condemned }),
      });
  }
  return { step, held: after };
}

const changed = (before: State, seen: State): Told =>
  Object.keys({ ...before.inputs, ...seen.inputs })
    .filter((key) => !key.startsWith("__") && key !== "registrationCode")
    .filter((key) => JSON.stringify(before.inputs[key]) !== JSON.stringify(seen.inputs[key]))

    .sort();

async function destroyed(stage: Stage, held: readonly Held[]): Promise<Step> {
  const step: Record<string, Told> = {};
  for (const { kind, name, state, condemned } of held.toReversed())
    step[condemned ? `${name}, replaced` : name] = told(await stage.destroy(kind, state));
  return step;
}

/** What the SDK's classes send: those that may have to choose a name get that of the resource. */
const sent = (kind: Declaration["kind"], name: string, inputs: Declaration["inputs"]) =>
  kind === "sim" || kind === "wirelessSim" ? inputs : { ...inputs, __autoName: name };

const codeOf = ({ inputs }: State) => ({ __provider: inputs.__provider });
const code = (held: Held | undefined) => ({ __provider: held?.state.inputs.__provider ?? "the provider's text" });

/** The ending and the writes. Words may become better from release to release, so no message is part of it. */
const told = ({ ending, writes }: Ran): Told => [
  ending,
  ...writes.map(({ method, path, form }) => [method, path, ...formOf(form)].join(" ")),
];

const formOf = (form: Ran["writes"][number]["form"]): string[] =>
  Object.entries(form)
    .map(([key, value]) => `${key}=${[value].flat().join()}`.replace(/(?<=-retired-)[\dTZ:-]+/, "…"))
    .sort();
