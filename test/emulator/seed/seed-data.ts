/** What an emulator can be seeded with: the shape of a seed file, and of the default seed. */
import type { ESimStatus, Network, RatePlan, SettingsUpdate, SuperSimSettled, WirelessSettled } from "../store/records";

interface Common {
  /** Made from a counter when left out. */
  readonly sid?: string;
  /** SID of the account it belongs to; the parent account when left out. */
  readonly account?: string;
  readonly uniqueName?: string | null;
  /** ISO 8601; thirty days ago when left out. */
  readonly created?: string;
}

export interface SeedProfile extends Common {
  /** SIDs of networks; every network when left out. */
  readonly networks?: readonly string[];
}

export interface SeedFleet extends Common {
  /** SID or unique name of a NetworkAccessProfile; the account's first when left out. */
  readonly networkAccessProfile?: string;
  readonly dataEnabled?: boolean;
  /** Megabytes. */
  readonly dataLimit?: number;
  readonly smsCommandsEnabled?: boolean;
}

export interface SeedSim extends Common {
  readonly iccid: string;
  /** `new` when left out. */
  readonly status?: SuperSimSettled;
  /** SID or unique name of a Fleet; needed for a SIM that is ready or active. */
  readonly fleet?: string | null;
  readonly ipAddresses?: readonly string[];
}

export interface SeedWirelessSim extends Common {
  readonly iccid: string;
  readonly status?: WirelessSettled;
  /** SID or unique name of a RatePlan; needed for a SIM that is ready or active. */
  readonly ratePlan?: string | null;
  readonly friendlyName?: string | null;
  readonly registrationCode?: string | null;
}

export interface SeedRatePlan extends Common {
  readonly friendlyName?: string | null;
  readonly dataLimit?: number;
  readonly dataMetering?: string;
  readonly dataLimitStrategy?: RatePlan["dataLimitStrategy"];
}

export interface SeedESimProfile extends Omit<Common, "uniqueName"> {
  /** Left out for one with a matching ID. */
  readonly eid?: string;
  /** SID or unique name of its SIM; made when left out. */
  readonly sim?: string;
  /** `available` when left out. */
  readonly status?: Exclude<ESimStatus, "new" | "reserving">;
}

export interface SeedSettingsUpdate extends Pick<Partial<SettingsUpdate>, "packages"> {
  readonly sid?: string;
  /** SID or unique name of a SIM. */
  readonly sim: string;
  readonly status: SettingsUpdate["status"];
}

export interface SeedData {
  readonly networks?: readonly Pick<Network, "sid" | "friendlyName" | "isoCountry" | "identifiers">[];
  readonly networkAccessProfiles?: readonly SeedProfile[];
  readonly fleets?: readonly SeedFleet[];
  readonly sims?: readonly SeedSim[];
  readonly esimProfiles?: readonly SeedESimProfile[];
  readonly settingsUpdates?: readonly SeedSettingsUpdate[];
  /** Cards that nobody has registered yet. */
  readonly unregistered?: readonly { readonly iccid: string; readonly registrationCode: string }[];
  readonly ratePlans?: readonly SeedRatePlan[];
  readonly wirelessSims?: readonly SeedWirelessSim[];
}
