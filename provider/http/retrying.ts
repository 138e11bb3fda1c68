/** The outermost link: sends again what may be sent again, within a time, a number of tries and a quota. */
import type { Platform } from "../config";
import type { Clock, Random } from "../time/clock";
import { formatDuration } from "../time/duration";
import { UnreadableAnswer } from "./answer";
import { readEnvelope } from "./envelope";
import { type ApiError, type Details, fromNoAnswer, fromResponse } from "./errors";
import { type Exchange, isSuccess, NoAnswer, type Request, type Response } from "./exchange";
import { createQuota } from "./quota";
import { type Advice, advise, type Failure, isTransient, LONGEST_WAIT } from "./retry";
import { retryAfter } from "./retry-after";
import type { Secrets } from "./secrets";

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

  /** Why it is not to be tried again although it could be. */
  const stops = (advice: Advice, failed: number, deadline = Number.POSITIVE_INFINITY): string | undefined => {
    if (advice.verdict !== "wait") return undefined;
    const then = clock.now() + advice.milliseconds;
    if (then > deadline) return "`timeouts` leaves no time for it";
    if (then > failed + LONGEST_WAIT)
      return `that would take longer than ${formatDuration(LONGEST_WAIT)} from the first failure`;
    // What was refused before it was processed costs the API nothing, and the limiter slows down for it.
    if (!advice.throttled && !quota.take()) return "too many requests of this run have failed";
    return undefined;
  };

  return async (first, usable, look) => {
    let request = first;
    let failed: number | undefined;
    for (let attempt = 0; ; attempt++) {
      const outcome = await once(next, request, usable);
      if ("value" in outcome) {
        quota.refill();
        return outcome.value;
      }
      failed ??= clock.now();
      const failure = describe(request, outcome, attempt, clock.now());
      const advice = advise(failure, random);
      const mustLook = advice.verdict === "wait" ? advice.look : advice.ambiguous;
      const stopped = mustLook && !look ? undefined : stops(advice, failed, first.deadline);
      const again = advice.verdict === "wait" && stopped === undefined && (look !== undefined || !mustLook);
      const raise = (ambiguous: boolean, cause?: unknown) =>
        toError(request, platform, outcome, {
          ambiguous,
          mayPass: isTransient(failure),
          tries: attempt + 1,
          stopped,
          asked: failure.retryAfter,
          cause,
          hide: (text) => secrets.hide(text, request.secrets),
        });

      if (again) await clock.sleep(advice.milliseconds, request.signal);
      if (mustLook && look) {
        const found = await look().catch((cause: unknown) => {
          request.signal?.throwIfAborted();
          // The look tried for itself and failed too: what is known is only that nothing is known.
          throw raise(true, cause);
        });
        if (found !== undefined) return found;
      }
      // After a look that found nothing done, the request certainly was not executed.
      if (!again) throw raise(mustLook && !look);
      request = { ...first, repeated: true };
    }
  };
}

interface Failed {
  readonly response?: Response;
  readonly unreadable?: UnreadableAnswer;
  readonly noAnswer?: NoAnswer;
}

async function once<A>(
  next: Exchange,
  request: Request,
  usable: (response: Response) => A,
): Promise<{ readonly value: A } | Failed> {
  let response: Response;
  try {
    response = await next(request);
  } catch (noAnswer) {
    if (noAnswer instanceof NoAnswer) return { noAnswer };
    throw noAnswer;
  }
  if (!isSuccess(response)) return { response };
  try {
    return { value: usable(response) };
  } catch (unreadable) {
    if (unreadable instanceof UnreadableAnswer) return { response, unreadable };
    throw unreadable;
  }
}

function describe(request: Request, { response, unreadable, noAnswer }: Failed, attempt: number, now: number): Failure {
  const about = { method: request.method, harmless: request.again === "harmless", attempt };
  if (!response) return { ...about, sent: noAnswer?.sent === true, mayPass: noAnswer?.mayPass === true };
  const { code, cutOff } = unreadable ? {} : readEnvelope(response);
  return {
    ...about,
    status: response.status,
    code,
    unreadable: unreadable !== undefined,
    garbled: unreadable?.garbled === true || cutOff === true,
    retryAfter: retryAfter(response.headers["retry-after"], now),
  };
}

function toError(
  request: Request,
  platform: Platform,
  { response, unreadable, noAnswer }: Failed,
  circumstances: Partial<Details>,
): ApiError {
  if (response)
    return fromResponse(request, platform, response, {
      ...circumstances,
      ...(unreadable && { unreadable: `The answer ${unreadable.seen}` }),
    });
  return fromNoAnswer(request, platform, noAnswer ?? new NoAnswer("nothing came back", true, true), circumstances);
}
