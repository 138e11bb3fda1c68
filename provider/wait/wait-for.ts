/** The one polling loop: look at growing intervals until the object shows the target, something else, or the time is up. */
import { pollInterval } from "../time/backoff";
import type { Clock, Random } from "../time/clock";
import { formatDuration } from "../time/duration";
import { type Sighting, StillPending, WentElsewhere } from "./errors";
import type { Heartbeat } from "./heartbeat";

export interface Watch<T> {
  /** For messages: the object, and what it is on its way to. Nothing is wanted of a move that somebody else asked for but its end. */
  readonly subject: string;
  readonly wanted?: string | undefined;
  /** What is known at the start; judged before the first look. */
  readonly start: T;
  /** One look; `tries` counts the earlier ones. Rejecting ends the wait, unless `survives` says that the next look may succeed. */
  readonly look: (tries: number) => Promise<T>;
  /** `looks` counts those that showed something: one that failed says nothing about the object. */
  readonly judge: (seen: T, looks: number) => "pending" | "target" | "elsewhere";
  readonly describe: (seen: T) => string;
  readonly survives: (error: unknown) => boolean;
  /** Milliseconds since the epoch: when the verb began, from which its time is told. */
  readonly began: number;
  /** Milliseconds since the epoch. The last look happens just before it. */
  readonly deadline: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
  readonly heartbeat: Heartbeat;
}

/** Resolves with the object at its target. Rejects with `WentElsewhere`, `StillPending`, or the reason of a failed look. */
export async function waitFor<T>(watch: Watch<T>): Promise<T> {
  const { clock, random, signal, deadline, began } = watch;
  const sightings: Sighting[] = [];
  const beat = watch.heartbeat.start(
    watch.subject,
    watch.wanted ?? "the end of the move that is under way",
    clock.now(),
  );
  let last = watch.start;
  let looks = 0;
  try {
    for (let tries = 0; ; tries++) {
      const seen = watch.describe(last);
      if (sightings.at(-1)?.seen !== seen) sightings.push({ after: clock.now() - began, seen });
      const verdict = watch.judge(last, looks);
      if (verdict === "target") return last;
      const waited = { subject: watch.subject, wanted: watch.wanted, last, sightings };
      if (verdict === "elsewhere") throw new WentElsewhere(waited);
      const left = deadline - clock.now();
      if (left <= 0) throw new StillPending(waited, formatDuration(clock.now() - began));
      await clock.sleep(Math.min(pollInterval(tries, random), left), signal);
      beat.pulse(clock.now(), seen);
      try {
        last = await watch.look(tries);
        looks++;
      } catch (error) {
        if (!watch.survives(error)) throw error;
      }
    }
  } finally {
    beat.stop();
  }
}
