/** One failed try, put on record once: the policy judges the record, and the error tells it. Its texts hold no secret. */
import type { UnreadableAnswer } from "./answer";
import { type Envelope, glimpse, readEnvelope, requestIdOf } from "./envelope";
import type { NoAnswer, Response } from "./exchange";
import { retryAfter } from "./pace/retry-after";
import type { Hide } from "./secrets";

export interface Failure {
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** What an error answer says for itself; absent for a success that cannot be used. */
  readonly envelope?: Envelope;
  /** What was seen, where no envelope has words for it: `socket hang up`, the beginning of a page. */
  readonly seen?: string;
  readonly requestId?: string | undefined;
  /** A 2xx whose body could not be used. */
  readonly unreadable?: boolean;
  /** A 2xx that is about another object than the one that was asked for. */
  readonly isOther?: boolean;
  /** A body that should have been JSON and is not, as when it is cut off. */
  readonly garbled?: boolean;
  /** Without an answer: whether the request may have reached the API, and whether time can help. */
  readonly sent?: boolean;
  readonly isTransient?: boolean;
  /** Milliseconds that the API asked to wait. */
  readonly retryAfter?: number | undefined;
}

export const withoutAnswer = ({ what, sent, isTransient }: NoAnswer, hide: Hide): Failure => ({
  seen: hide(what),
  sent,
  isTransient,
});

/** An answer with an error status. `now`: milliseconds since the epoch. */
export function withError(response: Response, hide: Hide, now: number): Failure {
  const envelope = readEnvelope(response, hide);
  return {
    ...aside(response, hide, now),
    envelope,
    ...(envelope.message === undefined && { seen: glimpse(response, hide) }),
    garbled: envelope.cutOff === true,
  };
}

/** A success that cannot be used. */
export const withoutUse = (
  response: Response,
  { seen, garbled, isOther }: UnreadableAnswer,
  hide: Hide,
  now: number,
): Failure => ({
  ...aside(response, hide, now),
  seen: hide(`The answer ${seen}`),
  unreadable: true,
  garbled,
  isOther,
});

function aside(response: Response, hide: Hide, now: number): Failure {
  const id = requestIdOf(response);
  return {
    status: response.status,
    requestId: id && hide(id),
    retryAfter: retryAfter(response.headers["retry-after"], now),
  };
}
