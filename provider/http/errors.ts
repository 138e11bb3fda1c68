/** Every failure of a request as one typed error, whatever shape its body has. Never with a credential. */
import type { Platform } from "../config";
import { KoreError } from "../errors";
import { explain } from "./codes";
import type { NoAnswer, Request, Response } from "./exchange";

export interface Envelope {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
  readonly moreInfo?: string | undefined;
  /** The body is the API's own error, not a gateway's or a proxy's. */
  readonly genuine: boolean;
}

interface Details {
  readonly status?: number | undefined;
  readonly envelope?: Envelope | undefined;
  readonly requestId?: string | undefined;
  /** What was seen, for failures without a code: "connection reset". */
  readonly seen?: string | undefined;
  readonly ambiguous?: boolean;
  readonly mayPass?: boolean;
  readonly tries?: number | undefined;
}

/** Codes that say that the object asked for does not exist. */
const NOT_FOUND = [20404, 83005, 33107, 33108] as const;

export class ApiError extends KoreError {
  override readonly name = "ApiError";
  readonly method: string;
  readonly path: string;
  readonly subject: string;
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined;
  /** The API's own code, such as 83010. */
  readonly code: number | undefined;
  readonly apiMessage: string | undefined;
  readonly meaning: string | undefined;
  readonly advice: string | undefined;
  readonly moreInfo: string | undefined;
  readonly requestId: string | undefined;
  /** The request may have been executed all the same. */
  readonly ambiguous: boolean;
  /** Asking again later can succeed: nothing is wrong with the request. */
  readonly mayPass: boolean;
  /** The API itself says that the object does not exist. A gateway's 404 does not count, nor do 401, 403 and 5xx. */
  readonly isNotFound: boolean;

  constructor(request: Pick<Request, "method" | "path" | "subject">, platform: Platform, details: Details) {
    const { status, envelope, requestId, seen, ambiguous = false, mayPass = false, tries = 1 } = details;
    const text = explain(platform, status, envelope?.code);
    super(sentence(request, details, text?.means, text?.todo, tries));
    this.method = request.method;
    this.path = request.path;
    this.subject = request.subject;
    this.status = status;
    this.code = envelope?.code;
    this.apiMessage = envelope?.message ?? seen;
    this.meaning = text?.means;
    this.advice = text?.todo;
    this.moreInfo = envelope?.moreInfo;
    this.requestId = requestId;
    this.ambiguous = ambiguous;
    this.mayPass = mayPass;
    this.isNotFound =
      status === 404 &&
      envelope?.genuine === true &&
      (envelope.code === undefined || NOT_FOUND.some((code) => code === envelope.code));
  }
}

/** An answer with an error status. */
export function fromResponse(
  request: Request,
  platform: Platform,
  response: Response,
  { unreadable, ...more }: Partial<Details> & { readonly unreadable?: string } = {},
): ApiError {
  const requestId = requestIdOf(response);
  if (unreadable !== undefined)
    return new ApiError(request, platform, { status: response.status, requestId, seen: unreadable, ...more });
  const envelope = readEnvelope(response);
  return new ApiError(request, platform, {
    status: response.status,
    envelope,
    requestId,
    seen: envelope.message === undefined ? glimpse(response) : undefined,
    ...more,
  });
}

/** No answer at all. */
export const fromNoAnswer = (
  request: Request,
  platform: Platform,
  failure: NoAnswer,
  more: Partial<Details> = {},
): ApiError => new ApiError(request, platform, { seen: failure.what, ...more });

/** The error's envelope: KORE's and Twilio's `{status, message, code, more_info}`, or one of the gateways' shapes. */
export function readEnvelope({ status, body }: Response): Envelope {
  const json = parse(body);
  if (json === undefined) return { genuine: false };
  const code = typeof json.code === "number" ? json.code : undefined;
  const message = [json.message, json.error_description, json.error].find((text) => typeof text === "string");
  const moreInfo = [json.more_info, json.info].find((text) => typeof text === "string");
  return {
    code,
    message: typeof message === "string" ? message : undefined,
    moreInfo: typeof moreInfo === "string" ? moreInfo : undefined,
    genuine: code !== undefined || json.status === status,
  };
}

export const requestIdOf = ({ headers }: Response): string | undefined =>
  headers["twilio-request-id"] ?? headers["x-request-id"] ?? headers["x-amzn-requestid"] ?? headers["x-correlation-id"];

function sentence(
  { method, path, subject }: Pick<Request, "method" | "path" | "subject">,
  { status, envelope, requestId, seen, ambiguous }: Details,
  means: string | undefined,
  todo: string | undefined,
  tries: number,
): string {
  const answer =
    status === undefined
      ? `no answer: ${seen ?? "unknown"}`
      : `${status}${envelope?.code === undefined ? "" : `, code ${envelope.code}`}`;
  const words = status === undefined ? undefined : (envelope?.message ?? seen);
  const details = [
    words && `The API says: ${words.replace(/\.?$/, ".")}`,
    means && `That means: ${means}.`,
    ambiguous &&
      "The request may have been carried out all the same; the next `pulumi up` looks before it sends anything.",
    todo ??
      (status === undefined
        ? "Check the network, the proxy settings and the configured URLs, then run `pulumi up` again."
        : undefined),
    envelope?.moreInfo && `See ${envelope.moreInfo}`,
    requestId && `(Request ${requestId})`,
  ];
  const tried = tries > 1 ? ` after ${tries} tries` : "";
  return `${subject}: ${method} ${path} failed${tried} (${answer}). ${details.filter(Boolean).join(" ")}`.trim();
}

/** The first words of a body that is not an envelope: enough to recognise a gateway's page. */
function glimpse({ headers, body }: Response): string | undefined {
  const words = body
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return body === "" ? "(an empty body)" : undefined;
  const kind = /html/i.test(headers["content-type"] ?? "") ? "a page of HTML: " : "";
  return `${kind}${words.length > 120 ? `${words.slice(0, 120)}…` : words}`;
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : undefined;
  } catch {
    // Not JSON: a gateway's page, an empty body, or a cut-off answer. The raw words are shown instead.
    return undefined;
  }
}
