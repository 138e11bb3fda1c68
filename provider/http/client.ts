/** Assembles the chain, in one place, and gives it the four verbs of `Api`. */
import type { ZodType } from "zod";
import type { Config, Credentials } from "../config";
import type { Clock, Random } from "../time/clock";
import { readAnswer } from "./answer";
import type { Api, Call } from "./api";
import { bearerAuth } from "./auth-kore";
import { basicAuth } from "./auth-twilio";
import type { Link, Request, Response } from "./exchange";
import { limiting } from "./limiter";
import { logging } from "./log";
import { pageOf, paginate } from "./paginate";
import type { Environment } from "./proxy";
import { createRetrying, type Send } from "./retrying";
import { createTransport } from "./transport";
import { USER_AGENT } from "./version";

/** What the client takes from outside. */
export interface ApiDependencies {
  readonly clock: Clock;
  readonly random: Random;
  readonly env: Environment;
  /** Where debug lines go. */
  readonly log: (line: string) => void;
}

/** One client an account, made when first asked for: its own credentials, token and pace. */
export function createApis(config: Config, dependencies: ApiDependencies): (account: string | undefined) => Api {
  const apis = new Map<string | undefined, Api>();
  return (account) => {
    const known = apis.get(account) ?? createApi(config, config.credentialsOf(account), dependencies);
    apis.set(account, known);
    return known;
  };
}

/**
 * retry -> limiter -> authentication -> log -> transport. Retrying is outermost, so that each try queues again and waits without
 * holding a place; authentication is inside the limiter, so that a renewed token costs no second place; the log sees what is
 * really sent. Token requests skip the limiter: everybody waits for them.
 */
export function createApi(config: Config, credentials: Credentials, dependencies: ApiDependencies): Api {
  const { clock, random, env } = dependencies;
  const { platform } = config;
  const transport = createTransport(env, config.maxConcurrency);
  const logged = logging(config.debug ? dependencies.log : undefined, clock)(transport);
  const sendToken = createRetrying(logged, { platform, clock, random });
  const auth: Link =
    credentials.platform === "kore"
      ? bearerAuth(
          { url: config.tokenUrl, ...credentials },
          (request, schema) => sendToken(request, schema, undefined),
          clock,
        )
      : basicAuth(credentials.user, credentials.password);
  const paced = limiting(config, clock)(auth(logged));
  return verbs(config, createRetrying(paced, { platform, clock, random }));
}

function verbs({ baseUrls }: Config, send: Send): Api {
  const baseOf = (service: string) => baseUrls[service] ?? "";
  const request = (call: Omit<Call<never>, "answer">, method: Request["method"], target: string): Request => ({
    method,
    url: baseOf(call.service) + target,
    path: target.split("?")[0] ?? target,
    subject: call.subject,
    headers: { accept: "application/json", "user-agent": USER_AGENT },
    signal: call.signal,
    again: method === "POST" ? "unsafe" : "harmless",
  });
  const reading =
    <A>(about: Request, schema: ZodType<A>) =>
    (response: Response) =>
      readAnswer(about, response, schema);

  return {
    get(call) {
      const query = call.query ? `?${new URLSearchParams(call.query)}` : "";
      const get = request(call, "GET", call.path + query);
      return send(get, reading(get, call.answer), undefined);
    },
    post(call) {
      const bare = request(call, "POST", call.path);
      const headers = { ...bare.headers, "content-type": "application/x-www-form-urlencoded" };
      const post = { ...bare, headers, body: formOf(call.form) };
      return send(post, reading(post, call.answer), call.onAmbiguous === "never" ? undefined : call.onAmbiguous);
    },
    async delete(call) {
      await send(request(call, "DELETE", call.path), () => true, undefined);
    },
    pages(list) {
      const { pathname } = new URL(baseOf(list.service));
      const schema = pageOf(list);
      return paginate(list, pathname === "/" ? "" : pathname, (target) => {
        const get = request(list, "GET", target);
        return send(get, reading(get, schema), undefined);
      });
    },
  };
}

/** A list becomes a repeated key, as OpenAPI's default for form arrays has it. */
function formOf(form: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(form).flatMap(([key, value]) =>
    (typeof value === "string" ? [value] : value).map((item): [string, string] => [key, item]),
  );
  return new URLSearchParams(pairs).toString();
}
