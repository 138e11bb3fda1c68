/** All resources of all accounts of the emulated API. */
import { type SidKind, sidOf } from "../sid";
import type {
  Account,
  ESimProfile,
  Fleet,
  Network,
  NetworkAccessProfile,
  Owned,
  RatePlan,
  SettingsUpdate,
  SuperSim,
  UnregisteredSim,
  WirelessSim,
} from "./records";
import { Table, type UniqueKey } from "./table";

/** Unique names live within an account. */
export function nameKey(accountSid: string, uniqueName: string): string {
  return `${accountSid} ${uniqueName}`;
}

function byName<R extends Owned>(): UniqueKey<R> {
  return (record) => (record.uniqueName ? nameKey(record.accountSid, record.uniqueName) : null);
}

/** Everything that survives a request. Time and faults are kept elsewhere. */
export class Store {
  readonly accounts = new Map<string, Account>();
  readonly unregistered = new Map<string, UnregisteredSim>();
  /** Is told that something is about to change. */
  beforeChange: () => void = () => {};
  readonly #changes = () => this.beforeChange();
  readonly networks = new Table<Network>({}, this.#changes);
  readonly networkAccessProfiles = new Table<NetworkAccessProfile, "name">({ name: byName() }, this.#changes);
  readonly fleets = new Table<Fleet, "name">({ name: byName() }, this.#changes);
  readonly sims = new Table<SuperSim, "name" | "iccid">({ name: byName(), iccid: (sim) => sim.iccid }, this.#changes);
  readonly esimProfiles = new Table<ESimProfile>({}, this.#changes);
  readonly settingsUpdates = new Table<SettingsUpdate>({}, this.#changes);
  readonly ratePlans = new Table<RatePlan, "name">({ name: byName() }, this.#changes);
  readonly wirelessSims = new Table<WirelessSim, "name" | "iccid" | "code">(
    { name: byName(), iccid: (sim) => sim.iccid, code: (sim) => sim.registrationCode },
    this.#changes,
  );
  /** How many resources were ever made; the source of fresh SIDs. */
  made = 0;

  freshSid(kind: SidKind): string {
    this.made += 1;
    return sidOf(kind, this.made);
  }

  clear(): void {
    this.accounts.clear();
    this.unregistered.clear();
    for (const table of this.tables()) table.clear();
    this.made = 0;
  }

  tables(): readonly { clear(): void; readonly size: number }[] {
    const { networks, networkAccessProfiles, fleets, sims, esimProfiles, settingsUpdates, ratePlans, wirelessSims } =
      this;
    return [networks, networkAccessProfiles, fleets, sims, esimProfiles, settingsUpdates, ratePlans, wirelessSims];
  }
}

/** Whether an account may be reached with the credentials of another: itself and, from a parent, its descendants. */
export function reaches(store: Store, from: string, to: string): boolean {
  for (let sid: string | null = to; sid !== null; sid = store.accounts.get(sid)?.parentSid ?? null) {
    if (sid === from) return true;
  }
  return false;
}
