/** A configuration as a stack and an environment give it, and what is said of one that cannot work. */
import { ConfigError, readConfig } from "../../../provider/config";

export type Settings = Readonly<Record<string, string>>;

/** `stack`: without the `kore:` that the stack's configuration puts before its keys. */
export const config = (stack: Settings, env: Settings = {}) =>
  readConfig((key) => (key.startsWith("kore:") ? stack[key.slice("kore:".length)] : undefined), env);
export const credentials = (stack: Settings, env: Settings = {}, account?: string) =>
  config(stack, env).credentialsOf(account);

export const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("it was not refused");
};

export const KORE = { clientId: "id", clientSecret: "s3cret-of-kore" };
export const KORE_ENV = { KORE_CLIENT_ID: "env-id", KORE_CLIENT_SECRET: "env-s3cret" };
export const TOKEN = { accountSid: "AC1", authToken: "s3cret-token" };
export const TOKEN_ENV = { TWILIO_ACCOUNT_SID: "AC-env", TWILIO_AUTH_TOKEN: "env-s3cret-token" };
export const KEY_ENV = { TWILIO_API_KEY: "SK-env", TWILIO_API_SECRET: "env-s3cret-key" };
export const TWILIO = { platform: "twilio" };
