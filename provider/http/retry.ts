/** Whether and when a failed request may be sent again. A pure function; the rows are data. */
import { type Backoff, fullJitter } from "../time/backoff";
import type { Random } from "../time/clock";

/** What happened to a request. */
export interface Failure {
  readonly method: "GET" | "POST" | "DELETE";
  /** Whether repeating it is harmless even if it was executed. */
  readonly harmless: boolean;
  /** HTTP status; absent when no answer came. */
  readonly status?: number | undefined;
  /** The API's own code. */
  readonly code?: number | undefined;
  /** A 2xx whose body could not be used. */
  readonly unreadable?: boolean;
  /** A body that should have been JSON and is not, as when it is cut off. */
  readonly garbled?: boolean;
  /** Without an answer: whether it may have reached the API, and whether time can help. */
  readonly sent?: boolean;
  readonly mayPass?: boolean;
  /** Milliseconds that the API asked to wait. */
  readonly retryAfter?: number | undefined;
  /** Tries before this one. */
  readonly attempt: number;
}

export type Advice =
  | { readonly verdict: "give up"; readonly ambiguous: boolean }
  /** `look`: find out first whether it was executed. */
  | { readonly verdict: "wait"; readonly milliseconds: number; readonly look: boolean; readonly throttled: boolean };

/** Rejected before it was processed: safe for every method. (Twilio, error 20429.) */
const THROTTLED = { statuses: [429], codes: [20429] } as const;
/** The server or something before it failed; what it did is unknown. 83000 and 83004: "retry". 33004: overloaded. */
const TRANSIENT = { statuses: [408], from: 500, codes: [20500, 20503, 33004, 83000, 83004] } as const;
/** Of those from 500: the server says that it will never be able to. */
const UNABLE = [501, 505] as const;

/** From the first failure to the start of the last try, and for a pause that the API asks for. In milliseconds. */
export const LONGEST_WAIT = 180_000;

const TRIES = { throttled: 20, transient: 6 } as const;
const BACKOFF = {
  throttled: { base: 1_000, cap: 30_000 },
  transient: { base: 250, cap: 10_000 },
} as const satisfies Record<string, Backoff>;

export function advise(failure: Failure, random: Random): Advice {
  const { method, harmless, attempt } = failure;
  const kind = kindOf(failure);
  const unsafe = method === "POST" && !harmless;
  // An answer of the wrong shape stays wrong, but what it answered was executed; one too large to be read perhaps was.
  if (kind === "final")
    return { verdict: "give up", ambiguous: unsafe && (failure.unreadable || failure.sent) === true };
  const look = unsafe && kind === "unknown";
  const tries = kind === "throttled" ? TRIES.throttled : TRIES.transient;
  if (attempt + 1 >= tries) return { verdict: "give up", ambiguous: look };
  const backoff = kind === "throttled" ? BACKOFF.throttled : BACKOFF.transient;
  const milliseconds = Math.max(failure.retryAfter ?? 0, fullJitter(attempt, backoff, random));
  return { verdict: "wait", milliseconds, look, throttled: kind === "throttled" };
}

/** `unsent`: certainly not executed. `unknown`: perhaps executed. */
function kindOf({ status, code, garbled, sent, mayPass }: Failure): "throttled" | "unsent" | "unknown" | "final" {
  if (status === undefined) return mayPass === false ? "final" : sent ? "unknown" : "unsent";
  if (includes(THROTTLED.statuses, status) || includes(THROTTLED.codes, code)) return "throttled";
  if (garbled || includes(TRANSIENT.statuses, status) || includes(TRANSIENT.codes, code)) return "unknown";
  return status >= TRANSIENT.from && !includes(UNABLE, status) ? "unknown" : "final";
}

/** Whether the same request could succeed later. */
export const isTransient = (failure: Failure): boolean => kindOf(failure) !== "final";

const includes = (list: readonly number[], value: number | undefined): boolean =>
  value !== undefined && list.includes(value);
