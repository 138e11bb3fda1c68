/** Every failure of a request as one typed error, whatever shape its body has. Never with a credential. */
import type { Platform } from "../config";
import { type GlobalCause, KoreError } from "../errors";
import { type CodeText, explain } from "./codes";
import type { Envelope } from "./envelope";
import type { Request } from "./exchange";
import type { Failure } from "./failure";
import { globalCause } from "./global-cause";
import { isTransient } from "./retry";
import type { Hide } from "./secrets";
import { type Ending, sentence } from "./sentence";

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
  readonly isTransient: boolean;
  /**
   * Of a GET or DELETE: the API itself says that the object does not exist. A gateway's 404 does not count, nor do 401, 403 and 5xx,
   * nor the 404 of a POST, which may be that of the request for a token.
   */
  readonly isNotFound: boolean;
  /** 400, 409 or 422: the API refuses what is asked, such as a name that is taken or a deletion of what is in use. No document tells which it is. */
  readonly isRefusal: boolean;
  /** The answer is about another object than the one that was asked for: it says nothing about this one. */
  readonly isAboutAnother: boolean;
  readonly #global: GlobalCause | undefined;
  readonly #about: (subject: string) => ApiError;

  constructor(request: Request, platform: Platform, failure: Failure, ending: Ending = {}, hide: Hide = same) {
    const { status, envelope, seen } = failure;
    const { ambiguous = false, cause } = ending;
    const text = explained(request, platform, status, envelope?.code);
    const global = globalCause(request, failure);
    const target = global ? addressOf(request) : request.path;
    super(hide(sentence(request, target, failure, ending, text)), cause === undefined ? undefined : { cause });
    this.method = request.method;
    this.path = request.path;
    this.subject = request.subject;
    this.status = status;
    this.code = envelope?.code;
    this.apiMessage = envelope?.message ?? seen;
    this.meaning = text?.means;
    this.advice = text?.todo;
    this.moreInfo = envelope?.moreInfo;
    this.requestId = failure.requestId;
    this.ambiguous = ambiguous;
    this.isTransient = isTransient(failure);
    this.isAboutAnother = failure.isOther === true;
    this.isRefusal = status === 400 || status === 409 || status === 422;
    this.isNotFound = request.method !== "POST" && saysNotFound(status, envelope);
    this.#about = (subject) => new ApiError({ ...request, subject }, platform, failure, ending, hide);
    const more = ambiguous ? "; the request may have been carried out, the next run looks" : "";
    this.#global = global && { key: hide(global.key), brief: hide(global.brief) + more };
  }

  override get global(): GlobalCause | undefined {
    return this.#global;
  }

  /** The same failure of a request that was sent for several, told to one of them. */
  about(subject: string): ApiError {
    return this.#about(subject);
  }
}

/** For `catch`: the API's word that the object does not exist is an answer, every other error stays one. */
export function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof ApiError && error.isNotFound)) throw error;
}

const same = (text: string): string => text;

/** Where it went, without a query. */
function addressOf({ url }: Request): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function saysNotFound(status: number | undefined, envelope: Envelope | undefined): boolean {
  if (status === undefined || status < 400 || status > 499 || !envelope?.genuine) return false;
  if (NOT_ABOUT_THE_OBJECT.some((other) => other === status)) return false;
  return envelope.code === undefined ? status === 404 : NOT_FOUND.some((code) => code === envelope.code);
}

const CHECK_THE_WAY = "Check the network, the proxy settings and the configured URLs, then run the same command again.";

function explained(
  { whenMissing }: Request,
  platform: Platform,
  status: number | undefined,
  code: number | undefined,
): Partial<CodeText> | undefined {
  if (status === undefined) return { todo: CHECK_THE_WAY };
  const text = explain(platform, status, code);
  return text && status === 404 && whenMissing !== undefined ? { ...text, todo: whenMissing } : text;
}
