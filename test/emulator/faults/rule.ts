/** A fault: which requests it strikes, how often, and what happens to them. */

import type { Duration } from "../duration";
import type { ApiName } from "../http/call";

/** Which requests; a member left out matches every request, several must all match. */
export interface FaultTarget {
  readonly api?: ApiName;
  /** An operation's name, such as `supersim.sims.update`; an unknown one is refused. */
  readonly operation?: string | readonly string[];
  readonly method?: "GET" | "POST" | "DELETE";
  /** Path after the API's prefix, `*` for any run of characters: `/v1/Sims/*`. */
  readonly path?: string;
  /** One SIM: its SID, ICCID or unique name. */
  readonly sim?: string;
}

/** How many of the requests that match are struck. */
export interface FaultShare {
  /** Lets so many matching requests pass first. */
  readonly after?: number;
  /** Strikes at most so many requests. */
  readonly first?: number;
  /** Strikes this share of matching requests, 0 to 1, chosen by `seed`. */
  readonly share?: number;
  readonly seed?: number;
}

export type FaultEffect =
  /** An error answer in KORE's envelope, or with no body; `executed` does the work first. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
      readonly body?: "envelope" | "empty";
      readonly executed?: boolean;
      /** Seconds in a Retry-After header; `"date"` sends a date two seconds ahead. */
      readonly retryAfter?: number | "date";
    }
  /** The answer waits; `real` time (default) or the `emulated` clock, which tests advance. */
  | { readonly kind: "delay"; readonly for: Duration; readonly clock?: "real" | "emulated" }
  /** The connection is cut, before the work is done or after it. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** The work is done, half of the answer's body is sent; `abruptly` announces all of it and cuts the connection. */
  | { readonly kind: "truncate"; readonly ends?: "cleanly" | "abruptly" }
  /** A gateway answers in HTML, the work is not done. */
  | { readonly kind: "gateway"; readonly status: 502 | 503 | 504 }
  /** The gateway's answer to an expired token (403), the work is not done. */
  | { readonly kind: "expiredToken" }
  /** The work is done, and the answer is what a GET of this path gives: a cache that mixes answers up. */
  | { readonly kind: "other"; readonly path: string }
  /** A read shows what was so long ago, on the emulated clock, as far as there was a fault of this kind then. Writes are done now. */
  | { readonly kind: "lag"; readonly by: Duration }
  /** 429 for requests above a number at once or in a second; refused requests are never executed. */
  | {
      readonly kind: "limit";
      readonly concurrency?: number;
      readonly perSecond?: number;
      /** Seconds in a Retry-After header; `"date"` sends a date two seconds ahead; left out, no header. */
      readonly retryAfter?: number | "date";
    }
  /** A queued update of a SIM: `fails` leaves `scheduled` for the old state; `takes` and `shows` say how long and as what. */
  | {
      readonly kind: "move";
      readonly fails?: boolean;
      readonly takes?: Duration;
      /** Wireless only: the status shown meanwhile. */
      readonly shows?: "updating" | "scheduled";
    };

export interface FaultRule extends FaultShare {
  /** Name for logs and for clearing; given one when left out. */
  readonly id?: string;
  readonly on?: FaultTarget;
  readonly effect: FaultEffect;
}

export type FaultKind = FaultEffect["kind"];
