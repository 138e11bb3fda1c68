/** Long waits report themselves: one line every 30 seconds for the whole process, however many objects are waited for. */
import { formatDuration } from "../time/duration";

const EVERY = 30_000;
/** Up to so many waits are named one by one. */
const NAMED = 3;

export interface Heartbeat {
  /** Registers a wait. `pulse` is called at each look, `stop` at its end. */
  start(subject: string, wanted: string, now: number): { pulse(now: number, seen: string): void; stop(): void };
}

interface Wait {
  readonly subject: string;
  readonly wanted: string;
  readonly began: number;
  seen: string;
}

export function createHeartbeat(report: (line: string) => void): Heartbeat {
  const waits = new Set<Wait>();
  let lastBeat = Number.NEGATIVE_INFINITY;
  return {
    start(subject, wanted, began) {
      const wait: Wait = { subject, wanted, began, seen: "" };
      waits.add(wait);
      return {
        pulse(now, seen) {
          wait.seen = seen;
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
  if (long.length <= NAMED)
    return long.map(
      ({ subject, wanted, began, seen }) =>
        `${subject}: waiting for ${wanted} for ${formatDuration(now - began)}; ${seen || "no news yet"}`,
    );
  const oldest = Math.max(...long.map(({ began }) => now - began));
  return [
    `waiting for ${long.length} objects to settle, the longest for ${formatDuration(oldest)}: ${long[0]?.subject} and others`,
  ];
}
