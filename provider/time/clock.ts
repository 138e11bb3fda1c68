/** Where time comes from. Everything that waits takes one, so that tests own the hours. */
export interface Clock {
  /** Milliseconds since the epoch. Never less than before. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects at once with the signal's reason when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1), as `Math.random` gives. */
export type Random = () => number;

/** A longer timer would fire at once: Node.js keeps its milliseconds in 32 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  // Not the machine's own clock: when that is set back, whatever is counted from a time before would wait for it to come again.
  now: () => Math.round(performance.timeOrigin + performance.now()),
  async sleep(ms, signal) {
    for (let left = ms; left > LONGEST_TIMER; left -= LONGEST_TIMER) await timer(LONGEST_TIMER, signal);
    return timer(ms > LONGEST_TIMER ? ms % LONGEST_TIMER : ms, signal);
  },
};

const timer = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(running);
      reject(signal?.reason);
    };
    const running = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
