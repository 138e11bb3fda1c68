/** The outermost link: sends again what may be sent again, within a time, a number of tries and a quota. */
import type { Platform } from "../config";
import type { Clock, Random } from "../time/clock";
import { UnreadableAnswer } from "./answer";
import { ApiError } from "./errors";
import { type Exchange, isSuccess, NoAnswer, type Request, type Response } from "./exchange";
import { type Failure, withError, withoutAnswer, withoutUse } from "./failure";
import { createQuota } from "./quota";
import { advise } from "./retry";
import type { Secrets } from "./secrets";
import type { Ending } from "./sentence";

export interface RetryDependencies {
  readonly platform: Platform;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
}

/** Sends one request. `usable` rejects an answer that cannot be read. `look` finds out whether an unsafe request was executed. */
export type Send = <A>(
  request: Request,
  usable: (response: Response) => A,
  look: (() => Promise<A | undefined>) | undefined,
) => Promise<A>;

export function createRetrying(next: Exchange, { platform, secrets, clock, random }: RetryDependencies): Send {
  const quota = createQuota();

  return async (first, usable, look) => {
    const { deadline, idempotent, signal } = first;
    const hide = (text: string) => secrets.hide(text, first.secrets);
    const tryOnce = createTry(next, usable, hide, clock);
    let request = first;
    let firstFailed: number | undefined;
    for (let attempt = 0; ; attempt++) {
      const outcome = await tryOnce(request);
      if ("value" in outcome) {
        quota.refill();
        return outcome.value;
      }
      const { failure } = outcome;
      const now = clock.now();
      firstFailed ??= now;
      const at = { idempotent, canLook: look !== undefined, attempt, now, firstFailed, deadline };
      const advice = advise(failure, { ...at, affordable: quota.covers() }, random);
      const raise = (ending: Ending) =>
        new ApiError(request, platform, failure, { tries: attempt + 1, ...ending }, hide);
      const lookNow = () =>
        look?.().catch((cause: unknown) => {
          signal?.throwIfAborted();
          // The look tried for itself and failed too: what is known is only that nothing is known.
          throw raise({ ...advice, ambiguous: true, cause });
        });

      switch (advice.verdict) {
        case "fail":
          throw raise(advice);
        case "lookThenFail": {
          const found = await lookNow();
          if (found !== undefined) return found;
          // Nothing done is found, so the request certainly was not executed.
          throw raise(advice);
        }
        case "retry":
          if (!advice.throttled) quota.take();
          await clock.sleep(advice.milliseconds, signal);
          break;
        case "lookThenRetry": {
          quota.take();
          await clock.sleep(advice.milliseconds, signal);
          const found = await lookNow();
          if (found !== undefined) return found;
        }
      }
      request = { ...first, repeated: true };
    }
  };
}

type Outcome<A> = { readonly value: A } | { readonly failure: Failure };

/** One try: a value, or what went wrong. Raises what is no failure of a request: the signal's reason, a guard's refusal. */
const createTry =
  <A>(next: Exchange, usable: (response: Response) => A, hide: (text: string) => string, clock: Clock) =>
  async (request: Request): Promise<Outcome<A>> => {
    let response: Response;
    try {
      response = await next(request);
    } catch (error) {
      if (error instanceof NoAnswer) return { failure: withoutAnswer(error, hide) };
      throw error;
    }
    if (!isSuccess(response)) return { failure: withError(response, hide, clock.now()) };
    try {
      return { value: usable(response) };
    } catch (error) {
      if (error instanceof UnreadableAnswer) return { failure: withoutUse(response, error, hide, clock.now()) };
      throw error;
    }
  };
