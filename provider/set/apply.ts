/** create and update of a set: plan it whole, let the guard judge, carry it out, and keep what has become true, whatever failed. */
import { policyOf } from "../core/plan/last-state";
import { Refused } from "../core/plan/refusal";
import { Halfway } from "../core/state/halfway";
import { type Properties, pick, text } from "../core/terms/value";
import { registersBy } from "../resources/definition";
import type { Compared } from "./compare";
import { execute } from "./execution";
import { failureOf } from "./failures";
import { checksumOf, countsOf, excessOf, isApproved } from "./guard";
import type { Job, Outcome } from "./member";
import { optionsOf } from "./outputs";
import { type Entry, writesOf } from "./plan";
import { type Prepared, prepare } from "./prepare";
import { note, reachedBy } from "./reached";
import type { SetRun } from "./run";
import { goneLine, groupLines, number, planLines, refusalOfPlan, sentence } from "./telling";

/** How messages name a set. */
export const nounOf = ({ set }: Pick<SetRun, "set">, size: number): string => `${set.noun} of ${number(size)}`;

/** A SIM that left a list is let go of only then, in milliseconds after a run began: another resource that takes it over may be declared later. */
const DECLARED_WITHIN = 5_000;

/** What a set is to become. `outputs` are those of the state, empty for a new set; `compared` is both side by side. */
export interface Wanted {
  readonly outputs: Properties;
  readonly inputs: Properties;
  readonly compared: Compared;
}

/** Brings a set to its declaration. The new outputs; `id` is kept with what is half-made. */
export async function apply(run: SetRun, id: string, { outputs, inputs, compared }: Wanted): Promise<Properties> {
  const { set, context } = run;
  if (letsGo(run, compared, inputs)) await declaredElsewhere(run);
  const prepared = await prepare(run, compared, inputs);
  const { now, plan, looks, chosen } = prepared;
  const noun = nounOf(run, now.lines.size);
  context.report(`${noun}: ${sentence(context.table, plan, run.pace.requestsPerSecond)}`);
  guard(run, prepared, inputs);
  const gone = letsGo(run, compared, inputs) ? plan.entries.filter(isGone).map(({ iccid }) => iccid) : [];
  if (gone.length > 0) context.report(`${noun}: ${goneLine(context.table, inputs, gone)}`);
  const jobs = jobsOf(run, prepared, inputs);
  const ended = await execute(run, noun, { jobs, looks, removal: { chosen, options: optionsOf(set, inputs) } });
  const all = [...atRest(plan.entries, jobs), ...ended.outcomes];
  const reached = reachedBy(run, prepared, outputs, inputs, all);
  note(run, prepared, all);
  const failure = failureOf(noun, { ...ended, outcomes: all }, jobs.size, run.words);
  if (failure === undefined) return reached;
  const changed = reached.sims !== outputs.sims || all.some(({ result }) => result === "done");
  throw changed ? new Halfway(failure, id, reached) : failure;
}

/** Whether members left the list that something is to be sent to. */
const letsGo = ({ set, context }: SetRun, { removed }: Compared, inputs: Properties): boolean =>
  removed.length > 0 && policyOf(context.table, text(inputs[set.removal]))?.act !== "retain";

const declaredElsewhere = ({ context: { clock, began, signal } }: SetRun): Promise<void> =>
  clock.sleep(Math.max(0, began + DECLARED_WITHIN - clock.now()), signal);

/** Tells a preview what `apply` would do. The reason when it would refuse the whole of it. */
export async function foresee(
  run: SetRun,
  { inputs, compared }: Pick<Wanted, "inputs" | "compared">,
): Promise<string | undefined> {
  const { context } = run;
  const prepared = await prepare(run, compared, inputs);
  const { now, plan } = prepared;
  const noun = nounOf(run, now.lines.size);
  const lines = [
    `${noun}: ${sentence(context.table, plan, run.pace.requestsPerSecond)}`,
    ...groupLines(context.table, plan),
  ];
  context.report(lines.join("\n"));
  try {
    guard(run, prepared, inputs, { preview: true });
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** Raises `Refused`, with the whole plan printed before it, when too many devices would be disturbed and nobody has approved of exactly this plan. */
function guard(
  run: SetRun,
  prepared: Prepared,
  inputs: Properties,
  { preview = false }: { readonly preview?: boolean } = {},
): void {
  const { context, approved } = run;
  const { plan, before, now } = prepared;
  const { table } = context;
  const size = Math.max(before.lines.size, now.lines.size);
  const excess = excessOf(countsOf(table, plan), size, inputs.maxDisruption);
  if (excess.length === 0) return;
  const checksum = checksumOf(table, plan);
  const noun = nounOf(run, now.lines.size);
  if (isApproved(checksum, approved)) {
    context.report(`${noun}: the plan ${checksum} is approved, and passes the guard`);
    return;
  }
  context.report([`${noun}: the whole plan, ${checksum}:`, ...planLines(table, plan)].join("\n"));
  if (!preview)
    note(
      run,
      prepared,
      plan.entries.map((entry) => resting(entry, writesOf(entry) > 0 ? "not tried" : "unchanged")),
    );
  throw new Refused(`${noun}: ${refusalOfPlan(excess, checksum)}`);
}

/** What is to be carried out: all but those that are as declared already, or that nothing has to be sent for. */
function jobsOf({ context }: SetRun, prepared: Prepared, inputs: Properties): Map<string, Job> {
  const { before, now, plan, codes } = prepared;
  const { account = "", patience = "" } = context.table.roles;
  const needs = registersBy(context.table);
  const shared = pick(inputs, account, patience);
  const jobs = new Map<string, Job>();
  for (const entry of plan.entries) {
    const { iccid, group } = entry;
    if (isAtRest(entry)) continue;
    if (group === "letGo") {
      jobs.set(iccid, { iccid, wanted: undefined });
      continue;
    }
    const code = codes.get(iccid);
    const declared: Properties = { ...now.of(iccid), ...shared };
    const wanted = needs !== undefined && code !== undefined ? { ...declared, [needs]: code } : declared;
    jobs.set(iccid, { iccid, wanted, known: before.lines.has(iccid) && code === undefined });
  }
  return jobs;
}

const isAtRest = ({ group, changes, deletes }: Entry): boolean =>
  group === "unchanged" || ((group === "adopt" || group === "letGo") && changes.length === 0 && !deletes);

/** It left the list, and was not found. */
const isGone = ({ group, seen }: Entry): boolean => group === "letGo" && seen === undefined;

const atRest = (entries: readonly Entry[], jobs: ReadonlyMap<string, Job>): Outcome[] =>
  entries.filter(({ iccid }) => !jobs.has(iccid)).map((entry) => resting(entry, "unchanged"));

const resting = ({ iccid, group, seen }: Entry, result: Outcome["result"]): Outcome => ({
  iccid,
  result,
  before: seen,
  after: seen,
  ...(group === "letGo" && { left: true as const }),
  milliseconds: 0,
});
