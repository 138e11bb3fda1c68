/** Every list that is looked up without being a resource's, by the name that the SDK asks for it. */
import type { Lookup } from "./definition";
import { getNetworks } from "./networks";
import { getBillingPeriods, getIpAddresses, getSettingsUpdates } from "./sim-lists";
import { getUsage } from "./usage";
import { getDataSessions, getWirelessUsage } from "./wireless";

export const lookups = {
  getBillingPeriods,
  getIpAddresses,
  getSettingsUpdates,
  getNetworks,
  getUsage,
  getWirelessUsage,
  getDataSessions,
} as const satisfies Record<string, Lookup>;
