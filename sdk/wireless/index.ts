/** Programmable Wireless, as the namespace `wireless`. */
export { RatePlan, type RatePlanArgs } from "./rate-plan";
export { Sim, type SimArgs, type SimStatus } from "./sim";
