/** Puts seed data into a world, and refuses data that the API could not hold. */
import * as superSim from "../lifecycle/super-sim";
import * as wireless from "../lifecycle/wireless-sim";
import { ownedBy } from "../routes/names";
import { blankFleet, blankRatePlan, blankSim, blankWirelessSim } from "../store/blank";
import type { Fleet, SuperSim, WirelessSim } from "../store/records";
import type { World } from "../world";
import { ACCOUNTS, PARENT } from "./accounts";
import { plantESimProfile, plantSettingsUpdate } from "./plant-more";
import type { SeedData, SeedFleet, SeedProfile, SeedRatePlan, SeedSim, SeedWirelessSim } from "./seed-data";
import { SeedRefused } from "./seed-refused";

const DAY = 86_400_000;
/** How long ago seeded resources were made, and how long seeded SIMs have been in their status. */
const AGE = { created: 30 * DAY, settled: 1 * DAY } as const;

export function plant(world: World, data: SeedData): void {
  const { store } = world;
  for (const account of ACCOUNTS) store.accounts.set(account.sid, account);
  const now = world.clock.now();
  for (const network of data.networks ?? []) store.networks.add({ ...network, ordinal: 0, created: now, updated: now });
  for (const profile of data.networkAccessProfiles ?? []) plantProfile(world, profile, now);
  for (const fleet of data.fleets ?? []) plantFleet(world, fleet, now);
  plantSims(world, data.sims ?? []);
  for (const profile of data.esimProfiles ?? []) plantESimProfile(world, profile, createdAt(profile, now));
  for (const update of data.settingsUpdates ?? []) plantSettingsUpdate(world, update, now - AGE.settled);
  for (const card of data.unregistered ?? []) store.unregistered.set(card.iccid, card);
  for (const plan of data.ratePlans ?? []) plantRatePlan(world, plan, now);
  plantWirelessSims(world, data.wirelessSims ?? []);
}

export function plantSims(world: World, sims: Iterable<SeedSim>): number {
  const now = world.clock.now();
  let count = 0;
  for (const seed of sims) {
    const sim = simOf(world, seed, now);
    world.store.sims.add(sim);
    world.changeSim(sim, {});
    count += 1;
  }
  return count;
}

export function plantWirelessSims(world: World, sims: Iterable<SeedWirelessSim>): number {
  const now = world.clock.now();
  let count = 0;
  for (const seed of sims) {
    const sim = wirelessSimOf(world, seed, now);
    world.store.wirelessSims.add(sim);
    world.changeWirelessSim(sim, {});
    count += 1;
  }
  return count;
}

function simOf(world: World, seed: SeedSim, now: number): SuperSim {
  const { store } = world;
  const account = seed.account ?? PARENT.sid;
  if (store.sims.find("iccid", seed.iccid) !== undefined) throw new SeedRefused(`ICCID ${seed.iccid} is there already`);
  const blank = blankSim(seed.sid ?? store.freshSid("sim"), account, seed.iccid, createdAt(seed, now));
  const status = seed.status ?? "new";
  const fleet = seed.fleet ? ownedBy(store.fleets, account, seed.fleet) : undefined;
  if (seed.fleet && fleet === undefined) throw new SeedRefused(`SIM ${seed.iccid}: there is no Fleet "${seed.fleet}"`);
  if (superSim.isLive(status) && fleet === undefined)
    throw new SeedRefused(`SIM ${seed.iccid}: ${status} needs a Fleet`);
  const history = status === "inactive" ? superSim.settled(blank, "active", now - 2 * AGE.settled) : {};
  const arrived = superSim.settled({ ...blank, ...history }, status, now - AGE.settled);
  return {
    ...blank,
    ...arrived,
    uniqueName: seed.uniqueName ?? null,
    fleetSid: fleet?.sid ?? null,
    ipAddresses: seed.ipAddresses ?? [],
    updated: status === "new" ? blank.created : now - AGE.settled,
  };
}

function wirelessSimOf(world: World, seed: SeedWirelessSim, now: number): WirelessSim {
  const { store } = world;
  const account = seed.account ?? PARENT.sid;
  const taken = store.wirelessSims.find("iccid", seed.iccid) !== undefined;
  if (taken) throw new SeedRefused(`ICCID ${seed.iccid} is there already`);
  const blank = blankWirelessSim(seed.sid ?? store.freshSid("wirelessSim"), account, seed.iccid, createdAt(seed, now));
  const status = seed.status ?? "new";
  const plan = seed.ratePlan ? ownedBy(store.ratePlans, account, seed.ratePlan) : undefined;
  if (seed.ratePlan && plan === undefined) throw new SeedRefused(`SIM ${seed.iccid}: no RatePlan "${seed.ratePlan}"`);
  if ((status === "ready" || status === "active") && plan === undefined) {
    throw new SeedRefused(`SIM ${seed.iccid}: ${status} needs a RatePlan`);
  }
  return {
    ...blank,
    ...wireless.settled(blank, status, now - AGE.settled),
    uniqueName: seed.uniqueName ?? null,
    friendlyName: seed.friendlyName ?? null,
    registrationCode: seed.registrationCode ?? null,
    ratePlanSid: plan?.sid ?? null,
    updated: status === "new" ? blank.created : now - AGE.settled,
  };
}

function plantProfile({ store }: World, seed: SeedProfile, now: number): void {
  const created = createdAt(seed, now);
  store.networkAccessProfiles.add({
    ordinal: 0,
    sid: seed.sid ?? store.freshSid("networkAccessProfile"),
    accountSid: seed.account ?? PARENT.sid,
    uniqueName: seed.uniqueName ?? null,
    networkSids: seed.networks ?? [...store.networks].map(({ sid }) => sid),
    created,
    updated: created,
  });
}

function plantFleet({ store }: World, seed: SeedFleet, now: number): void {
  const account = seed.account ?? PARENT.sid;
  const profile = seed.networkAccessProfile
    ? ownedBy(store.networkAccessProfiles, account, seed.networkAccessProfile)
    : [...store.networkAccessProfiles].find(({ accountSid }) => accountSid === account);
  if (profile === undefined) throw new SeedRefused(`Fleet "${seed.uniqueName}": no such NetworkAccessProfile`);
  const blank = blankFleet(seed.sid ?? store.freshSid("fleet"), account, profile.sid, createdAt(seed, now));
  const { dataEnabled, dataLimit, smsCommandsEnabled } = { ...blank, ...seed };
  const fleet: Fleet = { ...blank, dataEnabled, dataLimit, smsCommandsEnabled, uniqueName: seed.uniqueName ?? null };
  store.fleets.add(fleet);
}

function plantRatePlan({ store }: World, seed: SeedRatePlan, now: number): void {
  const blank = blankRatePlan(seed.sid ?? store.freshSid("ratePlan"), seed.account ?? PARENT.sid, createdAt(seed, now));
  const { friendlyName, dataLimit, dataMetering, dataLimitStrategy } = { ...blank, ...seed };
  const uniqueName = seed.uniqueName ?? null;
  store.ratePlans.add({ ...blank, friendlyName, dataLimit, dataMetering, dataLimitStrategy, uniqueName });
}

function createdAt(seed: { readonly created?: string }, now: number): number {
  return seed.created === undefined ? now - AGE.created : Date.parse(seed.created);
}
