/** Who is asking: KORE's bearer tokens, Twilio's account SID or API key with Basic, and the refusals of each. */
import { API_ERRORS, ApiError } from "../api-error";
import type { Account } from "../store/records";
import type { World } from "../world";

/** The gateway's refusal of a token, which is not KORE's envelope. */
export const EXPIRED_TOKEN = {
  status: 403,
  body: {
    message: "User is not authorized to access this resource with an explicit deny",
    error: "Invalid or expired token",
  },
} as const;

/** Thrown for a token that is unknown or expired. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
}

/** @throws ApiError 40401 without credentials, 20003 for wrong Basic ones; TokenRefused for a wrong token. */
export function authenticate(world: World, header: string | undefined, now: number): Account {
  const [scheme = "", value = ""] = (header ?? "").split(" ");
  if (scheme.toLowerCase() === "bearer") return byToken(world, value, now);
  if (scheme.toLowerCase() === "basic") return byPassword(world, value);
  throw new ApiError(40401, "no Authorization header");
}

function byToken(world: World, token: string, now: number): Account {
  const account = world.store.accounts.get(world.tokens.accountOf(token, now) ?? "");
  if (account === undefined) throw new TokenRefused(EXPIRED_TOKEN.body.error);
  return account;
}

function byPassword(world: World, encoded: string): Account {
  const [user = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const password = rest.join(":");
  for (const account of world.store.accounts.values()) {
    const byToken = account.sid === user && account.authToken === password;
    if (byToken || (account.apiKey === user && account.apiSecret === password)) return account;
  }
  throw new ApiError(20003, undefined, API_ERRORS[20003].status);
}
