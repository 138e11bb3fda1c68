/** Resource identifiers: two letters and 32 hexadecimal digits, derived from a counter so that every run has the same. */
import { hash } from "node:crypto";

/** Prefixes as the API's documents have them. */
const SID_PREFIXES = {
  account: "AC",
  sim: "HS",
  fleet: "HF",
  networkAccessProfile: "HA",
  network: "HW",
  billingPeriod: "HB",
  wirelessSim: "DE",
  ratePlan: "WP",
  dataSession: "WN",
  esimProfile: "HP",
  settingsUpdate: "OB",
} as const satisfies Record<string, string>;

export type SidKind = keyof typeof SID_PREFIXES;

/** The SID of the n-th resource of a kind. */
export function sidOf(kind: SidKind, n: number | string): string {
  return SID_PREFIXES[kind] + hash("md5", `${kind} ${n}`);
}

/** Whether a text is shaped like a SID of any kind; a unique name must not be. */
export function isSidShaped(text: string): boolean {
  return /^[A-Z]{2}[0-9a-fA-F]{32}$/.test(text);
}
