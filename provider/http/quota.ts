/** A quota of retries: a failing API is not stormed by a thousand resources that each try six times. */

export interface Quota {
  /** Takes what one retry costs; false when there is not enough left. */
  take(): boolean;
  /** A success gives a little back. */
  refill(): void;
}

/** A hundred retries at once, then one for every five successes. */
const PRICES = { capacity: 500, retry: 5, success: 1 } as const;

export function createQuota(): Quota {
  let left: number = PRICES.capacity;
  return {
    take() {
      if (left < PRICES.retry) return false;
      left -= PRICES.retry;
      return true;
    },
    refill() {
      left = Math.min(PRICES.capacity, left + PRICES.success);
    },
  };
}
