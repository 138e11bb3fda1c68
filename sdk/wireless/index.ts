/** Programmable Wireless, as the namespace `wireless`. */
export {
  type DataSession,
  type GetDataSessionsArgs,
  type GetSimArgs,
  type GetSimsArgs,
  getDataSessions,
  getDataSessionsOutput,
  getSim,
  getSimOutput,
  getSims,
  getSimsOutput,
  type SimInfo,
} from "./lookups";
export {
  type CommandsCounts,
  type DataCounts,
  type Everywhere,
  type GetUsageArgs,
  getUsage,
  getUsageOutput,
  type UsageRecord,
} from "./lookups-usage";
export { RatePlan, type RatePlanArgs } from "./rate-plan";
export { isSimStatus, Sim, type SimArgs, type SimStatus } from "./sim";
export { type SimRow, SimSet, type SimSetArgs } from "./sim-set";
export { type CsvSim, simsFromCsv } from "./sims-from-csv";
