/** Which proxy a URL goes through, from the usual environment variables. */
import { KoreError } from "../errors";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy's URL, or `undefined` for a direct connection. Both spellings of each variable count, the lower one first. */
export function proxyFor(url: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const scheme = protocol.replace(":", "");
  const proxy = either(env, `${scheme}_proxy`) ?? either(env, "all_proxy");
  if (!proxy || exempt(hostname, port || (scheme === "https" ? "443" : "80"), either(env, "no_proxy")))
    return undefined;
  const full = /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (!URL.canParse(full)) throw new KoreError(`The environment variable ${scheme.toUpperCase()}_PROXY is not a URL.`);
  return full;
}

const either = (env: Environment, name: string): string | undefined =>
  env[name] || env[name.toUpperCase()] || undefined;

/** `NO_PROXY` is a list of hosts: exact, `.suffix`, `*.suffix`, each with an optional port; `*` is everything. */
function exempt(hostname: string, port: string, list = ""): boolean {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, host = "", only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      if (host === "*") return true;
      const suffix = host.replace(/^\*/, "").toLowerCase();
      return suffix.startsWith(".") ? hostname.endsWith(suffix) || `.${hostname}` === suffix : hostname === suffix;
    });
}
