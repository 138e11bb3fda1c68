/** What the rest of the provider sees of HTTP: four verbs on one account, whatever the platform behind them. */
import type { ZodType } from "zod";
import type { KoreError } from "../errors";

/**
 * One account's API. Every method rejects with an `ApiError` (errors.ts), with the signal's reason, or, where no request can be made, with
 * another `KoreError`: no address for the service, a proxy that cannot be used, a list that leads nowhere.
 */
export interface Api {
  get<A>(call: Call<A>): Promise<A>;
  post<A>(call: Write<A>): Promise<A>;
  /** Resolves when the API answered 2xx. */
  delete(call: Omit<Call<never>, "answer">): Promise<void>;
  /** The items of a list, page by page, as the API orders them. Stop iterating and no further page is asked for. */
  pages<A>(call: List<A>): AsyncIterable<readonly A[]>;
}

export interface Call<A> {
  /** Which of the configured base URLs the path belongs to: a key of `Config.baseUrls`. */
  readonly service: string;
  /** Path below the base URL, its segments already percent-encoded, such as `/v1/Sims/HS…`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /**
   * What the answer must have, unknown fields pass, and what it becomes: `shape.transform(read)` spells a request once whose caller
   * wants something else than the wire has.
   */
  readonly answer: ZodType<A>;
  /** Who this is about, for messages: `SIM 8988… (HS…)`, `Fleet "eu-trackers"`. */
  readonly subject: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch: nothing is tried again later than this. Default: three minutes after the first failure, which is always the limit. */
  readonly deadline?: number | undefined;
}

export interface Write<A> extends Call<A> {
  /** Form parameters in the API's spelling; a list becomes a repeated key. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
  /**
   * What may happen after a failure that leaves open whether the API executed the request
   * (a reset after sending, a timeout, 500, 502, 503, 504):
   * - `"never"`: the error is raised with `ambiguous: true`;
   * - a function: it looks; what it returns is what the request comes to, as if `answer` had made it of an answer;
   *   `undefined` means "not executed: send it again".
   * A 429 or a connection that was never made is repeated in any case: nothing was executed.
   */
  readonly onAmbiguous: "never" | (() => Promise<A | undefined>);
}

export interface List<A> extends Omit<Call<A>, "answer"> {
  /** Name of the array in the page, such as `sims`. */
  readonly key: string;
  /** What one item must have, and what it becomes. */
  readonly item: ZodType<A>;
  /** Items a page, 1 to 1,000. Default 1,000. */
  readonly pageSize?: number;
  /**
   * Is told each item that does not have the shape, which is then left out. For lists whose readers ask for what a page did not show by itself.
   * Default: one such item fails its page.
   */
  readonly onUnreadable?: (error: KoreError) => void;
}

/** The same API, with a deadline for every call. */
export const within = (deadline: number, api: Api): Api => ({
  get: (call) => api.get({ ...call, deadline }),
  post: (call) => api.post({ ...call, deadline }),
  delete: (call) => api.delete({ ...call, deadline }),
  pages: (list) => api.pages({ ...list, deadline }),
});
