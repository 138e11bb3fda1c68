/** OAuth2 client credentials: a token fetched when first needed, shared by everybody, renewed before it expires and once when it is refused. */
import { z } from "zod";
import { orAborted } from "../time/abort";
import type { Clock } from "../time/clock";
import { readAnswer } from "./answer";
import { ApiError } from "./errors";
import { isSuccess, type Link, type Request, type Response } from "./exchange";

/** A token is renewed so long before its end, or at the last tenth of a shorter life. */
const MARGIN = 60_000;
/** For so long nobody asks again after the credentials were refused: asking on would lock the API client out. */
const REFUSAL_HOLDS = 30_000;

export interface TokenSource {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For messages: `the access token of account "eu"`. */
  readonly subject: string;
}

/** Carries the token request; it must not pass through this link again. */
export type Ask = <A>(request: Request, usable: (response: Response) => A) => Promise<A>;

interface Token {
  readonly authorization: string;
  readonly renewAt: number;
  /** It replaced one that was refused, and was not accepted yet itself. */
  suspect: boolean;
}

interface Refusal {
  readonly error: ApiError;
  readonly until: number;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export const bearerAuth = (source: TokenSource, ask: Ask, clock: Clock): Link => {
  let held: Token | undefined;
  let fetching: Promise<Token> | undefined;
  let refusal: Refusal | undefined;

  const fetchOne = async (suspect: boolean): Promise<Token> => {
    try {
      held = { ...(await fetchToken(source, ask, clock)), suspect };
      return held;
    } catch (error) {
      if (refusesCredentials(error)) refusal = { error, until: clock.now() + REFUSAL_HOLDS };
      throw error;
    } finally {
      fetching = undefined;
    }
  };
  const token = (signal: AbortSignal | undefined, suspect: boolean): Token | Promise<Token> => {
    if (held && clock.now() < held.renewAt) return held;
    if (refusal && clock.now() < refusal.until) throw refusal.error;
    fetching ??= fetchOne(suspect);
    return orAborted(fetching, signal);
  };

  return (next) => async (request) => {
    const send = ({ authorization }: Token) => next({ ...request, headers: { ...request.headers, authorization } });
    const first = await token(request.signal, false);
    const answer = await send(first);
    if (isSuccess(answer)) first.suspect = false;
    // A fresh token that is refused as well is no matter of expiry: a renewal for each request would help nobody.
    if (!refusesToken(answer) || (first.suspect && held === first)) return answer;
    // Somebody else may have renewed it already.
    if (held === first) held = undefined;
    const second = await token(request.signal, true);
    const last = await send(second);
    if (isSuccess(last)) second.suspect = false;
    return last;
  };
};

/** 401, or the 403 with which KORE's gateway answers an expired token. Any other 403 is a missing permission. */
const refusesToken = ({ status, body }: Response): boolean =>
  status === 401 || (status === 403 && /"error"\s*:\s*"Invalid or expired token"/.test(body));

const refusesCredentials = (error: unknown): error is ApiError =>
  error instanceof ApiError && [400, 401, 403].some((status) => status === error.status);

async function fetchToken(source: TokenSource, ask: Ask, clock: Clock): Promise<Omit<Token, "suspect">> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: source.clientId,
    client_secret: source.clientSecret,
  });
  const request = {
    method: "POST",
    url: source.url,
    path: new URL(source.url).pathname,
    subject: source.subject,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: form.toString(),
    again: "harmless",
  } as const;
  const asked = clock.now();
  const { access_token, expires_in } = await ask(request, (response) => readAnswer(request, response, tokenAnswer));
  const life = expires_in * 1_000;
  return { authorization: `Bearer ${access_token}`, renewAt: asked + life - Math.min(MARGIN, life / 10) };
}
