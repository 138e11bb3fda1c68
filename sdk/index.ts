/** What a program imports: SIM cards and Fleets as Pulumi resources. */
export { type Difference, type Differences, differs, differsOutput, type Refusal } from "./differs";
export { ESimProfile, type ESimProfileArgs } from "./esim-profile";
export { Fleet, type FleetArgs } from "./fleet";
export {
  type GetSimArgs,
  type GetSimsArgs,
  getSim,
  getSimOutput,
  getSims,
  getSimsOutput,
  type SimInfo,
} from "./lookups";
export {
  type FleetInfo,
  type GetFleetsArgs,
  type GetNetworksArgs,
  getFleets,
  getFleetsOutput,
  getNetworks,
  getNetworksOutput,
  type Network,
} from "./lookups-fleet";
export {
  type BillingPeriod,
  type GetSettingsUpdatesArgs,
  getBillingPeriods,
  getBillingPeriodsOutput,
  getIpAddresses,
  getIpAddressesOutput,
  getSettingsUpdates,
  getSettingsUpdatesOutput,
  type IpAddress,
  type OfSimArgs,
  type SettingsUpdate,
} from "./lookups-sim";
export { type GetUsageArgs, getUsage, getUsageOutput, type UsageRecord } from "./lookups-usage";
export { NetworkAccessProfile, type NetworkAccessProfileArgs } from "./network-access-profile";
export type { Disruption, Limit } from "./set-options";
export type { GetArgs } from "./shell";
export { isSimStatus, Sim, type SimArgs, type SimStatus, type Timeouts } from "./sim";
export { type SimRow, SimSet, type SimSetArgs } from "./sim-set";
export { type CsvSim, simsFromCsv } from "./sims-from-csv";
export * as wireless from "./wireless";
