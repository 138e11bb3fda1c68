/** Where the settings come from: stack configuration first, then the environment; one validated value for everything else. */
import { z } from "zod";
import { KoreError } from "./errors";

/** A setting is missing, contradictory or malformed. The message names the keys to set, never a value of a secret. */
export class ConfigError extends KoreError {
  override readonly name = "ConfigError";
}

export type Platform = "kore" | "twilio";

/** KORE: OAuth2 client credentials. Twilio: HTTP Basic, with the account's token or an API key. */
export type Credentials =
  | { readonly platform: "kore"; readonly clientId: string; readonly clientSecret: string }
  | { readonly platform: "twilio"; readonly user: string; readonly password: string };

export interface Config {
  readonly platform: Platform;
  /** The OAuth2 token endpoint, in full. */
  readonly tokenUrl: string;
  /** Where each API is, by the name that tables use; a path is kept. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** Requests under way at once, for each account. */
  readonly maxConcurrency: number;
  readonly requestsPerSecond: number;
  /** One line a request on stderr. */
  readonly debug: boolean;
  /** The credentials of an account of `kore:accounts`, or the default ones. Raises `ConfigError` when there are none. */
  credentialsOf(account: string | undefined): Credentials;
}

type Get = (key: string) => string | undefined;
type Environment = Readonly<Record<string, string | undefined>>;

const SERVICES = ["supersim", "wireless"] as const;

const URLS = {
  kore: {
    supersim: "https://supersim.api.korewireless.com",
    wireless: "https://programmable-wireless.api.korewireless.com",
  },
  twilio: { supersim: "https://supersim.twilio.com", wireless: "https://wireless.twilio.com" },
} as const;

const TOKEN_URL = "https://api.korewireless.com/api-services/v1/auth/token";

/** Setting to its two spellings. */
const KEYS = {
  platform: ["kore:platform", "KORE_PLATFORM"],
  clientId: ["kore:clientId", "KORE_CLIENT_ID"],
  clientSecret: ["kore:clientSecret", "KORE_CLIENT_SECRET"],
  accountSid: ["kore:accountSid", "TWILIO_ACCOUNT_SID"],
  authToken: ["kore:authToken", "TWILIO_AUTH_TOKEN"],
  apiKey: ["kore:apiKey", "TWILIO_API_KEY"],
  apiSecret: ["kore:apiSecret", "TWILIO_API_SECRET"],
  supersimUrl: ["kore:supersimUrl", "KORE_SUPERSIM_URL"],
  wirelessUrl: ["kore:wirelessUrl", "KORE_WIRELESS_URL"],
  tokenUrl: ["kore:tokenUrl", "KORE_TOKEN_URL"],
  maxConcurrency: ["kore:maxConcurrency", "KORE_MAX_CONCURRENCY"],
  requestsPerSecond: ["kore:requestsPerSecond", "KORE_REQUESTS_PER_SECOND"],
} as const;

type Key = keyof typeof KEYS;

const pair = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });
const token = z.strictObject({ accountSid: z.string().min(1), authToken: z.string().min(1) });
const apiKey = z.strictObject({ apiKey: z.string().min(1), apiSecret: z.string().min(1) });

/** Reads and validates everything but the default credentials, which only an account that uses them needs. */
export function readConfig(get: Get, env: Environment): Config {
  const value = (key: Key): string | undefined => {
    const [config, variable] = KEYS[key];
    return get(config) || env[variable] || undefined;
  };
  const platform = platformOf(value("platform"));
  const accounts = accountsOf(get("kore:accounts"), platform);
  const url = (key: Key, fallback: string) => checkedUrl(key, value(key) ?? fallback);
  return {
    platform,
    tokenUrl: url("tokenUrl", TOKEN_URL),
    baseUrls: Object.fromEntries(
      SERVICES.map((service) => [service, url(`${service}Url`, URLS[platform][service]).replace(/\/+$/, "")]),
    ),
    maxConcurrency: wholeNumber("maxConcurrency", value("maxConcurrency"), 20),
    requestsPerSecond: wholeNumber("requestsPerSecond", value("requestsPerSecond"), 50),
    debug: env.KORE_LOG === "debug",
    credentialsOf(account) {
      if (account === undefined) return defaultCredentials(platform, value);
      const found = accounts.get(account);
      if (found) return found;
      const known = [...accounts.keys()];
      throw new ConfigError(
        `account "${account}" is not in kore:accounts; ${known.length > 0 ? `known: ${known.join(", ")}` : "there are no accounts there"}. ` +
          `Add it with: pulumi config set --secret --path 'kore:accounts.${account}.${platform === "kore" ? "clientId" : "accountSid"}' …`,
      );
    },
  };
}

