/** The only door: one dynamic provider a resource. Pulumi's provider process finds it as `pulumi-kore/provider` and takes one of them. */
import { sourcesOf } from "./config";
import { lookUp, lookUpAll } from "./core/verbs/look-up";
import { type DynamicProvider, dynamicProvider } from "./host/dynamic";
import { watchLineage } from "./lineage";
import * as resources from "./resources";
import type { Table } from "./resources/definition";
import { createProcess, type Outside, type Process } from "./run/clients";
import { systemClock } from "./time/clock";

export type { DynamicProvider } from "./host/dynamic";
export type { Outside } from "./run/clients";

/** The providers of one process, on the given outside world: tests own the clock, chance and the environment. */
export function createProviders(outside: Outside) {
  const process = createProcess(outside);
  const debug = () => outside.env.KORE_LOG === "debug";
  const of = (table: Table): DynamicProvider => dynamicProvider(table, process, outside.random, debug);
  return {
    sim: of(resources.sim),
    fleet: of(resources.fleet),
    networkAccessProfile: of(resources.networkAccessProfile),
    wirelessSim: of(resources.wirelessSim),
    ratePlan: of(resources.ratePlan),
  };
}

/**
 * Looks SIMs up for programs, each with the configuration of its own stack: `get` reads that of the stack whose program asks. One Node.js
 * process may run the programs of several stacks (Automation API). Stacks of the same configuration share a client. Nothing is written.
 */
export function createLookups(outside: Outside, get: (key: string) => string | undefined) {
  const { sim: table } = resources;
  const processes = new Map<string, Process>();
  const reading = (account: string | undefined) => {
    const sources = sourcesOf(get, outside.env);
    const process = processes.get(sources) ?? createProcess(outside);
    processes.set(sources, process);
    process.configure(get);
    return process.reading(table, account);
  };
  return {
    sim: (by: SimKey, account?: string) =>
      lookUp(reading(account), { iccid: by.iccid, sid: by.sid, uniqueName: by.uniqueName }),
    sims: (where: SimFilter, account?: string) =>
      lookUpAll(reading(account), { fleet: where.fleet, status: where.status }),
  };
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

/** The real outside: this process's clock, chance, environment and stderr. */
export const outside: Outside = {
  clock: systemClock,
  random: Math.random,
  env: process.env,
  report: stderr,
  log: stderr,
  abandoned: watchLineage(),
};

export const { sim, fleet, networkAccessProfile, wirelessSim, ratePlan } = createProviders(outside);

function stderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
