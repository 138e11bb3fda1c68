/** Carries a plan of a set out: workers pull members, each of which the core brings to its declaration; one member's failure never stops the others. */
import type { Context } from "../core/live/context";
import { Gone } from "../core/live/gone";
import { policyOf } from "../core/plan/last-state";
import { Refused } from "../core/plan/refusal";
import { Halfway } from "../core/state/halfway";
import { isMoving } from "../core/terms/moving";
import { subject } from "../core/terms/subject";
import { type Properties, same } from "../core/terms/value";
import { adopt } from "../core/verbs/adopt";
import { reconcile } from "../core/verbs/reconcile";
import { letGo } from "../core/verbs/remove";
import { KoreError } from "../errors";
import { fresh } from "./fresh";
import { find, type Looks } from "./look";
import type { Progress } from "./progress";

/** What is to be done to one member. */
export interface Job {
  readonly iccid: string;
  /** What is declared of it, names as the program wrote them; `undefined` when it is to be let go of. */
  readonly wanted: Properties | undefined;
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

export interface Execution {
  readonly jobs: ReadonlyMap<string, Job>;
  readonly looks: Looks;
  /** How members that left the list are let go of, and the options of the state that steer it. */
  readonly removal: { readonly chosen: string | undefined; readonly options: Properties };
  readonly pace: { readonly maxConcurrency: number; readonly requestsPerSecond: number };
  readonly progress: Progress;
}

/** What ended a run before all members were tried. */
export interface Executed {
  readonly outcomes: readonly Outcome[];
  readonly stopped?: string;
}

export async function execute(context: Context, execution: Execution): Promise<Executed> {
  const { jobs, looks, pace, progress } = execution;
  const { clock, deadline, signal } = context;
  const outcomes = new Map<string, Outcome>();
  const underWay = new Set<Promise<void>>();
  let stopped: string | undefined;
  const source = fresh(context, new Set(jobs.keys()), looks, pace.requestsPerSecond);

  const stop = (): boolean => {
    if (signal?.aborted) stopped ??= "the command was cancelled";
    else if (clock.now() > deadline) stopped ??= "the time was over (`timeouts`)";
    return stopped !== undefined;
  };
  const worker = async () => {
    while (!stop()) {
      const next = await source.next();
      if (next.done || stop()) return;
      const { iccid, live } = next.value;
      const job = jobs.get(iccid);
      if (!job) continue;
      const began = clock.now();
      progress.start();
      let release: () => void = () => {};
      const free = new Promise<void>((resolve) => {
        release = resolve;
      });
      const work = one(sparing(context, release), job, live, execution)
        .then((outcome) => {
          outcomes.set(iccid, { ...outcome, milliseconds: clock.now() - began });
          progress.end(outcome.error !== undefined);
          const everybody = outcome.error && globalOf(outcome.error);
          if (everybody) stopped ??= everybody;
        })
        .finally(() => {
          release();
          underWay.delete(work);
        });
      underWay.add(work);
      await free;
    }
  };
  try {
    // Twice what may be under way: the next request waits at the limiter already.
    await Promise.all(Array.from({ length: Math.min(jobs.size, pace.maxConcurrency * 2) }, worker));
  } catch (error) {
    // Only the list can fail here: what it has not shown is left to the next run.
    stopped ??= error instanceof Error ? error.message : String(error);
  }
  await Promise.all(underWay);
  for (const iccid of jobs.keys())
    if (!outcomes.has(iccid)) {
      const before = looks.get(iccid)?.value;
      outcomes.set(iccid, { iccid, result: "not tried", before, after: before, milliseconds: 0 });
    }
  return { outcomes: [...outcomes.values()], ...(stopped !== undefined && { stopped }) };
}

/** The same context, that tells when the next member may begin: once this one's write was answered, or it only waits. */
function sparing(context: Context, release: () => void): Context {
  const { api, shared } = context;
  return {
    ...context,
    api: { ...api, post: (call) => api.post(call).finally(release) },
    shared: {
      ...shared,
      waiting: {
        join() {
          release();
          return shared.waiting.join();
        },
      },
    },
  };
}

type Ended = Omit<Outcome, "milliseconds">;

async function one(context: Context, job: Job, live: Properties | undefined, execution: Execution): Promise<Ended> {
  const { iccid, wanted } = job;
  try {
    return wanted ? await keep(context, iccid, wanted, live) : await release(context, iccid, live, execution.removal);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    if (cause instanceof Halfway) return { iccid, result: "failed", before: live, after: cause.outputs, error: cause };
    const seen = live ?? execution.looks.get(iccid)?.value;
    const result = cause instanceof Refused ? "refused" : "failed";
    return { iccid, result, before: seen, ...(cause instanceof Gone ? { left: true } : { after: seen }), error: cause };
  }
}

async function keep(context: Context, iccid: string, wanted: Properties, live: Properties | undefined): Promise<Ended> {
  const brought = async (seen: Properties | undefined) => {
    const { table } = context;
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
  { chosen, options }: Execution["removal"],
): Promise<Ended> {
  const { table, claims } = context;
  const known = { ...options, [table.identity]: iccid };
  const policy = policyOf(table, chosen);
  if (!policy || policy.act === "retain" || claims.hold(iccid, known))
    return { iccid, result: "unchanged", before: live, left: true };
  const look = async () => {
    const seen = live ?? (await find(context, iccid));
    if (seen === undefined) throw new Gone(subject(table, known));
    return seen;
  };
  const end = await letGo(context, policy, look, options);
  const rest = end === undefined || (end.to !== undefined && end.from !== undefined && same(end.from, end.to));
  return { iccid, result: rest ? "unchanged" : "done", before: end?.from ?? live, after: end?.to, left: true };
}

/** A cause that is everybody's, such as credentials that are not accepted: the next member would fail for it, too. */
function globalOf(error: Error): string | undefined {
  if (error instanceof KoreError && error.global) return error.global.brief;
  return error.cause instanceof Error && error.cause !== error ? globalOf(error.cause) : undefined;
}

/** Whether a member is on its way to what was asked for, and nobody waits for it. */
export const isUnderWay = (context: Pick<Context, "table">, { result, after, left }: Outcome): boolean =>
  !left && (result === "done" || result === "unchanged") && after !== undefined && isMoving(context.table, after);
