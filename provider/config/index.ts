/** Where the settings come from: stack configuration first, then the environment; one validated value for everything else. */
import { z } from "zod";
import { accountNamed, accountsFrom } from "./accounts";
import { type Credentials, defaultCredentials, type Platform } from "./credentials";
import { ConfigError } from "./error";
import { type Environment, type Get, type Key, type Settings, settingsFrom, spell } from "./keys";
import { baseUrlFrom, urlFrom } from "./url";

export type { Credentials, Platform } from "./credentials";
export { ConfigError } from "./error";
export { type Environment, sourcesOf } from "./keys";
export { LOOPBACK } from "./url";

const PREVIEWS = ["live", "offline"] as const;
const PLATFORMS = ["kore", "twilio"] as const;
type PreviewMode = (typeof PREVIEWS)[number];

export interface Config {
  readonly platform: Platform;
  /** The OAuth2 token endpoint, in full. */
  readonly tokenUrl: string;
  /** Where each API is, by the name that tables use; a path is kept, a slash at the end is not. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** The keys that set them, for messages. */
  readonly baseUrlKeys: Readonly<Record<string, string>>;
  /** Requests under way at once, for each account. */
  readonly maxConcurrency: number;
  /** Requests in a second, for each account. */
  readonly requestsPerSecond: number;
  /** Whether a preview reads the account, or goes by state and program alone. */
  readonly preview: PreviewMode;
  /** Checksums of plans that may pass a set's guard, in whatever punctuation. */
  readonly approve: string | undefined;
  /** One line a request on stderr. */
  readonly debug: boolean;
  /** The credentials of an account of `kore:accounts`, or the default ones. Raises `ConfigError` when there are none. */
  credentialsOf(account: string | undefined): Credentials;
}

/** The vendors' own addresses. */
const VENDORS = {
  kore: {
    supersim: "https://supersim.api.korewireless.com",
    wireless: "https://programmable-wireless.api.korewireless.com",
  },
  twilio: { supersim: "https://supersim.twilio.com", wireless: "https://wireless.twilio.com" },
} as const satisfies Record<Platform, Record<string, string>>;

const TOKEN_URL = "https://api.korewireless.com/api-services/v1/auth/token";

const DEFAULTS = { platform: "kore", maxConcurrency: 20, requestsPerSecond: 50, preview: "live" } as const;

/** Reads and validates everything but the default credentials, which only a resource that uses them needs. */
export function readConfig(get: Get, env: Environment): Config {
  const settings = settingsFrom(get, env);
  const platform = choiceFrom(settings, "platform", PLATFORMS);
  const accounts = accountsFrom(get("kore:accounts"), platform);
  const baseUrls = {
    supersim: baseUrlFrom(settings, "supersimUrl", VENDORS[platform].supersim),
    wireless: baseUrlFrom(settings, "wirelessUrl", VENDORS[platform].wireless),
  };
  refuseSwapped(baseUrls, settings);
  return {
    platform,
    tokenUrl: urlFrom(settings, "tokenUrl", TOKEN_URL),
    baseUrls,
    baseUrlKeys: { supersim: spell("supersimUrl"), wireless: spell("wirelessUrl") },
    maxConcurrency: wholeNumberFrom(settings, "maxConcurrency", DEFAULTS.maxConcurrency),
    requestsPerSecond: wholeNumberFrom(settings, "requestsPerSecond", DEFAULTS.requestsPerSecond),
    preview: choiceFrom(settings, "preview", PREVIEWS),
    approve: settings.value("approve"),
    debug: env.KORE_LOG === "debug",
    credentialsOf: (account) =>
      account === undefined
        ? defaultCredentials(platform, settings, [...accounts.keys()])
        : accountNamed(account, accounts, platform),
  };
}

/** Both APIs have SIMs: one at the other's address would answer that it does not know them. */
function refuseSwapped({ supersim, wireless }: Record<"supersim" | "wireless", string>, { value }: Settings): void {
  const foreign = Object.values(VENDORS).some((vendor) => vendor.wireless === supersim || vendor.supersim === wireless);
  if (!foreign && supersim !== wireless) return;
  throw new ConfigError(
    `${spell("supersimUrl")} and ${spell("wirelessUrl")} must be the addresses of two different APIs, each under its own key: ` +
      `they are "${supersim}" and "${wireless}"${value("supersimUrl") && value("wirelessUrl") ? "" : ", one of them by default"}.`,
  );
}

function choiceFrom<Choice extends string>(
  { value }: Settings,
  key: "platform" | "preview",
  choices: readonly Choice[],
): Choice {
  const given = value(key) ?? DEFAULTS[key];
  const chosen = choices.find((choice) => choice === given);
  if (chosen !== undefined) return chosen;
  throw new ConfigError(`${spell(key)} is "${given}"; it must be ${choices.map((one) => `"${one}"`).join(" or ")}.`);
}

function wholeNumberFrom({ value }: Settings, key: Key, fallback: number): number {
  const given = value(key);
  const parsed = z.coerce
    .number()
    .int()
    .min(1)
    .safeParse(given ?? fallback);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`${spell(key)} is "${given}"; it must be a whole number of at least 1.`);
}
