/** Carries a plan of a set out: workers pull members, each of which the core brings to its declaration; one member's failure never stops the others. */
import type { Context } from "../core/live/context";
import { isMoving } from "../core/terms/moving";
import { KoreError } from "../errors";
import { fresh } from "./fresh";
import type { Looks } from "./look";
import { bring, type Executed, type Job, type Outcome, type Release } from "./member";
import { createProgress, type Progress } from "./progress";
import type { SetRun } from "./run";

export interface Execution {
  readonly jobs: ReadonlyMap<string, Job>;
  readonly looks: Looks;
  readonly removal: Release;
}

/** `noun` is what the lines of progress call the set. */
export function execute(run: SetRun, noun: string, execution: Execution): Promise<Executed> {
  const { clock, report } = run.context;
  const progress = createProgress(noun, execution.jobs.size, clock, report);
  return pull(run, execution, progress).finally(progress.stop);
}

async function pull({ context, pace }: SetRun, execution: Execution, progress: Progress): Promise<Executed> {
  const { jobs, looks } = execution;
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
      const seen = { live, known: looks.get(iccid)?.value };
      const work = bring(sparing(context, release), job, seen, execution.removal)
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

/** A cause that is everybody's, such as credentials that are not accepted: the next member would fail for it, too. */
function globalOf(error: Error): string | undefined {
  if (error instanceof KoreError && error.global) return error.global.brief;
  return error.cause instanceof Error && error.cause !== error ? globalOf(error.cause) : undefined;
}

/** Whether a member is on its way to what was asked for, and nobody waits for it. */
export const isUnderWay = (context: Pick<Context, "table">, { result, after, left }: Outcome): boolean =>
  !left && (result === "done" || result === "unchanged") && after !== undefined && isMoving(context.table, after);
