/** The registry: every table, by the name that a state finds its provider by. */
import { isSet, isTable, type Resource, type SetTable, type Table } from "./definition";
import { esimProfile } from "./esim-profile";
import { fleet } from "./fleet";
import { networkAccessProfile } from "./network-access-profile";
import { sim } from "./sim";
import { simSetOf } from "./sim-set";
import { ratePlan } from "./wireless/rate-plan";
import { wirelessSim } from "./wireless/sim";
import { wirelessSimSetOf } from "./wireless/sim-set";

const simSet = simSetOf(sim);
const wirelessSimSet = wirelessSimSetOf(wirelessSim);

export { esimProfile, fleet, networkAccessProfile, ratePlan, sim, simSet, wirelessSim, wirelessSimSet };

/** The names are in every state: they never change. */
export const registry = {
  sim,
  fleet,
  networkAccessProfile,
  wirelessSim,
  ratePlan,
  esimProfile,
  simSet,
  wirelessSimSet,
} as const satisfies Record<string, Resource>;

const resources: readonly Resource[] = Object.values(registry);

/** Of single objects. */
export const tables: readonly Table[] = resources.filter(isTable);

/** Of very many objects in one resource. */
export const sets: readonly SetTable[] = resources.filter(isSet);
