/** Assembles the chain, in one place, and gives it the four verbs of `Api`. */
import type { ZodType } from "zod";
import type { Config, Environment } from "../config";
import { KoreError } from "../errors";
import type { Clock, Random } from "../time/clock";
import { unlessAbandoned } from "./abandoned";
import { readAnswer } from "./answer";
import type { Api, Call } from "./api";
import { bearerAuth } from "./auth-kore";
import { basicAuth } from "./auth-twilio";
import { createTransport } from "./connect/transport";
import type { Link, Request, Response } from "./exchange";
import { logging } from "./log";
import { limiting } from "./pace/limiter";
import { paginate, readPage } from "./paginate";
import { proving } from "./proving";
import { createRetrying, type Send } from "./retrying";
import { createSecrets, secretsIn } from "./secrets";

/** What the client takes from outside. */
export interface ApiDependencies {
  readonly clock: Clock;
  readonly random: Random;
  readonly env: Environment;
  /** Where debug lines go. */
  readonly log: (line: string) => void;
  /** Whether the command that all this is for has ended without a word. Default: it never has. */
  readonly abandoned?: () => boolean;
}

/** One client an account, made when first asked for: its own credentials, token and pace. */
export function createApis(config: Config, dependencies: ApiDependencies): (account: string | undefined) => Api {
  const apis = new Map<string | undefined, Api>();
  return (account) => {
    const known = apis.get(account) ?? createApi(config, account, dependencies);
    apis.set(account, known);
    return known;
  };
}

/**
 * retry -> limiter -> authentication -> log -> guard -> transport. Retrying is outermost, so that each try queues again and waits without
 * holding a place; authentication is inside the limiter, so that a renewed token costs no second place; the log sees what is
 * really sent. Token requests skip the limiter: everybody waits for them, and whoever asks holds a place already.
 */
export function createApi(config: Config, account: string | undefined, dependencies: ApiDependencies): Api {
  const credentials = config.credentialsOf(account);
  const { clock, random, env } = dependencies;
  const secrets = createSecrets();
  const transport = createTransport(env, { maxSockets: config.maxConcurrency });
  const guarded = unlessAbandoned(dependencies.abandoned ?? (() => false))(transport);
  const logged = logging(config.debug ? dependencies.log : undefined, clock, secrets)(guarded);
  const retry = { platform: config.platform, clock, random, secrets };
  const sendToken = createRetrying(logged, retry);
  const auth: Link =
    credentials.platform === "kore"
      ? bearerAuth(
          { url: config.tokenUrl, account, ...credentials },
          (request, usable) => sendToken(request, usable, undefined),
          clock,
          secrets,
        )
      : basicAuth(credentials.user, credentials.password, secrets);
  const send = createRetrying(limiting(config, clock)(auth(logged)), retry);
  return proving(verbs(config, account, send, clock), config);
}

function verbs({ baseUrls, baseUrlKeys }: Config, account: string | undefined, send: Send, clock: Clock): Api {
  const baseOf = (service: string): string => {
    const base = baseUrls[service];
    if (base === undefined) throw new KoreError(`no address is configured for the API "${service}"`);
    return base;
  };
  const request = (call: Omit<Call<never>, "answer">, method: Request["method"], target: string): Request => ({
    method,
    url: baseOf(call.service) + target,
    path: target.split("?")[0] ?? target,
    subject: call.subject,
    account,
    signal: call.signal,
    deadline: call.deadline,
    idempotent: method !== "POST",
    whenMissing: isCollection(target) ? `Check ${baseUrlKeys[call.service]}: the API has such a list.` : undefined,
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
      const post = { ...request(call, "POST", call.path), body: formOf(call.form), secrets: secretsIn(call.form) };
      return send(post, reading(post, call.answer), call.onAmbiguous === "never" ? undefined : call.onAmbiguous);
    },
    async delete(call) {
      await send(request(call, "DELETE", call.path), () => true, undefined);
    },
    pages(list) {
      const { pathname } = new URL(baseOf(list.service));
      const fetchPage = (target: string) => {
        const get = request(list, "GET", target);
        return send(get, (response) => readPage(list, get, response), undefined);
      };
      return paginate(list, pathname === "/" ? "" : pathname, fetchPage, clock);
    },
  };
}

/** Collections are always there: where one is missing, so is the API. */
const isCollection = (target: string): boolean => /^\/v\d+\/[^/?]+(\?|$)/.test(target);

/** A list becomes a repeated key, as OpenAPI's default for form arrays has it. */
function formOf(form: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(form).flatMap(([key, value]) =>
    (typeof value === "string" ? [value] : value).map((item): [string, string] => [key, item]),
  );
  return new URLSearchParams(pairs).toString();
}
