/** The registry: every table, by the name that a state finds its provider by. */
import type { Table } from "./definition";
import { esimProfile } from "./esim-profile";
import { fleet } from "./fleet";
import { networkAccessProfile } from "./network-access-profile";
import { sim } from "./sim";
import { ratePlan } from "./wireless/rate-plan";
import { wirelessSim } from "./wireless/sim";

export { esimProfile, fleet, networkAccessProfile, ratePlan, sim, wirelessSim };

/** The names are in every state: they never change. */
export const registry = {
  sim,
  fleet,
  networkAccessProfile,
  wirelessSim,
  ratePlan,
  esimProfile,
} as const satisfies Record<string, Table>;

export const tables: readonly Table[] = Object.values(registry);
