/** What travels through the chain: one request, one answer, and links that each call the next and do one thing. */

export interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  /** For messages: the path without the base URL and without a query. */
  readonly path: string;
  /** For messages: who this is about. */
  readonly subject: string;
  /** The header of that name; the link for authentication fills it in. */
  readonly authorization?: string;
  /** A form, encoded. */
  readonly body?: string | undefined;
  /** For messages: what to do when there is nothing at the address, where something always is. Default: what a missing object needs. */
  readonly whenMissing?: string | undefined;
  /** The account's name in the configuration, where it is not the default one. */
  readonly account?: string | undefined;
  /** `everybody`: the request for a token, whose failure is that of all the account's requests. */
  readonly serves?: "everybody";
  /** Values in the body that no message may show. */
  readonly secrets?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch: not tried again later than this. */
  readonly deadline?: number | undefined;
  /** Repeating it does no harm, even if it was executed already. */
  readonly idempotent: boolean;
  /** It was sent before: it goes ahead of those that wait for their first turn. */
  readonly repeated?: boolean;
}

/** The headers that some link reads; nothing else is kept of an answer's headers. */
export const KEPT_HEADERS = [
  "content-type",
  "retry-after",
  "twilio-concurrent-requests",
  "twilio-request-id",
  "x-request-id",
  "x-amzn-requestid",
  "x-correlation-id",
] as const;

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Partial<Record<(typeof KEPT_HEADERS)[number], string>>>;
  readonly body: string;
}

export type Exchange = (request: Request) => Promise<Response>;

/** A link of the chain: an exchange made of the next one. */
export type Link = (next: Exchange) => Exchange;

export const isSuccess = ({ status }: Response): boolean => status >= 200 && status <= 299;

/** How many requests of the account the API says are under way, from whatever client. Only Twilio says it. */
export const requestsRunning = ({ "twilio-concurrent-requests": text }: Response["headers"]): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/** No answer arrived. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(
    /** What happened, without credentials. */
    readonly what: string,
    /** Whether the request may have reached the API. */
    readonly sent: boolean,
    /** Whether trying again can help: not with a certificate that is wrong. */
    readonly isTransient: boolean,
  ) {
    super(what);
  }
}
