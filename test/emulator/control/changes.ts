/** Changes behind everyone's back: what a colleague in the Console, a device or the vendor does to a resource. */

import { arrived } from "../lifecycle/esim-profile";
import * as superSim from "../lifecycle/super-sim";
import * as wireless from "../lifecycle/wireless-sim";
import { given } from "../routes/names";
import type {
  ESimProfile,
  Fleet,
  HttpMethod,
  NetworkAccessProfile,
  RatePlan,
  SuperSim,
  SuperSimSettled,
  WirelessSettled,
  WirelessSim,
} from "../store/records";
import type { World } from "../world";
import { found, lookedUp, removeFrom, UnknownResource } from "./lookup";

export interface SimChange {
  /** Takes effect at once and ends a queued update. */
  readonly status?: SuperSimSettled;
  /** SID or unique name; null for none. */
  readonly fleet?: string | null;
  readonly uniqueName?: string | null;
  readonly ipAddresses?: readonly string[];
}

export interface WirelessSimChange {
  readonly status?: WirelessSettled;
  readonly ratePlan?: string | null;
  readonly uniqueName?: string | null;
  readonly friendlyName?: string | null;
  readonly commandsCallbackUrl?: string | null;
  readonly commandsCallbackMethod?: HttpMethod;
  readonly smsUrl?: string | null;
  readonly smsMethod?: HttpMethod;
  readonly smsFallbackUrl?: string | null;
  readonly smsFallbackMethod?: HttpMethod;
}

/** What a device did with a profile, or what went wrong with it. */
export interface ESimProfileChange extends Partial<Pick<ESimProfile, "errorCode" | "errorMessage">> {
  readonly status: Exclude<ESimProfile["status"], "new" | "reserving">;
}

export type FleetChange = Partial<Omit<Fleet, "ordinal" | "sid" | "created" | "updated">>;
export type ProfileChange = Partial<Pick<NetworkAccessProfile, "uniqueName" | "networkSids">>;
export type RatePlanChange = Partial<Omit<RatePlan, "ordinal" | "sid" | "created" | "updated">>;

/** What a SIM did on the network. */
export interface Use {
  readonly bytes?: number;
  readonly commands?: number;
}

export class Changes {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** By SID, ICCID or unique name, whatever account it is in. */
  sim(reference: string, change: SimChange): Readonly<SuperSim> {
    const now = this.#world.settle();
    const sim = this.findSim(reference);
    const { status, fleet, ...rest } = change;
    const patch = {
      ...rest,
      ...(status === undefined ? {} : { ...superSim.settled(sim, status, now), move: null }),
      ...(fleet === undefined ? {} : { fleetSid: fleet === null ? null : this.findFleet(fleet).sid }),
      updated: now,
    };
    return this.#world.changeSim(sim, patch);
  }

  wirelessSim(reference: string, change: WirelessSimChange): Readonly<WirelessSim> {
    const now = this.#world.settle();
    const sim = this.findWirelessSim(reference);
    const { status, ratePlan, ...rest } = change;
    const patch = {
      ...rest,
      ...(status === undefined ? {} : { ...wireless.settled(sim, status, now), move: null }),
      ...(ratePlan === undefined ? {} : { ratePlanSid: ratePlan === null ? null : this.findRatePlan(ratePlan).sid }),
      updated: now,
    };
    return this.#world.changeWirelessSim(sim, patch);
  }

  /** By SID or EID. Takes effect at once and ends a reservation. */
  esimProfile(reference: string, change: ESimProfileChange): Readonly<ESimProfile> {
    const now = this.#world.settle();
    const profile = this.findESimProfile(reference);
    const due = profile.simSid === null && change.status !== "failed";
    const own = due ? { ...arrived(profile), ...this.#world.reserve(profile, now) } : {};
    const patch = { ...own, ...given<Partial<ESimProfile>>(change), reservation: null, updated: now };
    return this.#world.changeESimProfile(profile, patch);
  }

  fleet(reference: string, change: FleetChange): Readonly<Fleet> {
    const patch = { ...given<FleetChange>(change), updated: this.#world.settle() };
    return this.#world.store.fleets.change(this.findFleet(reference), patch);
  }

  networkAccessProfile(reference: string, change: ProfileChange): Readonly<NetworkAccessProfile> {
    const { networkAccessProfiles } = this.#world.store;
    const profile = found(networkAccessProfiles, reference, "NetworkAccessProfile");
    return networkAccessProfiles.change(profile, { ...given<ProfileChange>(change), updated: this.#world.settle() });
  }

  ratePlan(reference: string, change: RatePlanChange): Readonly<RatePlan> {
    const patch = { ...given<RatePlanChange>(change), updated: this.#world.settle() };
    return this.#world.store.ratePlans.change(this.findRatePlan(reference), patch);
  }

  /** Reports data or commands of a SIM of either product; enough of it makes a ready SIM active. */
  use(reference: string, { bytes = 0, commands = 0 }: Use): void {
    const at = this.#world.settle();
    const sim = lookedUp(this.#world.store.sims, reference);
    const report = { at, bytes, commands };
    if (sim !== undefined) this.#world.changeSim(sim, { use: [...sim.use, report] });
    else {
      const other = this.findWirelessSim(reference);
      this.#world.changeWirelessSim(other, { use: [...other.use, report] });
    }
    this.#world.settle();
  }

  /** Takes a resource away altogether: a SIM, Fleet, NetworkAccessProfile or RatePlan, by SID, ICCID or unique name. */
  remove(reference: string): void {
    const { sims, wirelessSims, fleets, networkAccessProfiles, ratePlans } = this.#world.store;
    const removed =
      removeFrom(sims, reference) ||
      removeFrom(wirelessSims, reference) ||
      removeFrom(fleets, reference) ||
      removeFrom(networkAccessProfiles, reference) ||
      removeFrom(ratePlans, reference);
    if (!removed) throw new UnknownResource(`nothing is called "${reference}"`);
  }

  findSim(reference: string): SuperSim {
    return found(this.#world.store.sims, reference, "Super SIM");
  }

  findWirelessSim(reference: string): WirelessSim {
    return found(this.#world.store.wirelessSims, reference, "wireless SIM");
  }

  findESimProfile(reference: string): ESimProfile {
    const { esimProfiles } = this.#world.store;
    const profile = esimProfiles.get(reference) ?? [...esimProfiles].find(({ eid }) => eid === reference);
    if (profile === undefined) throw new UnknownResource(`there is no eSIM profile "${reference}"`);
    return profile;
  }

  findFleet(reference: string): Fleet {
    return found(this.#world.store.fleets, reference, "Fleet");
  }

  findRatePlan(reference: string): RatePlan {
    return found(this.#world.store.ratePlans, reference, "RatePlan");
  }
}
