/** Which proxy a URL goes through, from the usual environment variables: `https_proxy`, `all_proxy`, `no_proxy`. */
import { ConfigError, type Environment, LOOPBACK } from "../../config";

/**
 * The proxy's URL, or `undefined` for a direct connection. Both spellings of each variable count, the lower one first.
 * Plain http goes only to this machine (provider/config/url.ts), and this machine is never asked for through a proxy.
 */
export function proxyFor(url: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const [variable, proxy] = VARIABLES.flatMap((name) => either(env, name))[0] ?? [];
  if (!variable || !proxy || protocol !== "https:" || LOOPBACK.test(hostname)) return undefined;
  const [[, exempt] = []] = either(env, "no_proxy");
  if (isExempt(hostname.replace(/^\[|\]$/g, ""), port || "443", exempt ?? "")) return undefined;
  return checked(variable, /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
}

const VARIABLES = ["https_proxy", "all_proxy"] as const;

/** The variable that is set, in the spelling that is set, and its value. */
const either = (env: Environment, name: string): (readonly [variable: string, value: string])[] =>
  [name, name.toUpperCase()].flatMap((variable) => {
    const value = env[variable];
    return value ? [[variable, value] as const] : [];
  });

const ENCODED = "In a user and a password, % is written as %25, / as %2F, ? as %3F, # as %23, @ as %40";

/** The value may hold a password: nothing of it is repeated but the host. */
function checked(variable: string, proxy: string): string {
  const refusal = (why: string) => new ConfigError(`The environment variable ${variable} ${why}.`);
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw refusal(`must be the URL of an http or https proxy, such as http://user:password@proxy:3128. ${ENCODED}`);
  if (url.pathname !== "/" || url.search || url.hash)
    throw refusal(`has something behind the proxy's host and port. ${ENCODED}`);
  if (!isDecodable(url.username) || !isDecodable(url.password))
    throw refusal(`has a stray % in the user or the password for the proxy ${url.host}. ${ENCODED}`);
  return proxy;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** `NO_PROXY` is a list of domains, each with everything below it and with an optional port; `*` is everything. */
const isExempt = (host: string, port: string, list: string): boolean =>
  list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, bracketed, plain = entry, only] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      const domain = (bracketed ?? plain).replace(/^\*?\./, "").toLowerCase();
      return domain === "*" || host === domain || host.endsWith(`.${domain}`);
    });
