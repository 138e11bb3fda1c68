/** The door of the emulator: KORE's Super SIM and Programmable Wireless APIs, stateful, in this process or as a command. */
export { EmulatorClock, manualClock, type TimeSource } from "./clock";
export type { Control, RequestFilter } from "./control/control";
export type { Statistics } from "./control/statistics";
export { FaultRefused } from "./faults/check";
export type { FaultEffect, FaultRule, FaultTarget } from "./faults/rule";
export type { Exchange, RequestRecord } from "./http/exchange";
export { CHILD, PARENT, SECOND_CHILD } from "./seed/accounts";
export { EXAMPLES, REGISTRABLE } from "./seed/default-seed";
export type { SeedData, SeedSim, SeedWirelessSim } from "./seed/seed-data";
export { type Emulator, type EmulatorOptions, OPERATIONS, startEmulator } from "./start";
