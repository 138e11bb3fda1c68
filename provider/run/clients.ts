/** The one process that all resources of a run share: configuration read once, one client and one set of shared waits per account. */

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
import { parseDuration } from "../time/duration";
import { createHeartbeat } from "../wait/heartbeat";
import { createHolders, type Holders } from "./claims";
import { createHandover } from "./handover";

/** What the outside gives: time, chance, environment, and where lines go. */
export interface Outside extends ApiDependencies {
  /** One line to the person who watches the run. */
  readonly report: (line: string) => void;
}

export type Verb = "create" | "update" | "delete" | "read";

/** How long a verb may take, waiting included, where `timeouts` says nothing. */
const DEFAULT_TIMEOUT = "10m";

export interface Process {
  /** Takes the stack's configuration. Nothing is validated before it is used. */
  configure(get: (key: string) => string | undefined): void;
  /** One line to the person who watches the run. */
  report(line: string): void;
  /** Raises `ConfigError` when the settings for this account cannot work. */
  validate(account: string | undefined): void;
  /** What the program's resources of one type hold in this run. */
  holders(table: Table): Holders;
  /** What looking without managing needs. */
  reading(table: Table, account: string | undefined): Reading;
  /** What a verb on this resource needs. `properties` are its inputs, or the outputs of its state. */
  context(table: Table, verb: Verb, properties: Properties): Context;
}

export function createProcess(outside: Outside): Process {
  const heartbeat = createHeartbeat(outside.report);
  let get: (key: string) => string | undefined = () => undefined;
  let config: Config | undefined;
  let apis: ((account: string | undefined) => Api) | undefined;
  const shared = new Map<string, Shared>();
  const names = new Map<string, Names>();
  const holders = new Map<string, Holders>();
  const handovers = new Map<string, Handover>();

  const settings = () => {
    config ??= readConfig(get, outside.env);
    return config;
  };
  const apiOf = (account: string | undefined) => {
    apis ??= createApis(settings(), outside);
    return apis(account);
  };
  const holdersOf = (table: Table) => {
    const known = holders.get(table.type) ?? createHolders(table);
    holders.set(table.type, known);
    return known;
  };
  const handoverOf = (table: Table, account: string | undefined) => {
    const key = `${table.type} ${account ?? ""}`;
    const known = handovers.get(key) ?? createHandover();
    handovers.set(key, known);
    return known;
  };
  const namesOf = (account: string | undefined, api: Api) => {
    const known = names.get(account ?? "") ?? createNames(api, outside.clock);
    names.set(account ?? "", known);
    return known;
  };
  const sharedBy = (table: Table, account: string | undefined, api: Api) => {
    const key = `${table.type} ${account ?? ""}`;
    const known = shared.get(key);
    if (known) return known;
    const reader = createReader((group) => listGroup({ table, api }, group), keysOf(table), outside.clock);
    const waiting = createWaiting(() => listPending({ table, api }), reader, outside.clock);
    const fresh = { heartbeat, waiting, names: namesOf(account, api), reader };
    shared.set(key, fresh);
    return fresh;
  };

  return {
    configure(read) {
      get = read;
    },
    report: outside.report,
    validate(account) {
      settings().credentialsOf(account);
    },
    holders: holdersOf,
    reading: (table, account) => ({ table, api: apiOf(account), signal: undefined }),
    context(table, verb, properties) {
      const account = text(inRole(table, "account", properties));
      const api = apiOf(account);
      const { clock, random, report } = outside;
      const timeouts = inRole(table, "timeouts", properties);
      const given = typeof timeouts === "object" && timeouts !== null && verb in timeouts && Object(timeouts)[verb];
      const began = clock.now();
      const deadline = began + parseDuration(typeof given === "string" ? given : DEFAULT_TIMEOUT);
      const shared = sharedBy(table, account, api);
      const common = {
        shared,
        holders: holdersOf(table),
        handover: handoverOf(table, account),
        clock,
        random,
        began,
        deadline,
        report,
      };
      return { table, api: within(deadline, forgetting(api, table.path, shared.reader)), ...common };
    },
  };
}
