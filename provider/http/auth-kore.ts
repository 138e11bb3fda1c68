/** OAuth2 client credentials: a token fetched when first needed, shared by everybody, renewed before it expires and once when it is refused. */
import { z } from "zod";
import type { Clock } from "../time/clock";
import { readAnswer } from "./answer";
import type { Link, Request, Response } from "./exchange";

/** A token is renewed so long before its end, or at the last tenth of a shorter life. */
const MARGIN = 60_000;

export interface TokenSource {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Carries the token request; it must not pass through this link again. */
export type Ask = <A>(request: Request, usable: (response: Response) => A) => Promise<A>;

interface Token {
  readonly authorization: string;
  readonly renewAt: number;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export const bearerAuth = (source: TokenSource, ask: Ask, clock: Clock): Link => {
  let held: Token | undefined;
  let fetching: Promise<Token> | undefined;

  const token = async (): Promise<Token> => {
    if (held && clock.now() < held.renewAt) return held;
    fetching ??= fetchToken(source, ask, clock)
      .then((fresh) => {
        held = fresh;
        return fresh;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  return (next) => async (request) => {
    const first = await token();
    const answer = await next({ ...request, headers: { ...request.headers, authorization: first.authorization } });
    if (!refusesToken(answer)) return answer;
    // Somebody else may have renewed it already.
    if (held === first) held = undefined;
    const second = await token();
    return next({ ...request, headers: { ...request.headers, authorization: second.authorization } });
  };
};

/** 401, or the 403 with which KORE's gateway answers an expired token. Any other 403 is a missing permission. */
const refusesToken = ({ status, body }: Response): boolean =>
  status === 401 || (status === 403 && /"error"\s*:\s*"Invalid or expired token"/.test(body));

async function fetchToken({ url, clientId, clientSecret }: TokenSource, ask: Ask, clock: Clock): Promise<Token> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const request = {
    method: "POST",
    url,
    path: new URL(url).pathname,
    subject: "the access token",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: form.toString(),
    again: "harmless",
  } as const;
  const asked = clock.now();
  const { access_token, expires_in } = await ask(request, (response) => readAnswer(request, response, tokenAnswer));
  const life = expires_in * 1_000;
  return { authorization: `Bearer ${access_token}`, renewAt: asked + life - Math.min(MARGIN, life / 10) };
}
