/** What ends a verb before its time: how long it may take, and a host that calls it off. */
import type { Shared } from "../core/live/context";
import type { Value } from "../core/terms/value";
import { KoreError } from "../errors";
import { parseDuration } from "../time/duration";
import { unlessAborted } from "../time/unless-aborted";

export type Verb = "create" | "update" | "delete" | "read";

/** How long a verb may take, waiting included, where neither the resource's `timeouts` nor the host says otherwise. */
const DEFAULT_TIMEOUT = "10m";

/** Milliseconds: the sooner of what the resource declares in `timeouts` and what the host grants, else `otherwise`. */
export function timeLimit(
  verb: Verb,
  timeouts: Value | undefined,
  granted: number | string | undefined,
  otherwise: string = DEFAULT_TIMEOUT,
): number {
  const declared = typeof timeouts === "object" && timeouts !== null && verb in timeouts && Object(timeouts)[verb];
  const limits = [declared, granted].flatMap((limit) =>
    typeof limit === "number" ? [limit] : typeof limit === "string" ? [parseDuration(limit)] : [],
  );
  return limits.length > 0 ? Math.min(...limits) : parseDuration(otherwise);
}

/** The command was called off while a verb was under way. */
export class Cancelled extends KoreError {
  override readonly name = "Cancelled";
  constructor(subject: string) {
    super(
      `${subject}: stopped, because the command was cancelled. What was sent before that is not lost: ` +
        "run the same command again, and it goes on from what is seen then.",
    );
  }
}

/**
 * Runs a verb with a signal whose reason is a `Cancelled` about `subject`, whatever reason the host gave: a SIM that is half-way is kept in
 * the state together with the error, which must say which SIM it is about.
 */
export async function cancellable<T>(
  signal: AbortSignal | undefined,
  subject: string,
  verb: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (signal === undefined) return verb(undefined);
  const own = new AbortController();
  const stop = () => own.abort(new Cancelled(subject));
  if (signal.aborted) throw new Cancelled(subject);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await verb(own.signal);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The same shared reads and waits, for one verb that a host can call off: that verb stops waiting for them, and they go on for the others. */
export function stopping(shared: Shared, signal: AbortSignal | undefined): Shared {
  if (signal === undefined) return shared;
  const { names, reader, waiting } = shared;
  return {
    ...shared,
    names: {
      ...names,
      find: (...asked) => unlessAborted(names.find(...asked), signal),
      glance: (...asked) => unlessAborted(names.glance(...asked), signal),
      browse: (...asked) => unlessAborted(names.browse(...asked), signal),
    },
    reader: { ...reader, read: (...asked) => unlessAborted(reader.read(...asked), signal) },
    waiting: {
      join() {
        const waiter = waiting.join();
        return { ...waiter, look: (...asked) => unlessAborted(waiter.look(...asked), signal) };
      },
    },
  };
}
