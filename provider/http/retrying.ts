/** The outermost link: sends again what may be sent again, within a total time, a number of tries and a quota. */
import type { Platform } from "../config";
import { KoreError } from "../errors";
import type { Clock, Random } from "../time/clock";
import { UnreadableAnswer } from "./answer";
import { fromNoAnswer, fromResponse, readEnvelope } from "./errors";
import { type Exchange, NoAnswer, type Request, type Response } from "./exchange";
import { advise, type Failure, isTransient } from "./retry";
import { retryAfter } from "./retry-after";

/** From the first try to the last. */
const WITHIN = 180_000;
/** Retries that are not asked for by a 429 use up a quota which successes fill again: a broken API is not stormed. */
const QUOTA = { capacity: 500, retry: 5, success: 1 } as const;

export interface RetryDependencies {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly random: Random;
}

/** Sends one request. `usable` rejects an answer that cannot be read. `look` finds out whether an unsafe request was executed. */
export type Send = <A>(
  request: Request,
  usable: (response: Response) => A,
  look: (() => Promise<A | undefined>) | undefined,
) => Promise<A>;

export function createRetrying(next: Exchange, { platform, clock, random }: RetryDependencies): Send {
  let quota: number = QUOTA.capacity;

  const affords = (milliseconds: number, throttled: boolean, began: number): boolean => {
    if (clock.now() - began + milliseconds > WITHIN) return false;
    if (throttled) return true;
    if (quota < QUOTA.retry) return false;
    quota -= QUOTA.retry;
    return true;
  };

  return async (request, usable, look) => {
    const began = clock.now();
    for (let attempt = 0; ; attempt++) {
      const outcome = await once(next, request, usable);
      if ("value" in outcome) {
        quota = Math.min(QUOTA.capacity, quota + QUOTA.success);
        return outcome.value;
      }
      const failure = describe(request, outcome, attempt, clock.now());
      const advice = advise(failure, random);
      const unknown = advice.verdict === "wait" ? advice.look : advice.ambiguous;
      const again =
        advice.verdict === "wait" && !(unknown && !look) && affords(advice.milliseconds, advice.throttled, began);
      if (again) await clock.sleep(advice.milliseconds, request.signal);
      if (unknown && look) {
        const found = await look().catch(() => {
          // The look tried for itself and failed too: what is known is only that nothing is known.
          request.signal?.throwIfAborted();
          throw toError(request, platform, outcome, { ambiguous: true, mayPass: true, tries: attempt + 1 });
        });
        if (found !== undefined) return found;
      }
      if (!again)
        throw toError(request, platform, outcome, {
          // After a look that found nothing done, the request certainly was not executed.
          ambiguous: unknown && !look,
          mayPass: advice.verdict === "wait" || isTransient(failure),
          tries: attempt + 1,
        });
    }
  };
}

type Outcome<A> =
  | { readonly value: A }
  | { readonly response: Response; readonly unreadable?: UnreadableAnswer }
  | { readonly noAnswer: NoAnswer };

async function once<A>(next: Exchange, request: Request, usable: (response: Response) => A): Promise<Outcome<A>> {
  try {
    const response = await next(request);
    if (response.status < 200 || response.status > 299) return { response };
    try {
      return { value: usable(response) };
    } catch (error) {
      if (error instanceof UnreadableAnswer) return { response, unreadable: error };
      throw error;
    }
  } catch (error) {
    if (error instanceof NoAnswer) return { noAnswer: error };
    throw error;
  }
}

function describe<A>(request: Request, outcome: Outcome<A>, attempt: number, now: number): Failure {
  const base = { method: request.method, harmless: request.again === "harmless", attempt };
  if ("noAnswer" in outcome) return { ...base, sent: outcome.noAnswer.sent, mayPass: outcome.noAnswer.mayPass };
  if (!("response" in outcome)) return base;
  const { response, unreadable } = outcome;
  const { code } = unreadable ? {} : readEnvelope(response);
  const asked = retryAfter(response.headers["retry-after"], now);
  return {
    ...base,
    status: response.status,
    code,
    unreadable: unreadable !== undefined,
    garbled: unreadable?.garbled === true,
    retryAfter: asked,
  };
}

function toError<A>(
  request: Request,
  platform: Platform,
  outcome: Outcome<A>,
  more: { readonly ambiguous: boolean; readonly mayPass: boolean; readonly tries: number },
): Error {
  if ("noAnswer" in outcome) return fromNoAnswer(request, platform, outcome.noAnswer, more);
  if (!("response" in outcome)) return new KoreError(`${request.subject}: ${request.method} ${request.path} failed.`);
  return fromResponse(request, platform, outcome.response, {
    ...more,
    ...(outcome.unreadable && { unreadable: outcome.unreadable.message }),
  });
}
