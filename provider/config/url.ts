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
  if (!url || !/^https?:$/.test(url.protocol))
    throw refusal(key, text, `it must be an absolute https URL${hint(text)}`);
  if (url.username || url.password) throw refusal(key, text, "it must not contain a user or a password");
  if (url.search || url.hash) throw refusal(key, text, "it must not have a query or a fragment");
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname))
    throw refusal(
      key,
      text,
      "plain http would send credentials readably, and is only allowed to this machine (localhost)",
    );
  return spelled(url);
}

/** A version, or a version with a collection of the API: what is below every base address. */
const BELOW_THE_BASE = /\/+v\d+(\/+([A-Z][^/]*(\/.*)?)?)?$/;

/** As `urlFrom`, for an address under which the API's paths are, which all begin with their version: with it twice, nothing is there. */
export function baseUrlFrom(settings: Settings, key: Key, vendors: string): string {
  const base = urlFrom(settings, key, vendors);
  const { origin, pathname } = new URL(base);
  const [below] = BELOW_THE_BASE.exec(pathname) ?? [];
  if (below === undefined) return base;
  const right = spelled(new URL(origin + pathname.slice(0, -below.length)));
  throw refusal(
    key,
    settings.value(key) ?? base,
    `the version does not belong into it, because it is part of every path. Set it to "${right}"`,
  );
}

const refusal = (key: Key, text: string, why: string) =>
  new ConfigError(`${spell(key)} is "${redacted(text)}"; ${why}.`);

const spelled = ({ origin, pathname }: URL): string => `${origin}${pathname.replace(/\/+$/, "")}`;

/** What is missing of an address that is only its host, and perhaps a port and a path. */
function hint(text: string): string {
  const bare = /^(\[[\d:]+\]|[\w-]+(\.[\w-]+)*)(:\d+)?(\/[^@?#]*)?$/.exec(text);
  if (!bare || !URL.canParse(`http://${text}`)) return "";
  const here = LOOPBACK.test(new URL(`http://${text}`).hostname);
  return here ? `, or http:// for this machine: "http://${text}"` : `: "https://${text}"`;
}

/** Without what may be secret: a user and a password, a query, a fragment. */
const redacted = (text: string): string => text.replace(/[?#].*$/s, "").replace(/^(.*?\/\/)?[^/]*@/s, "$1…@");
