/** What all resources of a run share on their way to the API: configuration read once, one client and one set of shared waits per account. */

import { type Config, readConfig } from "../config";
import type { Context, Reading, Shared } from "../core/live/context";
import type { Handover } from "../core/live/handover";
import { createNames, type Names } from "../core/live/names";
import { keysOf, listGroup, listPending } from "../core/live/observe";
import { inRole } from "../core/terms/roles";
import { type Properties, text } from "../core/terms/value";
import { type Api, within } from "../http/api";
import { type ApiDependencies, createApis } from "../http/client";
import type { Table } from "../resources/definition";
import { forgetting } from "../shared/forgetting";
import { createReader } from "../shared/reader";
import { createWaiting } from "../shared/waiting";
import { createHeartbeat } from "../wait/heartbeat";
import { createHandover } from "./handover";
import { known } from "./known";
import { stopping, timeLimit, type Verb } from "./limits";

/** What the outside gives: time, chance, environment, and where lines go. */
export interface Outside extends ApiDependencies {
  /** One line to the person who watches the run. */
  readonly report: (line: string) => void;
  /** Writes a file: the report of a run. */
  readonly write?: (path: string, text: string) => void;
}

/** What ends a verb before its time. */
export interface Ends {
  /** Milliseconds, or a duration such as `"90s"`: the host's own limit, beside the property `timeouts`. */
  readonly timeout?: number | string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The limit where nobody says one. Default: ten minutes. */
  readonly otherwise?: string | undefined;
}

export interface Clients {
  /** Takes the stack's configuration. Nothing is validated before it is used. */
  configure(get: (key: string) => string | undefined): void;
  /** Raises `ConfigError` when the settings for this account cannot work. */
  validate(account: string | undefined): void;
  /** Whether a preview may read the account. */
  looks(): boolean;
  /** How fast an account may be asked. */
  pace(): Pick<Config, "maxConcurrency" | "requestsPerSecond">;
  /** What a set's run is told beside its inputs: whether a preview reads the account, and the checksums of plans that may pass. */
  choices(): Pick<Config, "preview" | "approve">;
  /** What looking without managing needs. */
  reading(table: Table, account: string | undefined): Reading;
  /** What a verb on this resource needs, but for the claims of the run. `properties` are its inputs, or the outputs of its state. */
  context(table: Table, verb: Verb, properties: Properties, ends?: Ends): Omit<Context, "claims">;
}

export function createClients(outside: Outside): Clients {
  const { clock, random, report } = outside;
  const heartbeat = createHeartbeat(report);
  let get: (key: string) => string | undefined = () => undefined;
  let config: Config | undefined;
  let apis: ((account: string | undefined) => Api) | undefined;
  const shared = new Map<string, Shared>();
  const names = new Map<string, Names>();
  const handovers = new Map<string, Handover>();

  const settings = () => {
    config ??= readConfig(get, outside.env);
    return config;
  };
  const apiOf = (account: string | undefined) => {
    apis ??= createApis(settings(), outside);
    return apis(account);
  };
  const sharedBy = (table: Table, account = "", api: Api) =>
    known(shared, `${table.type} ${account}`, () => {
      const reader = createReader((group) => listGroup({ table, api }, group), keysOf(table), clock);
      const waiting = createWaiting(() => listPending({ table, api }), reader, clock);
      return {
        heartbeat,
        waiting,
        names: known(names, account, () => createNames(api, clock)),
        reader,
        left: new Map(),
      };
    });

  return {
    configure(read) {
      get = read;
    },
    validate(account) {
      settings().credentialsOf(account);
    },
    looks: () => settings().preview === "live",
    pace: () => settings(),
    choices: () => settings(),
    reading: (table, account) => ({ table, api: apiOf(account), signal: undefined }),
    context(table, verb, properties, { timeout, signal, otherwise } = {}) {
      const account = text(inRole(table, "account", properties));
      const api = apiOf(account);
      const all = sharedBy(table, account, api);
      const began = clock.now();
      const deadline = began + timeLimit(verb, inRole(table, "timeouts", properties), timeout, otherwise);
      const own = forgetting(within(deadline, api), table.path, all.reader);
      const handover = known(handovers, `${table.type} ${account ?? ""}`, createHandover);
      return {
        table,
        api: own,
        shared: stopping(all, signal),
        handover,
        clock,
        random,
        began,
        deadline,
        signal,
        report,
      };
    },
  };
}
