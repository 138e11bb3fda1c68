/** The default credentials: which of the settings make a pair, and what to say when none does. */
import { ConfigError } from "./error";
import { KEYS, type Key, type Settings, setting, spell } from "./keys";

export type Platform = "kore" | "twilio";

/** KORE: OAuth2 client credentials. Twilio: HTTP Basic, with the account's token or an API key. */
export type Credentials =
  | { readonly platform: "kore"; readonly clientId: string; readonly clientSecret: string }
  | { readonly platform: "twilio"; readonly user: string; readonly password: string };

/** The first pair is the one to ask for. Of two complete pairs in the environment the last wins: API keys can do less harm. */
const PAIRS = {
  kore: [["clientId", "clientSecret"]],
  twilio: [
    ["accountSid", "authToken"],
    ["apiKey", "apiSecret"],
  ],
} as const satisfies Record<Platform, readonly (readonly [Key, Key])[]>;

type Pair = readonly [Key, Key];

/** Raises `ConfigError` when the settings hold no complete pair for the platform, or two in the same place. */
export function defaultCredentials(platform: Platform, settings: Settings, accounts: readonly string[]): Credentials {
  const pair = chosenPair(platform, settings);
  const [user, password] = pair.map(settings.value);
  if (user === undefined || password === undefined) throw missing(platform, pair, settings, accounts);
  for (const key of pair) refuseBlank(spell(key), settings.value(key) ?? "", `Set it again: ${setting(key)}`);
  return platform === "kore" ? { platform, clientId: user, clientSecret: password } : { platform, user, password };
}

/** A copied line end or a blank would be sent along, and answered as a wrong secret. Raises `ConfigError`. */
export function refuseBlank(name: string, value: string, todo: string): void {
  if (value === value.trim() && !/\p{Cc}/u.test(value)) return;
  throw new ConfigError(
    `${name} ${fault(value)}, which no credential has: it was probably copied along. Nothing was sent. ${todo}`,
  );
}

const fault = (value: string): string => {
  const end = /[\r\n]$/.test(value) ? "ends in a line break" : value === value.trimEnd() ? "" : "ends in white space";
  const begin = value === value.trimStart() ? "" : "begins with white space";
  return [begin, end].filter(Boolean).join(" and ") || "has a control character in it";
};

/** What the stack sets counts more than what the environment sets: a pair that the stack began must be complete. */
function chosenPair(platform: Platform, { value, inStack }: Settings): Pair {
  const pairs: readonly Pair[] = PAIRS[platform];
  // The account's SID is no choice: it is often set next to an API key.
  const begun = pairs.filter((pair) => pair.some((key) => key !== "accountSid" && inStack(key)));
  if (begun.length > 1)
    throw new ConfigError(
      `The stack sets two kinds of credentials: ${begun.map((pair) => pair.map((key) => KEYS[key][0]).join(" with ")).join(", and ")}. ` +
        `Keep one; remove the other, for example with: pulumi config rm ${KEYS[begun[0]?.[1] ?? "authToken"][0]}`,
    );
  const complete = pairs.findLast((pair) => pair.every(value));
  const half = pairs.findLast((pair) => value(pair[1]) || (value(pair[0]) && pair[0] !== "accountSid"));
  return begun[0] ?? complete ?? half ?? PAIRS[platform][0];
}

function missing(platform: Platform, pair: Pair, settings: Settings, accounts: readonly string[]): ConfigError {
  const { value } = settings;
  const absent = pair.filter((key) => !value(key));
  const others = PAIRS[platform].filter((other) => !other.some((key) => pair.some((own) => own === key)));
  const untouched = !pair.some((key) => key !== "accountSid" && value(key));
  const instead = others.map((other) => `, or instead ${other.map(spell).join(" and ")}`).join("");
  const foreign: Platform = platform === "kore" ? "twilio" : "kore";
  const hints = [
    `For example: ${absent.map(setting).join("; ")}.`,
    PAIRS[foreign].some((other) => other.every(value)) &&
      `There are credentials for the platform "${foreign}": if they are meant, set ${spell("platform")} to "${foreign}".`,
    accounts.length > 0 && `Or let the resource name an account of kore:accounts: ${accounts.join(", ")}.`,
  ];
  return new ConfigError(
    `The credentials for the platform "${platform}" are missing: set ${absent.map(spell).join(" and ")}${untouched ? instead : ""}. ${hints.filter(Boolean).join(" ")}`,
  );
}
