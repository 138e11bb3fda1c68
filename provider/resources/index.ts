/** The registry: every table, by its type. */
import type { Table } from "./definition";
import { fleet } from "./fleet";
import { networkAccessProfile } from "./network-access-profile";
import { sim } from "./sim";
import { ratePlan } from "./wireless/rate-plan";
import { wirelessSim } from "./wireless/sim";

export { fleet, networkAccessProfile, ratePlan, sim, wirelessSim };

export const tables: readonly Table[] = [sim, fleet, networkAccessProfile, wirelessSim, ratePlan];
