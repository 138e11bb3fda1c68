/** The text of a failed request: what failed, on whom, what was seen, what it means, what to do. */
import { formatDuration } from "../time/duration";
import type { CodeText } from "./codes";
import type { Envelope } from "./envelope";
import type { Request } from "./exchange";
import type { Failure } from "./failure";

/** How the tries came to an end. */
export interface Ending {
  /** The request may have been executed all the same. */
  readonly ambiguous?: boolean;
  readonly tries?: number;
  /** Why it was not tried again, where it could have been. */
  readonly stopped?: string;
  /** The failure of the look that was to find out whether the request was executed. */
  readonly cause?: unknown;
}

/** `target`: the path, or the whole address where that may be what is wrong. */
export function sentence(
  { method, subject }: Pick<Request, "method" | "subject">,
  target: string,
  failure: Failure,
  { ambiguous, tries = 1, stopped }: Ending,
  text: Partial<CodeText> | undefined,
): string {
  const { status, envelope, requestId, seen, retryAfter: asked } = failure;
  const code = envelope?.code === undefined ? "" : `, code ${envelope.code}`;
  const answer = status === undefined ? `no answer: ${seen ?? "unknown"}` : `${status}${code}`;
  const parts = [
    status !== undefined && words(envelope, seen),
    text?.means && `That means: ${text.means}.`,
    asked !== undefined && asked > 0 && `It asks to wait ${formatDuration(asked)}.`,
    stopped && `It was not tried again: ${stopped}.`,
    ambiguous && "The request may have been carried out all the same; the next run looks before it sends anything.",
    text?.todo,
    envelope?.moreInfo && `See ${envelope.moreInfo}`,
    requestId && `(Request ${requestId})`,
  ];
  const tried = tries > 1 ? ` after ${tries} tries` : "";
  return `${subject}: ${method} ${target} failed${tried} (${answer}). ${parts.filter(Boolean).join(" ")}`.trim();
}

function words(envelope: Envelope | undefined, seen: string | undefined): string | undefined {
  const stop = (text: string) => text.replace(/[.\s]*$/, ".");
  if (envelope?.message !== undefined)
    return `${envelope.genuine ? "The API says" : "The gateway says"}: ${stop(envelope.message)}`;
  if (seen === undefined) return undefined;
  return envelope ? `The answer is not the API's own: ${stop(seen)}` : stop(seen);
}
