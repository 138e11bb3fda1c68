/** Requests a second: a second's worth may go at once, after that one at a time, evenly. */
import type { Clock } from "../../time/clock";

export interface TokenBucket {
  /** Whole milliseconds until the next request may go; 0 is now. */
  delay(): number;
  /** One goes. */
  take(): void;
}

/** What is lost to rounding in sums of fractions. */
const ROUNDING = 1e-6;

export function createTokenBucket(perSecond: number, clock: Clock): TokenBucket {
  let tokens = perSecond;
  let filledAt = clock.now();
  return {
    delay() {
      const now = clock.now();
      tokens = Math.min(perSecond, tokens + ((now - filledAt) * perSecond) / 1_000);
      filledAt = now;
      return tokens >= 1 - ROUNDING ? 0 : Math.ceil(((1 - tokens) * 1_000) / perSecond - ROUNDING);
    },
    take() {
      tokens -= 1;
    },
  };
}
