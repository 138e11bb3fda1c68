/** The SIMs, Fleets and rate plans that tests begin with. Their SIDs are fixed, so that requests can be written down. */
import type { SeedData } from "../emulator";

const sid = (prefix: string, n: number): string => prefix + String(n).padStart(32, "0");

const NETWORKS = [
  {
    sid: sid("HW", 1),
    friendlyName: "Telekom Deutschland",
    isoCountry: "DE",
    identifiers: [{ mcc: "262", mnc: "01" }],
  },
  { sid: sid("HW", 2), friendlyName: "Orange", isoCountry: "FR", identifiers: [{ mcc: "208", mnc: "01" }] },
  { sid: sid("HW", 3), friendlyName: "EE", isoCountry: "GB", identifiers: [{ mcc: "234", mnc: "30" }] },
] as const;

export const [TELEKOM, ORANGE, EE] = [NETWORKS[0].sid, NETWORKS[1].sid, NETWORKS[2].sid];

export const EUROPE = { sid: sid("HA", 1), uniqueName: "europe" } as const;
export const OVERSEAS = { sid: sid("HA", 2), uniqueName: "overseas" } as const;

export const TRUCKS = { sid: sid("HF", 1), uniqueName: "trucks" } as const;
export const VANS = { sid: sid("HF", 2), uniqueName: "vans" } as const;
export const CARS = { sid: sid("HF", 3), uniqueName: "cars" } as const;

export const SMALL = { sid: sid("WP", 1), uniqueName: "small" } as const;
export const LARGE = { sid: sid("WP", 2), uniqueName: "large" } as const;

/** A Super SIM. */
export const card = (n: number) => ({ sid: sid("HS", n), iccid: `8988307${String(n).padStart(13, "0")}` }) as const;

/** A Programmable Wireless SIM. */
export const wirelessCard = (n: number) =>
  ({ sid: sid("DE", n), iccid: `8901260${String(n).padStart(13, "0")}` }) as const;

/** Two profiles and three Fleets, and these SIMs. */
export const superSims = (sims: NonNullable<SeedData["sims"]>, more: SeedData = {}): SeedData => ({
  networks: NETWORKS,
  networkAccessProfiles: [
    { ...EUROPE, networks: [TELEKOM, ORANGE] },
    { ...OVERSEAS, networks: [EE] },
  ],
  fleets: [
    { ...TRUCKS, networkAccessProfile: EUROPE.sid },
    { ...VANS, networkAccessProfile: EUROPE.sid },
    { ...CARS, networkAccessProfile: EUROPE.sid },
  ],
  sims,
  ...more,
});

/** Two rate plans, and these SIMs. */
export const wirelessSims = (sims: NonNullable<SeedData["wirelessSims"]>, more: SeedData = {}): SeedData => ({
  ratePlans: [SMALL, LARGE],
  wirelessSims: sims,
  ...more,
});
