/** A quota of retries: a failing API is not stormed by a thousand resources that each try six times. */

export interface Quota {
  /** Whether there is enough left for one retry. */
  covers(): boolean;
  /** Takes what one retry costs. */
  take(): void;
  /** A success gives a little back. */
  refill(): void;
}

/** A hundred retries at once, then one for every five successes. */
const PRICES = { capacity: 500, retry: 5, success: 1 } as const;

export function createQuota(): Quota {
  let left: number = PRICES.capacity;
  return {
    covers: () => left >= PRICES.retry,
    take() {
      left -= PRICES.retry;
    },
    refill() {
      left = Math.min(PRICES.capacity, left + PRICES.success);
    },
  };
}
