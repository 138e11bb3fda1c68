/** Which proxy a URL goes through, from the usual environment variables: `https_proxy`, `all_proxy`, `no_proxy`. */
import { type Environment, LOOPBACK } from "../../config";
import { KoreError } from "../../errors";

/**
 * The proxy's URL, or `undefined` for a direct connection. Both spellings of each variable count, the lower one first.
 * Plain http goes only to this machine (provider/config/url.ts), and this machine is never asked for through a proxy.
 */
export function proxyFor(url: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const proxy = either(env, "https_proxy") ?? either(env, "all_proxy");
  if (!proxy || protocol !== "https:" || LOOPBACK.test(hostname)) return undefined;
  if (isExempt(hostname.replace(/^\[|\]$/g, ""), port || "443", either(env, "no_proxy") ?? "")) return undefined;
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  // The value may hold a password: it is not repeated.
  if (!/^https?:/i.test(full) || !URL.canParse(full))
    throw new KoreError(
      "The environment variable HTTPS_PROXY (or ALL_PROXY) must be the URL of an http or https proxy.",
    );
  return full;
}

const either = (env: Environment, name: string): string | undefined =>
  env[name] || env[name.toUpperCase()] || undefined;

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
