/** The resources of a store as plain data, to be put back later. */

import type {
  Account,
  ESimProfile,
  Fleet,
  Network,
  NetworkAccessProfile,
  RatePlan,
  SettingsUpdate,
  Stored,
  SuperSim,
  UnregisteredSim,
  WirelessSim,
} from "./records";
import type { Store } from "./store";
import type { Table } from "./table";

export interface Snapshot {
  readonly accounts: readonly Account[];
  readonly unregistered: readonly UnregisteredSim[];
  readonly networks: readonly Network[];
  readonly networkAccessProfiles: readonly NetworkAccessProfile[];
  readonly fleets: readonly Fleet[];
  readonly sims: readonly SuperSim[];
  /** These two are not in a snapshot of before. */
  readonly esimProfiles?: readonly ESimProfile[];
  readonly settingsUpdates?: readonly SettingsUpdate[];
  readonly ratePlans: readonly RatePlan[];
  readonly wirelessSims: readonly WirelessSim[];
  readonly made: number;
}

export function snapshot(store: Store): Snapshot {
  return {
    accounts: rows(store.accounts.values()),
    unregistered: rows(store.unregistered.values()),
    networks: rows(store.networks),
    networkAccessProfiles: rows(store.networkAccessProfiles),
    fleets: rows(store.fleets),
    sims: rows(store.sims),
    esimProfiles: rows(store.esimProfiles),
    settingsUpdates: rows(store.settingsUpdates),
    ratePlans: rows(store.ratePlans),
    wirelessSims: rows(store.wirelessSims),
    made: store.made,
  };
}

export function restore(store: Store, state: Snapshot): void {
  store.clear();
  for (const account of state.accounts) store.accounts.set(account.sid, account);
  for (const card of state.unregistered) store.unregistered.set(card.iccid, card);
  fill(store.networks, state.networks);
  fill(store.networkAccessProfiles, state.networkAccessProfiles);
  fill(store.fleets, state.fleets);
  fill(store.sims, state.sims);
  fill(store.esimProfiles, state.esimProfiles);
  fill(store.settingsUpdates, state.settingsUpdates);
  fill(store.ratePlans, state.ratePlans);
  fill(store.wirelessSims, state.wirelessSims);
  store.made = state.made;
}

function rows<R>(all: Iterable<R>): R[] {
  return structuredClone([...all]);
}

function fill<R extends Stored, K extends string>(table: Table<R, K>, state: readonly R[] | undefined): void {
  for (const row of state ?? []) table.add(structuredClone(row));
}
