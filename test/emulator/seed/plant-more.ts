/** Puts seeded eSIM profiles and settings updates into a world. */
import { arrived } from "../lifecycle/esim-profile";
import { ownedBy } from "../routes/names";
import type { ESimProfile } from "../store/records";
import type { World } from "../world";
import { PARENT } from "./accounts";
import type { SeedESimProfile, SeedSettingsUpdate } from "./seed-data";
import { SeedRefused } from "./seed-refused";

export function plantESimProfile(world: World, seed: SeedESimProfile, created: number): void {
  const { store } = world;
  const { eid = null, status = "available" } = seed;
  const profile: ESimProfile = {
    ordinal: 0,
    sid: seed.sid ?? store.freshSid("esimProfile"),
    accountSid: seed.account ?? PARENT.sid,
    eid,
    generatesMatchingId: eid === null,
    status,
    simSid: null,
    iccid: null,
    matchingId: null,
    errorCode: null,
    errorMessage: null,
    reservation: null,
    created,
    updated: created,
  };
  const sim = seed.sim === undefined ? undefined : ownedBy(store.sims, profile.accountSid, seed.sim);
  const its = () => (sim ? { simSid: sim.sid, iccid: sim.iccid } : world.reserve(profile, created));
  const own = status === "failed" ? {} : { ...arrived(profile), ...its(), status };
  store.esimProfiles.add({ ...profile, ...own });
}

export function plantSettingsUpdate({ store }: World, seed: SeedSettingsUpdate, created: number): void {
  const { sid, sim: reference, status, packages = [{ name: "base-settings", version: "1.0.0" }] } = seed;
  const sim = ownedBy(store.sims, PARENT.sid, reference);
  if (sim === undefined) throw new SeedRefused(`settings update: there is no SIM "${reference}"`);
  store.settingsUpdates.add({
    ordinal: 0,
    sid: sid ?? store.freshSid("settingsUpdate"),
    simSid: sim.sid,
    iccid: sim.iccid,
    status,
    packages,
    completed: status === "successful" ? created : null,
    created,
    updated: created,
  });
}
