/** The only door: one dynamic provider a resource. Pulumi's provider process finds it as `pulumi-kore/provider` and takes one of them. */
import { writeFileSync } from "node:fs";
import { sourcesOf } from "./config";
import { differs } from "./core/verbs/differs";
import { list } from "./core/verbs/list";
import { lookUp, lookUpAll } from "./core/verbs/look-up";
import { KoreError } from "./errors";
import { type DynamicProvider, dynamicProvider } from "./host/dynamic";
import { fromPulumi } from "./host/unknown";
import { watchLineage } from "./lineage";
import { registry, sets, tables } from "./resources";
import type { Table } from "./resources/definition";
import { lookups } from "./resources/lookups";
import type { Row } from "./resources/lookups/definition";
import { type Clients, createClients, type Outside } from "./run/clients";
import { known } from "./run/known";
import { createSession } from "./run/session";
import { membersOf } from "./set/members";
import { systemClock } from "./time/clock";

export { KoreError } from "./errors";
export { checkPaths } from "./files/check";
export { disk } from "./files/disk";
export { fleetsOfFolder } from "./files/fleets-of-folder";
export { simsOfFile } from "./files/sims-of-file";
export { summary } from "./findings/finding";
export { FORMATS } from "./findings/formats";
export type { DynamicProvider } from "./host/dynamic";
export type { Outside } from "./run/clients";

/** The providers of one process, one a table, on the given outside world: tests own the clock, chance and the environment. */
export function createProviders(outside: Outside): Record<keyof typeof registry, DynamicProvider> {
  const session = createSession(outside);
  const debug = () => outside.env.KORE_LOG === "debug";
  return each(registry, (table) => dynamicProvider(table, session, debug));
}

/**
 * Looks SIMs up for programs, each with the configuration of its own stack: `get` reads that of the stack whose program asks. One Node.js
 * process may run the programs of several stacks (Automation API). Stacks of the same configuration share a client. Nothing is written.
 */
export function createLookups(outside: Outside, get: (key: string) => string | undefined) {
  const all = new Map<string, Clients>();
  const clientsNow = () => {
    const clients = known(all, sourcesOf(get, outside.env), () => createClients(outside));
    clients.configure(get);
    return clients;
  };
  const reading = (table: Table, account: string | undefined) => clientsNow().reading(table, account);
  const one = (table: Table, { iccid, sid, uniqueName }: SimKey, account: string | undefined) =>
    lookUp(reading(table, account), { iccid, sid, uniqueName });
  return {
    sim: (by: SimKey, account?: string) => one(registry.sim, by, account),
    sims: (where: SimFilter, account?: string) =>
      lookUpAll(reading(registry.sim, account), { fleet: where.fleet, status: where.status }),
    /** `type` as in a table, such as `kore/supersim:Sim`; `declared` as a program declares it. */
    differs: async (type: string, declared: Readonly<Record<string, unknown>>) => {
      const own = tables.find((one) => one.type === type);
      if (sets.some((one) => one.type === type))
        throw new KoreError(
          `differs: ${type} is a set, which is not compared as a whole. Ask about one of its SIMs, as \`differs(Sim, …)\`, or run a preview.`,
        );
      if (!own) throw new KoreError(`differs: ${type} is no resource of this package.`);
      const properties = fromPulumi(declared);
      const context = clientsNow().context(own, "read", properties);
      return differs({ ...context, coming: () => false, believes: false }, properties);
    },
    fleets: ({ networkAccessProfile }: FleetFilter, account?: string) =>
      lookUpAll(reading(registry.fleet, account), { networkAccessProfile }),
    wirelessSim: (by: SimKey, account?: string) => one(registry.wirelessSim, by, account),
    wirelessSims: (where: WirelessSimFilter, account?: string) =>
      lookUpAll(reading(registry.wirelessSim, account), { ratePlan: where.ratePlan, status: where.status }),
    /** A list that no resource stands for, by its name in the table of lookups. */
    list: (name: keyof typeof lookups, asked: object, account?: string): Promise<Row[]> =>
      list(reading(registry.sim, account).api, lookups[name], { ...asked }, outside.clock.now()),
  };
}

/** A list of SIMs as the text that a set's state holds, the codes that register some of them apart, and what is wrong with single rows. */
export function setText(set: "simSet" | "wirelessSimSet", list: readonly unknown[]) {
  const { text, codes, problems } = membersOf(registry[set], list);
  return { sims: text, codes, problems };
}

/** Exactly one of them. */
export interface SimKey {
  readonly iccid?: string | undefined;
  readonly sid?: string | undefined;
  readonly uniqueName?: string | undefined;
}

/** Both together narrow further; none means all. */
export interface SimFilter {
  /** SID or unique name. */
  readonly fleet?: string | undefined;
  readonly status?: string | undefined;
}

export interface FleetFilter {
  /** SID or unique name. */
  readonly networkAccessProfile?: string | undefined;
}

/** Both together narrow further; none means all. */
export interface WirelessSimFilter {
  /** SID or unique name. */
  readonly ratePlan?: string | undefined;
  readonly status?: string | undefined;
}

/** The real outside: this process's clock, chance, environment and stderr. */
export const outside: Outside = {
  clock: systemClock,
  random: Math.random,
  env: process.env,
  report: stderr,
  write: (path, text) => writeFileSync(path, text),
  log: stderr,
  abandoned: watchLineage(),
};

// What the text in the states asks for: `require("…").sim`, and so on for every table of the registry.
Object.assign(exports, createProviders(outside));

/** A value for each key of the registry, made from its table. */
function each<Key extends string, From, To>(
  all: Readonly<Record<Key, From>>,
  make: (one: From) => To,
): Record<Key, To> {
  const made = Object.fromEntries(Object.entries<From>(all).map(([key, one]) => [key, make(one)]));
  const isWhole = (some: Readonly<Record<string, To>>): some is Record<Key, To> =>
    Object.keys(all).every((key) => key in some);
  if (!isWhole(made)) throw new TypeError("a key was lost");
  return made;
}

function stderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
