/** How many requests may be under way at once: up by one after a streak of good answers, halved once for each wave of refusals. */
import type { Clock } from "../../time/clock";

export interface Ceiling {
  /** Requests that may be under way now. */
  readonly value: number;
  /** Counts the halvings; a request remembers under which it was sent. */
  readonly wave: number;
  /** `running`: how many requests of the account the API said were under way, from whatever client. */
  succeeded(running: number | undefined): void;
  /** The API or its gateway failed: no reason to slow down, and none to speed up. */
  failed(): void;
  /** 429 to a request that was sent under `wave`. Only the first answer of a wave counts: the others say the same. */
  refused(wave: number, running: number | undefined): void;
}

/** How long the number at which the API refused is believed to be the account's limit, which is not documented. */
const BELIEVED = 60_000;

export function createCeiling(highest: number, clock: Clock): Ceiling {
  let value = highest;
  let wave = 0;
  let streak = 0;
  let limit: number | undefined;
  let limitSeen = 0;
  const full = (running: number | undefined) =>
    limit !== undefined && running !== undefined && clock.now() - limitSeen < BELIEVED && running >= limit - 1;
  return {
    get value() {
      return value;
    },
    get wave() {
      return wave;
    },
    succeeded(running) {
      if (value >= highest || ++streak < value || full(running)) return;
      streak = 0;
      value += 1;
    },
    failed() {
      streak = 0;
    },
    refused(sentUnder, running) {
      streak = 0;
      if (running !== undefined) [limit, limitSeen] = [running, clock.now()];
      if (sentUnder !== wave) return;
      wave += 1;
      value = Math.max(1, Math.floor(value / 2));
    },
  };
}
