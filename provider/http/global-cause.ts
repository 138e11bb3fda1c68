/** Which failed requests say something about the account, the address or the network, and nothing about the object. */
import type { GlobalCause } from "../errors";
import type { Request } from "./exchange";
import type { Failure } from "./failure";

/** Statuses that are about the way there, unless the API itself says them. */
const ABOUT_THE_WAY = [301, 302, 303, 307, 308, 404, 405, 407] as const;

type About = Pick<Request, "url" | "account" | "serves" | "whenMissing">;

export function globalCause(
  { url, account = "", serves, whenMissing }: About,
  failure: Failure,
): GlobalCause | undefined {
  const { status, envelope, seen } = failure;
  const { host } = new URL(url);
  const cause = (kind: string, text: string): GlobalCause => ({
    key: [kind, account, host].join(" "),
    brief: `as above: ${text}`,
  });
  if (status === undefined) return cause(`no answer: ${seen}`, `no answer from ${host} (${seen})`);
  if (status === 401) return cause("401", "the credentials are not accepted (401)");
  if (serves === "everybody") return cause(`token ${status}`, `there is no access token (${status})`);
  if (status === 403) return cause("403", `the credentials do not allow this on ${host} (403)`);
  const nothingThere = status === 404 && whenMissing !== undefined;
  if (nothingThere || (!envelope?.genuine && ABOUT_THE_WAY.some((way) => way === status)))
    return cause(`way ${status}`, `${host} does not answer as the API (${status})`);
  return undefined;
}
