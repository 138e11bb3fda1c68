/** One wake-up call: set once, silenced when nobody waits for it any more. */
import type { Clock } from "../../time/clock";

export interface Alarm {
  /** Calls `ring` after so many milliseconds; one that is set already stays as it is. */
  set(milliseconds: number, ring: () => void): void;
  silence(): void;
}

export function createAlarm(clock: Clock): Alarm {
  let current: AbortController | undefined;
  return {
    set(milliseconds, ring) {
      if (current) return;
      const mine = new AbortController();
      current = mine;
      const over = () => {
        if (current === mine) current = undefined;
      };
      clock.sleep(milliseconds, mine.signal).then(() => {
        over();
        ring();
      }, over);
    },
    silence() {
      current?.abort();
      current = undefined;
    },
  };
}
