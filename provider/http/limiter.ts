/** The pace of one account: a ceiling of requests under way that adapts, a rate, and a pause when the API asks for one. */
import type { Clock } from "../time/clock";
import type { Link, Response } from "./exchange";
import { retryAfter } from "./retry-after";

export interface Pace {
  readonly maxConcurrency: number;
  readonly requestsPerSecond: number;
}

/** Halved when the API says "too many", up by one after as many successes as the ceiling allows at once. */
export const limiting =
  ({ maxConcurrency, requestsPerSecond }: Pace, clock: Clock): Link =>
  (next) => {
    const waiting: (() => void)[] = [];
    let ceiling = maxConcurrency;
    let underWay = 0;
    let streak = 0;
    let halvedAt = Number.NEGATIVE_INFINITY;
    let pausedUntil = 0;
    // Token bucket: a second's worth may go at once, then at the rate.
    let tokens = requestsPerSecond;
    let filledAt = clock.now();

    const enter = async (signal: AbortSignal | undefined): Promise<void> => {
      if (underWay >= ceiling) await turn(signal);
      else underWay++;
      try {
        for (let wait = delay(); wait > 0; wait = delay()) await clock.sleep(wait, signal);
      } catch (error) {
        leave();
        throw error;
      }
      tokens -= 1;
    };
    const turn = (signal: AbortSignal | undefined) =>
      new Promise<void>((resolve, reject) => {
        const stop = () => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(signal?.reason);
        };
        const go = () => {
          signal?.removeEventListener("abort", stop);
          underWay++;
          resolve();
        };
        if (signal?.aborted) return reject(signal.reason);
        signal?.addEventListener("abort", stop, { once: true });
        waiting.push(go);
      });
    const leave = () => {
      underWay--;
      while (underWay < ceiling && waiting.length > 0) waiting.shift()?.();
    };
    const delay = (): number => {
      const now = clock.now();
      tokens = Math.min(requestsPerSecond, tokens + ((now - filledAt) * requestsPerSecond) / 1_000);
      filledAt = now;
      return Math.max(pausedUntil - now, tokens >= 1 ? 0 : ((1 - tokens) * 1_000) / requestsPerSecond);
    };
    const learn = (response: Response, began: number) => {
      if (response.status === 429) {
        streak = 0;
        pausedUntil = Math.max(
          pausedUntil,
          clock.now() + (retryAfter(response.headers["retry-after"], clock.now()) ?? 0),
        );
        // The answers to requests that were sent before the last halving say nothing new.
        if (began >= halvedAt) {
          ceiling = Math.max(1, Math.floor(ceiling / 2));
          halvedAt = clock.now();
        }
      } else if (response.status < 400 && ++streak >= ceiling) {
        streak = 0;
        ceiling = Math.min(maxConcurrency, ceiling + 1);
      }
    };

    return async (request) => {
      await enter(request.signal);
      const began = clock.now();
      try {
        const response = await next(request);
        learn(response, began);
        return response;
      } finally {
        leave();
      }
    };
  };
