/** The pace of one account: who may send now, who waits, and what each answer teaches. */
import type { Clock } from "../time/clock";
import { createCeiling } from "./ceiling";
import type { Link, Request, Response } from "./exchange";
import { createQueue, type Waiter } from "./queue";
import { LONGEST_WAIT } from "./retry";
import { retryAfter } from "./retry-after";
import { createTokenBucket } from "./token-bucket";

export interface Pace {
  /** Requests under way at once. */
  readonly maxConcurrency: number;
  readonly requestsPerSecond: number;
}

/** A turn is `undefined`, or the answer that holds for everybody because the API asked for too long a pause. */
type Turn = Response | undefined;

export const limiting =
  ({ maxConcurrency, requestsPerSecond }: Pace, clock: Clock): Link =>
  (next) => {
    const ceiling = createCeiling(maxConcurrency, clock);
    const bucket = createTokenBucket(requestsPerSecond, clock);
    const queue = createQueue<Turn>();
    let underWay = 0;
    let pausedUntil = 0;
    let refusal: Response | undefined;
    let alarm: AbortController | undefined;

    const pause = () => Math.max(0, pausedUntil - clock.now());
    const delay = () => Math.max(pause(), bucket.delay());

    /** Lets in whoever may go now; if nobody may, sets the alarm for the next one. A place is taken only when its request goes. */
    const admit = () => {
      while (!queue.isEmpty) {
        const refused = refusedFor(pause());
        if (refused === undefined) {
          if (underWay >= ceiling.value) return;
          const wait = delay();
          if (wait > 0) return wakeIn(wait);
          enter();
        }
        queue.take()?.go(refused);
      }
      silence();
    };
    const silence = () => {
      alarm?.abort();
      alarm = undefined;
    };
    const enter = () => {
      underWay += 1;
      bucket.take();
    };
    const leave = () => {
      underWay -= 1;
      admit();
    };
    const wakeIn = (wait: number) => {
      if (alarm) return;
      const mine = new AbortController();
      alarm = mine;
      const over = () => {
        if (alarm === mine) alarm = undefined;
      };
      clock.sleep(wait, mine.signal).then(() => {
        over();
        admit();
      }, over);
    };
    const turn = ({ signal, repeated = false }: Request) =>
      new Promise<Turn>((resolve, reject) => {
        const stop = () => {
          queue.remove(waiter);
          // The alarm may have been set for this one only.
          if (queue.isEmpty) silence();
          reject(signal?.reason);
        };
        const waiter: Waiter<Turn> = {
          repeated,
          go(given) {
            signal?.removeEventListener("abort", stop);
            resolve(given);
          },
        };
        signal?.addEventListener("abort", stop, { once: true });
        queue.add(waiter);
        admit();
      });
    const refusedFor = (milliseconds: number): Turn =>
      refusal && milliseconds > LONGEST_WAIT
        ? { ...refusal, headers: { ...refusal.headers, "retry-after": String(Math.ceil(milliseconds / 1_000)) } }
        : undefined;

    const learn = (response: Response, wave: number) => {
      const running = requestsRunning(response.headers);
      if (response.status === 429) ceiling.refused(wave, running);
      else if (response.status >= 500) ceiling.failed();
      else ceiling.succeeded(running);
      // With 429 and 503 it asks the whole account to wait.
      if (response.status !== 429 && response.status !== 503) return;
      const until = clock.now() + (retryAfter(response.headers["retry-after"], clock.now()) ?? 0);
      if (until <= pausedUntil) return;
      pausedUntil = until;
      refusal = response;
    };

    return async (request) => {
      request.signal?.throwIfAborted();
      const mayGo = queue.isEmpty && underWay < ceiling.value && delay() === 0;
      if (mayGo) enter();
      else {
        const refused = await turn(request);
        if (refused) return refused;
      }
      const { wave } = ceiling;
      try {
        const response = await next(request);
        learn(response, wave);
        return response;
      } finally {
        leave();
      }
    };
  };

/** How many requests of the account the API says are under way, from whatever client. Only Twilio says it. */
export const requestsRunning = ({ "twilio-concurrent-requests": text }: Response["headers"]): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
