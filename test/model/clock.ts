/** Time for a sequence: nobody waits, whoever sleeps takes everybody along. Right as long as one verb runs at a time. */
import type { Clock } from "../../provider/time/clock";

export const START = Date.parse("2026-01-01T00:00:00Z");

export interface LeapingClock extends Clock {
  leap(milliseconds: number): void;
  /** Back to where a sequence, or a second try of its end, begins. */
  set(time: number): void;
}

export function leapingClock(): LeapingClock {
  let now = START;
  const leap = (milliseconds: number) => {
    now += Math.max(0, milliseconds);
  };
  return {
    now: () => now,
    leap,
    set(time) {
      now = time;
    },
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      leap(milliseconds);
    },
  };
}

/** The time of a process that can die. */
export interface MortalClock extends Clock {
  readonly dead: boolean;
  die(): void;
}

/** The same time for a process that can die: from then on nothing that sleeps wakes. */
export function mortal(clock: Clock): MortalClock {
  let dead = false;
  return {
    get dead() {
      return dead;
    },
    now: clock.now,
    sleep: (milliseconds, signal) => (dead ? new Promise(() => {}) : clock.sleep(milliseconds, signal)),
    die() {
      dead = true;
    },
  };
}