function platformOf(text: string | undefined): Platform {
  if (text === undefined || text === "kore") return "kore";
  if (text === "twilio") return "twilio";
  throw new ConfigError(`${spell("platform")} is "${text}"; it must be "kore" or "twilio".`);
}

function defaultCredentials(platform: Platform, value: (key: Key) => string | undefined): Credentials {
  if (platform === "kore") {
    const [clientId, clientSecret] = [value("clientId"), value("clientSecret")];
    if (clientId !== undefined && clientSecret !== undefined) return { platform, clientId, clientSecret };
    throw missing(
      "The API's client credentials are",
      clientId === undefined ? "clientId" : undefined,
      clientSecret === undefined ? "clientSecret" : undefined,
    );
  }
  const key = value("apiKey");
  const secret = value("apiSecret");
  if (key !== undefined && secret !== undefined) return { platform, user: key, password: secret };
  if (key !== undefined || secret !== undefined)
    throw missing("An API key needs its secret, and one of them is", key === undefined ? "apiKey" : "apiSecret");
  const [user, password] = [value("accountSid"), value("authToken")];
  if (user !== undefined && password !== undefined) return { platform, user, password };
  throw missing(
    "The account's credentials (or kore:apiKey and kore:apiSecret instead) are",
    user === undefined ? "accountSid" : undefined,
    password === undefined ? "authToken" : undefined,
  );
}

const SECRETS: readonly Key[] = ["clientSecret", "authToken", "apiSecret"];

function missing(what: string, ...keys: readonly (Key | undefined)[]): ConfigError {
  const absent = keys.filter((key) => key !== undefined);
  const commands = absent.map(
    (key) => `pulumi config set ${SECRETS.includes(key) ? "--secret " : ""}${KEYS[key][0]} …`,
  );
  return new ConfigError(
    `${what} missing: set ${absent.map(spell).join(" and ")}. For example: ${commands.join("; ")}`,
  );
}

function accountsOf(text: string | undefined, platform: Platform): Map<string, Credentials> {
  if (text === undefined) return new Map();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The text may hold secrets: nothing of it is repeated.
    throw new ConfigError(
      "kore:accounts is not valid JSON. Set it with `pulumi config set --path`, one credential at a time.",
    );
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(json);
  if (!parsed.success) throw new ConfigError("kore:accounts must be an object: account name to its credentials.");
  return new Map(Object.entries(parsed.data).map(([name, given]) => [name, accountOf(name, given, platform)]));
}

function accountOf(name: string, given: unknown, platform: Platform): Credentials {
  if (platform === "kore") {
    const kore = pair.safeParse(given);
    if (kore.success) return { platform, ...kore.data };
    throw new ConfigError(`kore:accounts.${name} must have exactly clientId and clientSecret, both not empty.`);
  }
  const basic = token.safeParse(given);
  if (basic.success) return { platform, user: basic.data.accountSid, password: basic.data.authToken };
  const key = apiKey.safeParse(given);
  if (key.success) return { platform, user: key.data.apiKey, password: key.data.apiSecret };
  throw new ConfigError(
    `kore:accounts.${name} must have exactly accountSid and authToken, or apiKey and apiSecret, all not empty.`,
  );
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function checkedUrl(key: Key, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`${spell(key)} is "${withoutUser(text)}"; it must be an absolute https URL.`);
  if (url.username || url.password) throw new ConfigError(`${spell(key)} must not contain a user or a password.`);
  if (url.search || url.hash)
    throw new ConfigError(`${spell(key)} is "${text}"; it must not have a query or a fragment.`);
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname))
    throw new ConfigError(
      `${spell(key)} is "${text}"; plain http would send credentials readably, and is only allowed to this machine (localhost).`,
    );
  return text;
}

const withoutUser = (text: string): string => text.replace(/\/\/[^/@]*@/, "//…@");

function wholeNumber(key: Key, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new ConfigError(`${spell(key)} is "${text}"; it must be a whole number of at least 1.`);
}

const spell = (key: Key): string => `${KEYS[key][0]} (or ${KEYS[key][1]})`;
