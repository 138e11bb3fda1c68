/** One member of a set: brought to its declaration, or let go of, by the core; whatever happens is told as an outcome. */
import type { Context } from "../core/live/context";
import { Gone } from "../core/live/gone";
import { policyOf } from "../core/plan/last-state";
import { Refused } from "../core/plan/refusal";
import { Halfway } from "../core/state/halfway";
import { subject } from "../core/terms/subject";
import { type Properties, same } from "../core/terms/value";
import { adopt } from "../core/verbs/adopt";
import { reconcile } from "../core/verbs/reconcile";
import { letGo } from "../core/verbs/remove";
import { asError, KoreError } from "../errors";
import { find } from "./look";

/** What is to be done to one member. */
export interface Job {
  readonly iccid: string;
  /** What is declared of it, names as the program wrote them; `undefined` when it is to be let go of. */
  readonly wanted: Properties | undefined;
  /** Whether the state has it, and nothing could register it: one that is not found is gone, not unknown. */
  readonly known?: boolean;
}

export interface Outcome {
  readonly iccid: string;
  /** `not tried`: the time was over, the command was cancelled, or nothing can succeed. */
  readonly result: "done" | "unchanged" | "failed" | "refused" | "not tried";
  readonly before?: Properties | undefined;
  /** As it was seen last; absent when it is gone, was let go of, or was never seen. */
  readonly after?: Properties | undefined;
  /** Whether it was let go of, or is not on the account any more. */
  readonly left?: true;
  readonly error?: Error;
  readonly milliseconds: number;
}

/** The outcomes of a run, and what ended it before all members were tried. */
export interface Executed {
  readonly outcomes: readonly Outcome[];
  readonly stopped?: string;
}

/** How members that left the list are let go of, and the options of the state that steer it. */
export interface Release {
  readonly chosen: string | undefined;
  readonly options: Properties;
}

export type Ended = Omit<Outcome, "milliseconds">;

/** `live` is a look from a page, `known` an older one; absent for a member that no page has shown. Never rejects. */
export async function bring(
  context: Context,
  { iccid, wanted, known: inState = false }: Job,
  { live, known }: { readonly live: Properties | undefined; readonly known: Properties | undefined },
  removal: Release,
): Promise<Ended> {
  try {
    return wanted
      ? await keep(context, { iccid, wanted, inState }, live)
      : await release(context, iccid, live, removal);
  } catch (error) {
    const cause = asError(error);
    if (cause instanceof Halfway) return { iccid, result: "failed", before: live, after: cause.outputs, error: cause };
    const seen = live ?? known;
    const result = cause instanceof Refused ? "refused" : "failed";
    return { iccid, result, before: seen, ...(cause instanceof Gone ? { left: true } : { after: seen }), error: cause };
  }
}

async function keep(
  context: Context,
  { iccid, wanted, inState }: { readonly iccid: string; readonly wanted: Properties; readonly inState: boolean },
  live: Properties | undefined,
): Promise<Ended> {
  const brought = async (page: Properties | undefined) => {
    const { table } = context;
    const seen = page ?? (inState ? await mustFind(context, iccid) : undefined);
    if (table.create.way !== "adopt") throw new KoreError(`a ${table.noun} cannot be a member of a set.`);
    const begun = seen ? { live: seen, made: false } : await adopt(context, table.create, wanted);
    const { live: after } = await reconcile(context, begun, wanted);
    const rest = !begun.made && same(after, begun.live);
    return { iccid, result: rest ? ("unchanged" as const) : ("done" as const), before: begun.live, after };
  };
  try {
    return await brought(live);
  } catch (error) {
    // A page may be some seconds old: before anything is refused because of it, the member is looked at by itself.
    if (!(error instanceof Refused) || live === undefined) throw error;
    return await brought(undefined);
  }
}

async function release(
  context: Context,
  iccid: string,
  live: Properties | undefined,
  { chosen, options }: Release,
): Promise<Ended> {
  const { table, claims } = context;
  const known = { ...options, [table.identity]: iccid };
  const policy = policyOf(table, chosen);
  if (!policy || policy.act === "retain" || claims.hold(iccid, known))
    return { iccid, result: "unchanged", before: live, left: true };
  const look = async () => {
    return { live: live ?? (await mustFind(context, iccid)), shared: live !== undefined };
  };
  const end = await letGo(context, policy, look, options);
  const rest = end === undefined || (end.to !== undefined && end.from !== undefined && same(end.from, end.to));
  return { iccid, result: rest ? "unchanged" : "done", before: end?.from ?? live, after: end?.to, left: true };
}

/** A member that the state has, asked for by itself. Rejects with `Gone` when the account does not have it. */
async function mustFind(context: Context, iccid: string): Promise<Properties> {
  const { table } = context;
  const seen = await find(context, iccid);
  if (seen === undefined) throw new Gone(subject(table, { [table.identity]: iccid }));
  return seen;
}
