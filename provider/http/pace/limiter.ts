/** The pace of one account: each request takes its turn, and each answer teaches something about the next ones. */
import type { Clock } from "../../time/clock";
import { type Link, type Response, requestsRunning } from "../exchange";
import { type Ceiling, createCeiling } from "./ceiling";
import { createPause } from "./pause";
import { createTokenBucket } from "./token-bucket";
import { createTurns } from "./turns";

export interface Pace {
  /** Requests under way at once. */
  readonly maxConcurrency: number;
  readonly requestsPerSecond: number;
}

export const limiting =
  ({ maxConcurrency, requestsPerSecond }: Pace, clock: Clock): Link =>
  (next) => {
    const ceiling = createCeiling(maxConcurrency, clock);
    const pause = createPause(clock);
    const turns = createTurns({ ceiling, pause, bucket: createTokenBucket(requestsPerSecond, clock) }, clock);

    return async (request) => {
      request.signal?.throwIfAborted();
      const refused = await turns.take(request);
      if (refused) return refused;
      const { wave } = ceiling;
      try {
        const response = await next(request);
        learn(ceiling, response, wave);
        pause.heed(response);
        return response;
      } finally {
        turns.end();
      }
    };
  };

function learn(ceiling: Ceiling, { status, headers }: Response, wave: number): void {
  const running = requestsRunning(headers);
  if (status === 429) ceiling.refused(wave, running);
  else if (status >= 500) ceiling.failed();
  else ceiling.succeeded(running);
}
