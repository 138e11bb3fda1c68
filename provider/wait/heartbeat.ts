/** Long waits report themselves: one line every 30 seconds for the whole process, however many objects are waited for. */
import { formatDuration } from "../time/duration";
import { brief, type Failures, isBlind, sinceThen } from "./story";

const EVERY = 30_000;
/** Up to so many waits are named one by one. */
const NAMED = 3;

export interface Heartbeat {
  /** Registers a wait. `pulse` is called at each look, `stop` at its end. */
  start(subject: string, wanted: string, now: number): { pulse(now: number, news: News): void; stop(): void };
}

/** What a wait knows when it reports itself. */
export interface News {
  readonly seen: string;
  /** Milliseconds since the epoch: when that was seen. */
  readonly lastSeen: number;
  readonly failures?: Failures | undefined;
}

interface Wait {
  readonly subject: string;
  readonly wanted: string;
  readonly began: number;
  news?: News;
}

export function createHeartbeat(report: (line: string) => void): Heartbeat {
  // In the order in which they began: the first one is the oldest.
  const waits = new Set<Wait>();
  let lastBeat = Number.NEGATIVE_INFINITY;
  return {
    start(subject, wanted, began) {
      const wait: Wait = { subject, wanted, began };
      waits.add(wait);
      return {
        pulse(now, news) {
          wait.news = news;
          if (now - wait.began < EVERY || now - lastBeat < EVERY) return;
          lastBeat = now;
          for (const line of lines([...waits], now)) report(line);
        },
        stop: () => void waits.delete(wait),
      };
    },
  };
}

function lines(waits: readonly Wait[], now: number): string[] {
  const long = waits.filter(({ began }) => now - began >= EVERY);
  const [oldest] = long;
  if (!oldest || long.length <= NAMED)
    return long.map(
      ({ subject, wanted, began, news }) =>
        `${subject}: waiting for ${wanted} for ${formatDuration(now - began)}; ${shown(news, now)}`,
    );
  return [
    `waiting for ${long.length} objects to settle, the longest for ${formatDuration(now - oldest.began)}: ${oldest.subject} and others${failing(long)}`,
  ];
}

function shown(news: News | undefined, now: number): string {
  if (!news?.seen) return "no news yet";
  const { seen, lastSeen, failures } = news;
  if (!isBlind(failures)) return seen;
  return `${seen} when it was last seen, ${formatDuration(now - lastSeen)} ago; ${sinceThen(failures)}`;
}

/** Of many waits: how many have their last look failed, and one reason. */
function failing(waits: readonly Wait[]): string {
  const failed = waits.flatMap(({ news }) => (isBlind(news?.failures) ? [news.failures.last] : []));
  return failed.length === 0
    ? ""
    : `; the last look at ${failed.length === waits.length ? "all" : failed.length} of them failed, one with: ${brief(failed.at(-1))}`;
}
