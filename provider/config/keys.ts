/** Every setting under its two names: in the stack's configuration and in the environment. */

export const KEYS = {
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
  approve: ["kore:approve", "KORE_APPROVE"],
  requestsPerSecond: ["kore:requestsPerSecond", "KORE_REQUESTS_PER_SECOND"],
  preview: ["kore:preview", "KORE_PREVIEW"],
} as const satisfies Record<string, readonly [config: string, variable: string]>;

export type Key = keyof typeof KEYS;

const SECRETS: readonly Key[] = ["clientSecret", "authToken", "apiSecret"];

/** Reads a value from the stack's configuration by its full name, such as `kore:platform`. */
export type Get = (key: string) => string | undefined;
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is set, and whether it was the stack that set it. An empty text is no setting. */
export interface Settings {
  value(key: Key): string | undefined;
  inStack(key: Key): boolean;
}

export const settingsFrom = (get: Get, env: Environment): Settings => ({
  value: (key) => get(KEYS[key][0]) || env[KEYS[key][1]] || undefined,
  inStack: (key) => Boolean(get(KEYS[key][0])),
});

/** One text for all that a configuration is read from: where it is the same, so is the configuration. It holds secrets. */
export const sourcesOf = (get: Get, env: Environment): string =>
  JSON.stringify([
    ...Object.values(KEYS).map(([key, variable]) => [get(key), env[variable]]),
    get("kore:accounts"),
    env.KORE_LOG,
  ]);

/** Both names, for messages: `kore:clientId (or KORE_CLIENT_ID)`. */
export const spell = (key: Key): string => `${KEYS[key][0]} (or ${KEYS[key][1]})`;

/** The command that sets it. */
export const setting = (key: Key): string =>
  `pulumi config set ${SECRETS.includes(key) ? "--secret " : ""}${KEYS[key][0]} …`;
