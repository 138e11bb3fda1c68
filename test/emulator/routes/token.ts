/** The token endpoint: OAuth2 client credentials in a form, answered with a bearer token. */
import type { Answer } from "../http/call";
import type { World } from "../world";

export const TOKEN_OPERATION = "token.create";
export const TOKEN_PATH = "/v1/auth/token";

/** The documented refusal of wrong credentials; not KORE's envelope. */
const UNAUTHORIZED = {
  status: 401,
  body: { error: "unauthorized_client", error_description: "Invalid client or Invalid client credentials" },
} as const;

/** The scopes of the two products, as KORE's API client document names them. */
const SCOPE = "SuperSIM ProgrammableWireless";

export function createToken(world: World, form: URLSearchParams, now: number): Answer {
  if (form.get("grant_type") !== "client_credentials") {
    return { status: 400, body: { code: 40400, message: "grant_type must be client_credentials" } };
  }
  const id = form.get("client_id");
  const secret = form.get("client_secret");
  for (const account of world.store.accounts.values()) {
    if (account.clientId !== id || account.clientSecret !== secret) continue;
    return {
      status: 200,
      body: {
        access_token: world.tokens.give(account.sid, now),
        expires_in: world.tokens.lifetime,
        token_type: "Bearer",
        scope: SCOPE,
      },
    };
  }
  return UNAUTHORIZED;
}
