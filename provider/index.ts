/** The only door: one dynamic provider a resource. Pulumi's provider process finds this package by name and takes one of them. */
import { lookUp, lookUpAll } from "./engine/look-up";
import { type DynamicProvider, dynamicProvider } from "./host/dynamic";
import { createProcess, type Outside } from "./host/process";
import * as resources from "./resources";
import type { Table } from "./resources/definition";
import { systemClock } from "./time/clock";

export type { DynamicProvider } from "./host/dynamic";
export type { Outside } from "./host/process";

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

/** Looks SIMs up for a program, with the program's own configuration. Nothing is written. */
export function createLookups(outside: Outside, get: (key: string) => string | undefined) {
  const process = createProcess(outside);
  process.configure(get);
  const { sim: table } = resources;
  return {
    sim: (by: SimKey, account?: string) =>
      lookUp(process.reading(table, account), { iccid: by.iccid, sid: by.sid, uniqueName: by.uniqueName }),
    sims: (where: SimFilter, account?: string) =>
      lookUpAll(process.reading(table, account), { fleet: where.fleet, status: where.status }),
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
};

export const { sim, fleet, networkAccessProfile, wirelessSim, ratePlan } = createProviders(outside);

function stderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
