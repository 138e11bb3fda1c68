/** `kore:accounts`: further credentials by name, as one JSON object. */
import { z } from "zod";
import { type Credentials, type Platform, refuseBlank } from "./credentials";
import { ConfigError } from "./error";

const filled = z.string().min(1);

const SHAPES = {
  kore: z
    .strictObject({ clientId: filled, clientSecret: filled })
    .transform((pair): Credentials => ({ platform: "kore", ...pair })),
  twilio: z
    .union([
      z.strictObject({ accountSid: filled, authToken: filled }),
      z.strictObject({ accountSid: filled.optional(), apiKey: filled, apiSecret: filled }),
    ])
    .transform(
      (given): Credentials =>
        "authToken" in given
          ? { platform: "twilio", user: given.accountSid, password: given.authToken }
          : { platform: "twilio", user: given.apiKey, password: given.apiSecret },
    ),
} as const satisfies Record<Platform, z.ZodType<Credentials>>;

const WANTED = {
  kore: "exactly clientId and clientSecret, both not empty",
  twilio: "exactly accountSid and authToken, or apiKey and apiSecret, all not empty",
} as const satisfies Record<Platform, string>;

/** Raises `ConfigError`, which repeats nothing of the values: they are secrets. */
export function accountsFrom(text: string | undefined, platform: Platform): ReadonlyMap<string, Credentials> {
  if (!text) return new Map();
  const parsed = z.record(z.string(), z.unknown()).safeParse(jsonOf(text));
  if (!parsed.success) throw new ConfigError("kore:accounts must be an object: account name to its credentials.");
  return new Map(Object.entries(parsed.data).map(([name, given]) => [name, accountFrom(name, given, platform)]));
}

/** The credentials of one account. Raises `ConfigError` with the names that there are. */
export function accountNamed(
  name: string,
  accounts: ReadonlyMap<string, Credentials>,
  platform: Platform,
): Credentials {
  const found = accounts.get(name);
  if (found) return found;
  const known = accounts.size > 0 ? `known: ${[...accounts.keys()].join(", ")}` : "there are no accounts there";
  const [id, secret] = platform === "kore" ? ["clientId", "clientSecret"] : ["accountSid", "authToken"];
  throw new ConfigError(
    `account "${name}" is not in kore:accounts; ${known}. Add it with: pulumi config set --path 'kore:accounts.${name}.${id}' …; ` +
      `pulumi config set --secret --path 'kore:accounts.${name}.${secret}' …`,
  );
}

function accountFrom(name: string, given: unknown, platform: Platform): Credentials {
  const parsed = SHAPES[platform].safeParse(given);
  if (parsed.success) {
    for (const [field, value] of Object.entries(Object(given)))
      refuseBlank(`kore:accounts.${name}.${field}`, String(value), "Set it again with `pulumi config set --path`.");
    return parsed.data;
  }
  throw new ConfigError(`kore:accounts.${name} must have ${WANTED[platform]}: the platform is "${platform}".`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The reason would show a piece of the text, which holds secrets.
    throw new ConfigError(
      "kore:accounts is not valid JSON. Set it with `pulumi config set --path`, one credential at a time.",
    );
  }
}
