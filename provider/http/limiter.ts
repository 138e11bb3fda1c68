/** The pace of one account: requests under way, requests a second, and a pause when the API asks for one. */
import type { Clock } from "../time/clock";
import { createCeiling } from "./ceiling";
import type { Link, Request, Response } from "./exchange";
import type { Log } from "./log";
import { createPlaces } from "./places";
import { createRate } from "./rate";
import { retryAfter } from "./retry-after";

export interface Pace {
  /** Requests under way at once, at most. */
  readonly maxConcurrency: number;
  readonly requestsPerSecond: number;
}

/** Everybody waits when one is told to, but no longer than this: then one asks whether it still holds. */
const LONGEST_PAUSE = 60_000;

const TOO_MANY = 429;

export const limiting =
  ({ maxConcurrency, requestsPerSecond }: Pace, clock: Clock, log?: Log): Link =>
  (next) => {
    const ceiling = createCeiling(maxConcurrency);
    const places = createPlaces(() => ceiling.at);
    const rate = createRate(requestsPerSecond, clock);

    const learn = ({ status, headers }: Response, sentIn: number) => {
      const concurrent = numberIn(headers["twilio-concurrent-requests"]);
      if (status !== TOO_MANY) return status < 500 ? ceiling.served(concurrent) : ceiling.failed();
      const pause = Math.min(LONGEST_PAUSE, retryAfter(headers["retry-after"], clock.now()) ?? 0);
      rate.pauseUntil(clock.now() + pause);
      if (ceiling.refused(sentIn, places.taken, concurrent))
        log?.(`kore: too many requests for the API; from now on ${ceiling.at} at once`);
    };

    const send = async (request: Request): Promise<Response> => {
      const turn = rate.turn(request.signal);
      if (turn) await turn;
      const sentIn = ceiling.round;
      const response = await next(request);
      learn(response, sentIn);
      return response;
    };

    return async (request) => {
      const place = places.enter(request.retry === true, request.signal);
      if (place) await place;
      try {
        return await send(request);
      } finally {
        places.leave();
      }
    };
  };

const numberIn = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d+$/.test(header.trim()) ? Number(header) : undefined;
