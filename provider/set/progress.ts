/** A long run reports itself: one line every five seconds, for as long as it takes. */
import type { Clock } from "../time/clock";
import { formatDuration } from "../time/duration";
import { number } from "./telling";

const EVERY = 5_000;

export interface Progress {
  start(): void;
  end(failed: boolean): void;
  /** No more lines. */
  stop(): void;
}

/** `of`: how many members there are to bring to an end. */
export function createProgress(noun: string, of: number, clock: Clock, report: (line: string) => void): Progress {
  const began = clock.now();
  const over = new AbortController();
  let [started, done, failed] = [0, 0, 0];
  const line = (): string => {
    const seconds = (clock.now() - began) / 1_000;
    const rate = done / seconds;
    const left = rate > 0 ? `about ${formatDuration(((of - done) / rate) * 1_000)} left` : "time left not known yet";
    return (
      `${noun}: ${number(done)} of ${number(of)} done, ${rate.toFixed(rate < 10 ? 1 : 0)} a second, ` +
      `${number(started - done)} under way, ${number(failed)} failed, ${left}`
    );
  };
  const tick = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(EVERY, over.signal);
      report(line());
    }
  };
  tick().catch(() => undefined); // It ends with `stop`.
  return {
    start: () => void started++,
    end(bad) {
      done++;
      if (bad) failed++;
    },
    stop: () => over.abort(),
  };
}
