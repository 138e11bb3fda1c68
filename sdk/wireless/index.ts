/** Programmable Wireless, as the namespace `wireless`. */
export { RatePlan, type RatePlanArgs } from "./rate-plan";
export { isSimStatus, Sim, type SimArgs, type SimStatus } from "./sim";
export { type SimRow, SimSet, type SimSetArgs } from "./sim-set";
export { type CsvSim, simsFromCsv } from "./sims-from-csv";
