/** Addresses of the APIs: absolute, without credentials in them, and never readable on the way. */
import { ConfigError } from "./error";
import { type Key, type Settings, spell } from "./keys";

/** Host names of this machine: plain http goes no further, and no proxy is asked for them. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The setting's URL as every URL is spelt, without a slash at its end; or the vendor's. Raises `ConfigError`. */
export function urlFrom(settings: Settings, key: Key, vendors: string): string {
  const text = settings.value(key);
  if (text === undefined) return vendors;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const refuse = (why: string) => new ConfigError(`${spell(key)} is "${redacted(text)}"; ${why}.`);
  if (!url || !/^https?:$/.test(url.protocol)) throw refuse("it must be an absolute https URL");
  if (url.username || url.password) throw refuse("it must not contain a user or a password");
  if (url.search || url.hash) throw refuse("it must not have a query or a fragment");
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname))
    throw refuse("plain http would send credentials readably, and is only allowed to this machine (localhost)");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Without what may be secret: a user and a password, a query, a fragment. */
const redacted = (text: string): string => text.replace(/[?#].*$/s, "").replace(/^(.*?\/\/)?[^/]*@/s, "$1…@");
