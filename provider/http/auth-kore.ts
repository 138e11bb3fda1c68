/** OAuth2 client credentials: a token fetched when first needed, shared by everybody, renewed before it expires and once when it is refused. */
import { z } from "zod";
import type { Clock } from "../time/clock";
import { unlessAborted } from "../time/unless-aborted";
import { readAnswer } from "./answer";
import { ApiError } from "./errors";
import type { Link, Request, Response } from "./exchange";
import type { Secrets } from "./secrets";

/** A token is renewed so long before its end, or at the last tenth of a shorter life. */
const MARGIN = 60_000;

/** Milliseconds. Credentials that were refused are not sent again sooner: a thousand SIMs that fail one by one would look like somebody who guesses. */
const PAUSE = 30_000;
/** The endpoint's word that it does not accept the credentials: RFC 6749, 5.2 gives 400 or 401, a gateway 403. */
const NOT_ACCEPTED = [400, 401, 403] as const;

export interface TokenSource {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The account's name in the configuration, where it is not the default one. */
  readonly account?: string | undefined;
}

/** Carries the token request; it must not pass through this link again. */
export type Ask = <A>(request: Request, usable: (response: Response) => A) => Promise<A>;

interface Token {
  readonly authorization: string;
  readonly renewAt: number;
  /** It replaced a token that had been refused. */
  readonly second: boolean;
  /** The API has taken it at least once. */
  accepted: boolean;
}

/** RFC 6749, 5.1: the life is optional. Where it cannot be read a short one is assumed, which costs no more than a few requests. */
const ASSUMED_LIFE = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(ASSUMED_LIFE),
});

export const bearerAuth = (source: TokenSource, ask: Ask, clock: Clock, secrets: Secrets): Link => {
  secrets.add(source.clientSecret);
  let held: Token | undefined;
  let fetching: Promise<Token> | undefined;
  let refused: { readonly error: ApiError; readonly until: number } | undefined;

  const fetchToken = async (second: boolean): Promise<Token> => {
    const request = tokenRequest(source);
    const asked = clock.now();
    const { access_token, expires_in } = await ask(request, (response) => readAnswer(request, response, tokenAnswer));
    secrets.add(access_token);
    const life = expires_in * 1_000;
    const renewAt = asked + life - Math.min(MARGIN, life / 10);
    return { authorization: `Bearer ${access_token}`, renewAt, second, accepted: false };
  };
  /** Whoever comes first fetches it. That request has no signal: one caller who gives up must not take it from the others. */
  const token = async (signal: AbortSignal | undefined, second = false): Promise<Token> => {
    if (refused && clock.now() < refused.until) throw refused.error;
    fetching ??= fetchToken(second)
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .catch((error: unknown) => {
        if (error instanceof ApiError && NOT_ACCEPTED.some((status) => status === error.status))
          refused = { error, until: clock.now() + PAUSE };
        throw error;
      })
      .finally(() => {
        fetching = undefined;
      });
    return unlessAborted(fetching, signal);
  };
  const current = (): Token | undefined => (held && clock.now() < held.renewAt ? held : undefined);

  return (next) => async (request) => {
    const { signal } = request;
    signal?.throwIfAborted();
    const first = current() ?? (await token(signal));
    const answer = await next({ ...request, authorization: first.authorization });
    if (!refusesToken(answer)) {
      first.accepted = true;
      return answer;
    }
    // A fresh token that was refused as the one before it was: it is not the token's age, and another would change nothing.
    if (held === first && first.second && !first.accepted) return answer;
    // Somebody else may have renewed it already.
    if (held === first) held = undefined;
    const second = current() ?? (await token(signal, true));
    const again = await next({ ...request, authorization: second.authorization });
    if (!refusesToken(again)) second.accepted = true;
    return again;
  };
};

/** 401, or the 403 with which KORE's gateway answers an expired token. Any other 403 is a missing permission. */
const refusesToken = ({ status, body }: Response): boolean =>
  status === 401 || (status === 403 && /"error"\s*:\s*"Invalid or expired token"/.test(body));

function tokenRequest({ url, clientId, clientSecret, account }: TokenSource): Request {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return {
    method: "POST",
    url,
    path: new URL(url).pathname,
    subject: account === undefined ? "the access token" : `the access token of account "${account}"`,
    account,
    serves: "everybody",
    body: new URLSearchParams(form).toString(),
    idempotent: true,
    whenMissing: "Check kore:tokenUrl (or KORE_TOKEN_URL).",
  };
}
