/** The default seed: the documents' own examples, and two dozen more SIMs in every status. */
import { sidOf } from "../sid";
import type { SuperSimSettled, WirelessSettled } from "../store/records";
import { CHILD, SECOND_CHILD } from "./accounts";
import { ISSUERS, iccidOf } from "./iccid";
import type { SeedData, SeedSim, SeedWirelessSim } from "./seed-data";

const sid = (prefix: string, letter: string): string => prefix + letter.repeat(32);

/** SIDs and names that the documents use in their examples. */
export const EXAMPLES = {
  sim: sid("HS", "a"),
  iccid: "89883070000123456789",
  registrationCode: "H3LL0W0RLD",
  fleet: sid("HF", "a"),
  secondFleet: sid("HF", "b"),
  networkAccessProfile: sid("HA", "a"),
  network: sid("HW", "a"),
  secondNetwork: `HW${"a".repeat(31)}b`,
  ratePlan: "WP0195dea2f0b1e00dbc54d0715e36e2db",
  secondRatePlan: "WP3b921b4711ee21ac01c7075a7eb19fcf",
  wirelessSim: sid("DE", "a"),
  esimProfile: sid("HP", "a"),
  settingsUpdate: sid("OB", "a"),
  eid: "89049032005008882600033489aaaaaa",
} as const;

/** A card that can be registered with the documents' own code. */
export const REGISTRABLE = { iccid: iccidOf(ISSUERS.supersim, 900_000_001), code: EXAMPLES.registrationCode } as const;

const NETWORKS: SeedData["networks"] = [
  network(EXAMPLES.network, "AT&T", "US", "310", "410"),
  network(EXAMPLES.secondNetwork, "T-Mobile USA", "US", "310", "260"),
  network(sidOf("network", "telekom"), "Telekom Deutschland", "DE", "262", "01"),
  network(sidOf("network", "vodafone"), "Vodafone Germany", "DE", "262", "02"),
  network(sidOf("network", "orange"), "Orange", "FR", "208", "01"),
  network(sidOf("network", "ee"), "EE", "GB", "234", "30"),
];

function network(id: string, friendlyName: string, isoCountry: string, mcc: string, mnc: string) {
  return { sid: id, friendlyName, isoCountry, identifiers: [{ mcc, mnc }] };
}

const STATUSES: readonly SuperSimSettled[] = ["active", "new", "ready", "active", "inactive", "active"];

/** Every status on both Fleets; a fifth have no name, a quarter a 19-digit ICCID. */
function moreSims(count: number): SeedSim[] {
  return Array.from({ length: count }, (_, i) => ({
    iccid: iccidOf(ISSUERS.supersim, 10_000_001 + 37 * i, i % 4 === 3 ? 19 : 20),
    uniqueName: i % 5 === 4 ? null : `tracker-${String(i + 1).padStart(3, "0")}`,
    status: STATUSES[i % STATUSES.length] ?? "new",
    fleet: STATUSES[i % STATUSES.length] === "new" ? null : i < count / 2 ? EXAMPLES.fleet : EXAMPLES.secondFleet,
    ...(i === 0 ? { ipAddresses: ["10.64.0.2"] } : {}),
  }));
}

const WIRELESS_STATUSES: readonly WirelessSettled[] = [
  "new",
  "ready",
  "active",
  "suspended",
  "deactivated",
  "canceled",
  "active",
  "new",
];

function wirelessSims(count: number): SeedWirelessSim[] {
  return Array.from({ length: count }, (_, i) => ({
    iccid: iccidOf(ISSUERS.wireless, 20_000_001 + 41 * i, i % 2 === 0 ? 20 : 19),
    uniqueName: `meter-${String(i + 1).padStart(3, "0")}`,
    friendlyName: `Meter ${i + 1}`,
    status: WIRELESS_STATUSES[i % WIRELESS_STATUSES.length] ?? "new",
    ratePlan: i % WIRELESS_STATUSES.length === 0 ? null : EXAMPLES.ratePlan,
    registrationCode: `METER${String(i + 1).padStart(5, "0")}`,
  }));
}

export const DEFAULT_SEED: SeedData = {
  networks: NETWORKS,
  networkAccessProfiles: [
    {
      sid: EXAMPLES.networkAccessProfile,
      uniqueName: "My Network Access Profile",
      networks: [EXAMPLES.network, EXAMPLES.secondNetwork],
      created: "2020-05-01T20:00:00Z",
    },
    { uniqueName: "europe", networks: ["telekom", "vodafone", "orange", "ee"].map((name) => sidOf("network", name)) },
    { uniqueName: "child networks", account: CHILD.sid },
    { uniqueName: "second child networks", account: SECOND_CHILD.sid },
  ],
  fleets: [
    { sid: EXAMPLES.fleet, uniqueName: "My Fleet", created: "2019-10-15T20:00:00Z" },
    { sid: EXAMPLES.secondFleet, uniqueName: "Pilot Fleet", dataLimit: 500, created: "2019-07-30T20:00:00Z" },
    { uniqueName: "My Fleet", account: CHILD.sid },
    { uniqueName: "My Fleet", account: SECOND_CHILD.sid },
  ],
  sims: [
    { sid: EXAMPLES.sim, iccid: EXAMPLES.iccid, uniqueName: "My SIM", created: "2015-07-30T20:00:00Z" },
    ...moreSims(24),
    { iccid: iccidOf(ISSUERS.supersim, 80_000_001), uniqueName: "child-001", account: CHILD.sid },
    { iccid: iccidOf(ISSUERS.supersim, 80_000_002), status: "active", fleet: "My Fleet", account: CHILD.sid },
  ],
  esimProfiles: [{ sid: EXAMPLES.esimProfile, eid: EXAMPLES.eid, sim: EXAMPLES.sim, created: "2020-09-01T20:00:00Z" }],
  settingsUpdates: [
    { sid: EXAMPLES.settingsUpdate, sim: EXAMPLES.sim, status: "successful" },
    { sim: "tracker-001", status: "scheduled" },
  ],
  unregistered: [
    { iccid: REGISTRABLE.iccid, registrationCode: REGISTRABLE.code },
    ...["K0RE000001", "K0RE000002", "K0RE000003", "K0RE000004"].map((registrationCode, i) => ({
      iccid: iccidOf(ISSUERS.supersim, 900_000_002 + i),
      registrationCode,
    })),
  ],
  ratePlans: [
    { sid: EXAMPLES.ratePlan, uniqueName: "My Rate Plan", friendlyName: "My Rate Plan" },
    { sid: EXAMPLES.secondRatePlan, uniqueName: "10 MB", friendlyName: "10 MB a month", dataLimit: 10 },
    { uniqueName: "throttled", friendlyName: "Throttled", dataLimitStrategy: "throttle" },
    { uniqueName: "old metering", friendlyName: "Quota 10", dataMetering: "quota-10" },
    { uniqueName: "My Rate Plan", friendlyName: "Child plan", account: CHILD.sid },
  ],
  wirelessSims: [
    { sid: EXAMPLES.wirelessSim, iccid: iccidOf(ISSUERS.wireless, 10_000_001), uniqueName: "My Wireless SIM" },
    ...wirelessSims(16),
    { iccid: iccidOf(ISSUERS.wireless, 80_000_001), uniqueName: "child-meter-001", account: CHILD.sid },
  ],
};
