/** The only door: one dynamic provider a resource. Pulumi's provider process finds this package by name and takes one of them. */
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

const stderr = (line: string) => void process.stderr.write(`${line}\n`);

export const { sim, fleet, networkAccessProfile, wirelessSim, ratePlan } = createProviders({
  clock: systemClock,
  random: Math.random,
  env: process.env,
  report: stderr,
  log: stderr,
});
