/** Any number of plausible SIMs, for rehearsals and measurements. */
import type { SuperSimSettled, WirelessSettled } from "../store/records";
import { ISSUERS, iccidOf } from "./iccid";
import type { SeedSim, SeedWirelessSim } from "./seed-data";
import { SeedRefused } from "./seed-refused";

/** In ten SIMs: six active, two ready, one inactive, one new. */
const SHARES: readonly SuperSimSettled[] = [
  "active",
  "active",
  "ready",
  "active",
  "inactive",
  "active",
  "active",
  "new",
  "ready",
  "active",
];

export interface Generated {
  readonly count: number;
  /** The status of every SIM; the mixture above when left out. */
  readonly status?: SuperSimSettled;
  /** SID or unique name of their Fleet; by tens in the first two Fleets of the account when left out. */
  readonly fleet?: string;
  /** Serial number of the first; so that two calls make different cards. */
  readonly from?: number;
}

/** SIMs `sim-000001` and on, in the Fleets given. New ones have no Fleet unless one is named. */
export function* generatedSims(options: Generated, fleets: readonly string[]): Generator<SeedSim> {
  const { count, status, fleet, from = 1 } = options;
  if (fleet === undefined && fleets.length === 0) throw new SeedRefused("there is no Fleet to put generated SIMs in");
  for (let i = from; i < from + count; i++) {
    const state = status ?? SHARES[i % SHARES.length] ?? "active";
    const home = fleet ?? fleets[Math.floor(i / SHARES.length) % fleets.length] ?? null;
    yield {
      iccid: iccidOf(ISSUERS.supersim, 100_000_000 + i),
      uniqueName: `sim-${String(i).padStart(6, "0")}`,
      status: state,
      fleet: state === "new" && fleet === undefined ? null : home,
    };
  }
}

export interface GeneratedWireless {
  readonly count: number;
  readonly status?: WirelessSettled;
  readonly ratePlan?: string;
  readonly from?: number;
}

/** Wireless SIMs `wireless-000001` and on, active on the account's first RatePlan unless said otherwise. */
export function* generatedWirelessSims(
  options: GeneratedWireless,
  plans: readonly string[],
): Generator<SeedWirelessSim> {
  const { count, status = "active", ratePlan = plans[0] ?? null, from = 1 } = options;
  for (let i = from; i < from + count; i++) {
    yield {
      iccid: iccidOf(ISSUERS.wireless, 100_000_000 + i),
      uniqueName: `wireless-${String(i).padStart(6, "0")}`,
      status,
      ratePlan: status === "new" ? null : ratePlan,
    };
  }
}
