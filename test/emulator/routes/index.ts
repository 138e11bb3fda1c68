/** Every operation of the emulated API but the token endpoint. */
import type { Route } from "../http/call";
import { ESIM_PROFILE_ROUTES } from "./supersim/esim-profiles";
import { FLEET_ROUTES } from "./supersim/fleets";
import { PROFILE_ROUTES } from "./supersim/network-access-profiles";
import { NETWORK_ROUTES } from "./supersim/networks";
import { PROFILE_NETWORK_ROUTES } from "./supersim/profile-networks";
import { SETTINGS_UPDATE_ROUTES } from "./supersim/settings-updates";
import { SIM_SUBRESOURCE_ROUTES } from "./supersim/sim-subresources";
import { SIM_ROUTES } from "./supersim/sims";
import { USAGE_RECORD_ROUTES } from "./supersim/usage-records";
import { DATA_SESSION_ROUTES } from "./wireless/data-sessions";
import { RATE_PLAN_ROUTES } from "./wireless/rate-plans";
import { WIRELESS_SIM_ROUTES } from "./wireless/sims";
import { WIRELESS_USAGE_ROUTES } from "./wireless/usage-records";

export const ROUTES: readonly Route[] = [
  ...SIM_ROUTES,
  ...SIM_SUBRESOURCE_ROUTES,
  ...ESIM_PROFILE_ROUTES,
  ...FLEET_ROUTES,
  ...PROFILE_ROUTES,
  ...PROFILE_NETWORK_ROUTES,
  ...NETWORK_ROUTES,
  ...SETTINGS_UPDATE_ROUTES,
  ...USAGE_RECORD_ROUTES,
  ...WIRELESS_SIM_ROUTES,
  ...RATE_PLAN_ROUTES,
  ...WIRELESS_USAGE_ROUTES,
  ...DATA_SESSION_ROUTES,
];
