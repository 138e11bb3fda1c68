/** What follows a failed try. A pure function; the rows are data. */
import { type Backoff, fullJitter } from "../time/backoff";
import type { Random } from "../time/clock";
import { formatDuration } from "../time/duration";
import type { Failure } from "./failure";

/** What the advice depends on beside the failure itself. Times in milliseconds since the epoch. */
export interface Circumstances {
  /** Repeating the request does no harm, even if it was executed. */
  readonly idempotent: boolean;
  /** The caller can find out whether the request was executed. */
  readonly canLook: boolean;
  /** Tries before the one that failed. */
  readonly attempt: number;
  readonly now: number;
  readonly firstFailed: number;
  /** Nothing is tried later than this. */
  readonly deadline?: number | undefined;
  /** The run's quota has room for one more retry. */
  readonly affordable: boolean;
}

export type Advice =
  /** Send it again after a wait. `throttled`: it was refused before it was processed, which costs nothing of the quota. */
  | { readonly verdict: "retry" | "lookThenRetry"; readonly milliseconds: number; readonly throttled: boolean }
  /** `stopped`: why it is not tried again, where it could be. `ambiguous`: nobody can tell whether it was executed. */
  | { readonly verdict: "lookThenFail" | "fail"; readonly ambiguous: boolean; readonly stopped?: string };

/** Rejected before it was processed: safe for every method. (Twilio, error 20429.) */
const THROTTLED = { statuses: [429], codes: [20429] } as const;
/** The server or something before it failed; what it did is unknown. 83000 and 83004: "retry". 33004: overloaded. */
const TRANSIENT = { statuses: [408], from: 500, codes: [20500, 20503, 33004, 83000, 83004] } as const;
/** Of those from 500: the server says that it will never be able to. */
const UNABLE = [501, 505] as const;

/** From the first failure to the start of the last try, and for a pause that the API asks for. In milliseconds. */
export const LONGEST_WAIT = 180_000;

const PATIENCE = {
  throttled: { tries: 20, backoff: { base: 1_000, cap: 30_000 } },
  transient: { tries: 6, backoff: { base: 250, cap: 10_000 } },
} as const satisfies Record<string, { readonly tries: number; readonly backoff: Backoff }>;

export function advise(failure: Failure, at: Circumstances, random: Random): Advice {
  const kind = kindOf(failure);
  const open = !at.idempotent && mayBeExecuted(failure, kind);
  if (open && !at.canLook) return { verdict: "fail", ambiguous: true };
  const end = { verdict: open ? "lookThenFail" : "fail", ambiguous: false } as const;
  if (kind === "final") return end;
  const throttled = kind === "throttled";
  const { tries, backoff } = throttled ? PATIENCE.throttled : PATIENCE.transient;
  if (at.attempt + 1 >= tries) return end;
  const milliseconds = Math.max(failure.retryAfter ?? 0, fullJitter(at.attempt, backoff, random));
  const stopped = stops(at, at.now + milliseconds, throttled);
  if (stopped !== undefined) return { ...end, stopped };
  return { verdict: open ? "lookThenRetry" : "retry", milliseconds, throttled };
}

/** Whether the same request could succeed later. */
export const isTransient = (failure: Failure): boolean => kindOf(failure) !== "final";

type Kind = "throttled" | "unsent" | "unknown" | "final";

/** `unsent`: certainly not executed. `unknown`: perhaps executed. */
function kindOf(failure: Failure): Kind {
  const { status, envelope, garbled, sent } = failure;
  if (status === undefined) return failure.isTransient === false ? "final" : sent ? "unknown" : "unsent";
  const code = envelope?.code;
  if (includes(THROTTLED.statuses, status) || includes(THROTTLED.codes, code)) return "throttled";
  if (garbled || includes(TRANSIENT.statuses, status) || includes(TRANSIENT.codes, code)) return "unknown";
  return status >= TRANSIENT.from && !includes(UNABLE, status) ? "unknown" : "final";
}

/** An answer of the wrong shape stays wrong, but what it answered was executed; one too large to be read perhaps was. */
const mayBeExecuted = ({ unreadable, sent }: Failure, kind: Kind): boolean =>
  kind === "unknown" || (kind === "final" && (unreadable === true || sent === true));

/** Why it is not tried again although it could be. */
function stops(at: Circumstances, then: number, throttled: boolean): string | undefined {
  if (then > (at.deadline ?? Number.POSITIVE_INFINITY)) return "`timeouts` leaves no time for it";
  if (then > at.firstFailed + LONGEST_WAIT)
    return `that would take longer than ${formatDuration(LONGEST_WAIT)} from the first failure`;
  // What was refused before it was processed costs the API nothing, and the limiter slows down for it.
  return throttled || at.affordable ? undefined : "too many requests of this run have failed";
}

const includes = (list: readonly number[], value: number | undefined): boolean =>
  value !== undefined && list.includes(value);
