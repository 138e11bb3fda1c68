/** Bearer tokens that were given out, each for one account and a time. */
import { hash } from "node:crypto";

interface Token {
  readonly accountSid: string;
  readonly expires: number;
}

export class Tokens {
  readonly #given = new Map<string, Token>();
  /** Seconds a fresh token is valid. */
  lifetime: number;
  /** How many were ever given out. */
  count = 0;

  constructor(lifetime: number) {
    this.lifetime = lifetime;
  }

  /** A token shaped as a JWT; the signature is not one, as no client checks it. */
  give(accountSid: string, now: number): string {
    this.count += 1;
    const claims = { sub: accountSid, iat: Math.floor(now / 1000), exp: Math.floor(now / 1000) + this.lifetime };
    const text = [
      { alg: "RS256", typ: "JWT" },
      { ...claims, jti: this.count },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const token = `${text}.${hash("sha256", text, "base64url")}`;
    this.#given.set(token, { accountSid, expires: now + this.lifetime * 1000 });
    return token;
  }

  /** The account a token opens, undefined when it is unknown or expired. */
  accountOf(token: string, now: number): string | undefined {
    const given = this.#given.get(token);
    return given !== undefined && now < given.expires ? given.accountSid : undefined;
  }

  /** Makes every token given out so far invalid. */
  expireAll(): void {
    this.#given.clear();
  }
}
