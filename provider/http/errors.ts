/** Every failure of a request as one typed error, whatever shape its body has. Never with a credential. */
import type { Platform } from "../config";
import { KoreError } from "../errors";
import { formatDuration } from "../time/duration";
import { type CodeText, explain } from "./codes";
import { type Envelope, glimpse, readEnvelope, requestIdOf } from "./envelope";
import type { NoAnswer, Request, Response } from "./exchange";

type About = Pick<Request, "method" | "path" | "subject" | "whenMissing">;

/** What is known of a failure. */
export interface Details {
  readonly status?: number | undefined;
  readonly envelope?: Envelope | undefined;
  readonly requestId?: string | undefined;
  /** What was seen, for failures without an envelope: "socket hang up". */
  readonly seen?: string | undefined;
  readonly ambiguous?: boolean;
  readonly mayPass?: boolean;
  readonly tries?: number | undefined;
  /** Why it was not tried again, where it could have been. */
  readonly stopped?: string | undefined;
  /** Milliseconds that the API asked to wait. */
  readonly asked?: number | undefined;
  /** The failure of the look that was to find out whether the request was executed. */
  readonly cause?: unknown;
  /** Takes secrets out of a text: some gateways repeat the request that they refuse, credentials and all. */
  readonly hide?: (text: string) => string;
}

/** Codes that say that the object does not exist, whatever the HTTP status: KORE documents none for them. */
const NOT_FOUND = [20404, 83005, 33107, 33108] as const;
/** Statuses that say nothing about the object. */
const NOT_ABOUT_THE_OBJECT = [401, 403] as const;

export class ApiError extends KoreError {
  override readonly name = "ApiError";
  readonly method: string;
  readonly path: string;
  readonly subject: string;
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined;
  /** The API's own code, such as 83010. */
  readonly code: number | undefined;
  /** The API's words, or what was seen instead. */
  readonly apiMessage: string | undefined;
  /** What the code means, or the status where there is no code. */
  readonly meaning: string | undefined;
  readonly advice: string | undefined;
  readonly moreInfo: string | undefined;
  readonly requestId: string | undefined;
  /** The request may have been executed all the same. */
  readonly ambiguous: boolean;
  /** Asking again later can succeed: nothing is wrong with the request. */
  readonly mayPass: boolean;
  /**
   * Of a GET or DELETE: the API itself says that the object does not exist. A gateway's 404 does not count, nor do 401, 403 and 5xx,
   * nor the 404 of a POST, which may be that of the request for a token.
   */
  readonly isNotFound: boolean;
  /** 400, 409 or 422: the API refuses what is asked, such as a name that is taken or a deletion of what is in use. No document tells which it is. */
  readonly isRefusal: boolean;

  constructor(request: About, platform: Platform, details: Details) {
    const { status, envelope, requestId, seen, ambiguous = false, mayPass = false, cause, hide = same } = details;
    const text = explained(request, platform, status, envelope?.code);
    super(hide(sentence(request, details, text)), cause === undefined ? undefined : { cause });
    this.method = request.method;
    this.path = request.path;
    this.subject = request.subject;
    this.status = status;
    this.code = envelope?.code;
    this.apiMessage = shown(envelope?.message ?? seen, hide);
    this.meaning = text?.means;
    this.advice = text?.todo ?? (status === undefined ? CHECK_THE_WAY : undefined);
    this.moreInfo = shown(envelope?.moreInfo, hide);
    this.requestId = shown(requestId, hide);
    this.ambiguous = ambiguous;
    this.mayPass = mayPass;
    this.isRefusal = status === 400 || status === 409 || status === 422;
    this.isNotFound = request.method !== "POST" && saysNotFound(status, envelope);
  }
}

/** For `catch`: the API's word that the object does not exist is an answer, every other error stays one. */
export function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof ApiError && error.isNotFound)) throw error;
}

/** An answer with an error status, or (`unreadable`) a success that cannot be used. */
export function fromResponse(
  request: About,
  platform: Platform,
  received: Response,
  { unreadable, ...more }: Partial<Details> & { readonly unreadable?: string } = {},
): ApiError {
  // Before anything is cut short: half a secret would not be recognised.
  const response = { ...received, body: (more.hide ?? same)(received.body) };
  const { status } = response;
  const requestId = requestIdOf(response);
  if (unreadable !== undefined)
    return new ApiError(request, platform, { ...more, status, requestId, seen: unreadable });
  const envelope = readEnvelope(response);
  const seen = envelope.message === undefined ? glimpse(response) : undefined;
  return new ApiError(request, platform, { ...more, status, envelope, requestId, seen });
}

/** No answer at all. */
export const fromNoAnswer = (
  request: About,
  platform: Platform,
  { what }: NoAnswer,
  more: Partial<Details> = {},
): ApiError => new ApiError(request, platform, { ...more, seen: what });

const same = (text: string): string => text;

const shown = (text: string | undefined, hide: (text: string) => string) => (text === undefined ? text : hide(text));

function saysNotFound(status: number | undefined, envelope: Envelope | undefined): boolean {
  if (status === undefined || status < 400 || status > 499 || !envelope?.genuine) return false;
  if (NOT_ABOUT_THE_OBJECT.some((other) => other === status)) return false;
  return envelope.code === undefined ? status === 404 : NOT_FOUND.some((code) => code === envelope.code);
}

const CHECK_THE_WAY = "Check the network, the proxy settings and the configured URLs, then run the same command again.";

function explained({ whenMissing }: About, platform: Platform, status: number | undefined, code: number | undefined) {
  const text = explain(platform, status, code);
  return text && status === 404 && whenMissing !== undefined ? { ...text, todo: whenMissing } : text;
}

/** What failed, on whom, what was seen, what it means, what to do. */
function sentence({ method, path, subject }: About, details: Details, text: CodeText | undefined): string {
  const { status, envelope, requestId, seen, ambiguous, tries = 1, stopped, asked } = details;
  const code = envelope?.code === undefined ? "" : `, code ${envelope.code}`;
  const answer = status === undefined ? `no answer: ${seen ?? "unknown"}` : `${status}${code}`;
  const parts = [
    status !== undefined && words(envelope, seen),
    text && `That means: ${text.means}.`,
    asked !== undefined && asked > 0 && `It asks to wait ${formatDuration(asked)}.`,
    stopped && `It was not tried again: ${stopped}.`,
    ambiguous && "The request may have been carried out all the same; the next run looks before it sends anything.",
    text?.todo ?? (status === undefined && CHECK_THE_WAY),
    envelope?.moreInfo && `See ${envelope.moreInfo}`,
    requestId && `(Request ${requestId})`,
  ];
  const tried = tries > 1 ? ` after ${tries} tries` : "";
  return `${subject}: ${method} ${path} failed${tried} (${answer}). ${parts.filter(Boolean).join(" ")}`.trim();
}

function words(envelope: Envelope | undefined, seen: string | undefined): string | undefined {
  const stop = (text: string) => text.replace(/[.\s]*$/, ".");
  if (envelope?.message !== undefined)
    return `${envelope.genuine ? "The API says" : "The gateway says"}: ${stop(envelope.message)}`;
  if (seen === undefined) return undefined;
  return envelope ? `The answer is not the API's own: ${stop(seen)}` : stop(seen);
}
