/** The one polling loop: look at growing intervals until the object shows the target, something else, or the time is up. */
import { pollInterval } from "../time/backoff";
import type { Clock, Random } from "../time/clock";
import type { Dated } from "../time/dated";
import { formatDuration } from "../time/duration";
import { StillPending, WentElsewhere } from "./errors";
import type { Heartbeat } from "./heartbeat";
import { answered, beginning, failed, type Story, saw } from "./story";

/** `old`: it shows what was before the write, and may have been asked too soon: nothing was seen. */
export type Verdict = "pending" | "target" | "elsewhere" | "old";

/** The circumstances of what is judged. */
export interface Look {
  /** How many looks have shown something, this one and old ones included: one that failed says nothing about the object. 0 for the start. */
  readonly looks: number;
  /** Milliseconds since the epoch: when what is judged was asked for. */
  readonly asked: number;
  /** Milliseconds from the answer to the write until it was asked for: 0 for the start. */
  readonly afterWrite: number;
}

export interface Watch<T> {
  /** For messages: the object, and what it is on its way to. Nothing is wanted of a move that somebody else asked for but its end. */
  readonly subject: string;
  readonly wanted?: string | undefined;
  /** Nothing answered the request for it: the move that is under way may be what it asked for, or somebody else's. Default false. */
  readonly unanswered?: boolean;
  /** What is known at the start, such as the answer to the write, which has just come; judged before the first look. */
  readonly start: T;
  /** One look; `tries` counts the earlier ones. Rejecting ends the wait, unless `survives` says that the next look may succeed. */
  readonly look: (tries: number) => Promise<Dated<T>>;
  readonly judge: (seen: T, look: Look) => Verdict;
  readonly describe: (seen: T) => string;
  readonly survives: (error: unknown) => boolean;
  /** Milliseconds since the epoch: when the verb began, from which its time is told. */
  readonly began: number;
  /** Milliseconds since the epoch. The last look happens just before it. */
  readonly deadline: number;
  /** Milliseconds: no look sooner than this. Default: the usual intervals. */
  readonly first?: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
  readonly heartbeat: Heartbeat;
}

/** Resolves with the object at its target. Rejects with `WentElsewhere`, `StillPending`, or the reason of a failed look. */
export async function waitFor<T>(watch: Watch<T>): Promise<T> {
  const { clock, heartbeat, subject, wanted = "the end of the move that is under way" } = watch;
  const awaited = watch.unanswered ? `${wanted} (nothing answered the request for it)` : wanted;
  const beat = heartbeat.start(subject, awaited, clock.now());
  try {
    return await goOn(watch, ({ sightings, lastSeen, failures }) =>
      beat.pulse(clock.now(), {
        seen: sightings.at(-1)?.seen ?? "",
        lastSeen: watch.began + lastSeen,
        failures,
      }),
    );
  } finally {
    beat.stop();
  }
}

async function goOn<T>(watch: Watch<T>, pulse: (story: Story) => void): Promise<T> {
  const { subject, wanted, unanswered, clock, random, signal, deadline, began, describe } = watch;
  const written = clock.now();
  let last = watch.start;
  let looks = 0;
  let story = beginning(describe(last), written - began);
  let verdict = watch.judge(last, { looks, asked: written, afterWrite: 0 });
  for (let tries = 0; ; tries++) {
    if (verdict === "target") return last;
    const waited = { ...story, subject, wanted, last, ...(unanswered && { unanswered }) };
    if (verdict === "elsewhere") throw new WentElsewhere(waited);
    const left = deadline - clock.now();
    if (left <= 0) throw new StillPending(waited, formatDuration(clock.now() - began));
    const pause = Math.max(pollInterval(tries, random), tries === 0 ? (watch.first ?? 0) : 0);
    await clock.sleep(Math.min(pause, left), signal);
    pulse(story);
    try {
      const { value, asked } = await watch.look(tries);
      verdict = watch.judge(value, { looks: ++looks, asked, afterWrite: asked - written });
      if (verdict === "old") story = answered(story);
      else {
        last = value;
        story = saw(story, describe(value), asked - began);
      }
    } catch (error) {
      if (!watch.survives(error)) throw error;
      story = failed(story, error);
    }
  }
}
