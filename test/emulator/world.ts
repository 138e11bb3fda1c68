/** Everything the emulator is at one moment: store, clock, what is due, and how long queued updates take. */
import { Agenda } from "./agenda";
import { EmulatorClock } from "./clock";
import { Faults, type MoveOutcome } from "./faults/faults";
import * as esim from "./lifecycle/esim-profile";
import * as superSim from "./lifecycle/super-sim";
import * as wirelessSim from "./lifecycle/wireless-sim";
import { Past } from "./past";
import { blankSim } from "./store/blank";
import type { ESimProfile, SuperSim, WirelessSim } from "./store/records";
import { restore } from "./store/snapshot";
import { Store } from "./store/store";
import { Tokens } from "./tokens";

export class World {
  readonly store = new Store();
  readonly tokens: Tokens;
  readonly clock: EmulatorClock;
  readonly faults = new Faults();
  readonly past: Past;
  readonly #agenda = new Agenda();
  /** How long a queued update takes, in milliseconds. */
  delay: number;

  constructor(clock: EmulatorClock, delay: number, tokenLifetime: number, tokens = new Tokens(tokenLifetime)) {
    this.clock = clock;
    this.delay = delay;
    this.tokens = tokens;
    this.past = new Past(this.store, () => clock.now());
  }

  /** The world as it was that long ago, for reading. */
  ago(milliseconds: number): World {
    const time = this.clock.now() - milliseconds;
    const then = new World(new EmulatorClock({ now: () => time }), this.delay, 0, this.tokens);
    restore(then.store, this.past.at(time));
    then.reschedule();
    then.settle();
    return then;
  }

  /** Lets everything that is due happen, each at its own instant and in order. Returns the time it is now. */
  settle(): number {
    const now = this.clock.now();
    for (let due = this.#agenda.takeDue(now); due !== undefined; due = this.#agenda.takeDue(now)) {
      this.#wake(due.sid, due.at);
    }
    this.clock.wakeSleepers();
    return now;
  }

  /** How an update of a SIM that is about to be queued will go, faults considered. */
  moveOutcome(sim: SuperSim | WirelessSim): MoveOutcome {
    const operation = "fleetSid" in sim ? "supersim.sims.update" : "wireless.sims.update";
    return this.faults.move(sim.sid, operation, this.store, this.delay);
  }

  changeSim(sim: SuperSim, patch: Partial<SuperSim>): SuperSim {
    this.store.sims.change(sim, patch);
    this.#agenda.add(superSim.nextWake(sim), sim.sid);
    return sim;
  }

  changeWirelessSim(sim: WirelessSim, patch: Partial<WirelessSim>): WirelessSim {
    this.store.wirelessSims.change(sim, patch);
    this.#agenda.add(wirelessSim.nextWake(sim), sim.sid);
    return sim;
  }

  changeESimProfile(profile: ESimProfile, patch: Partial<ESimProfile>): ESimProfile {
    this.store.esimProfiles.change(profile, patch);
    this.#agenda.add(esim.nextWake(profile), profile.sid);
    return profile;
  }

  /** Puts the profile's own SIM on its account, and says which one it is. */
  reserve(profile: ESimProfile, at: number): Partial<ESimProfile> {
    const sid = this.store.freshSid("sim");
    const iccid = esim.iccidOfProfile(this.store.made);
    this.store.sims.add(blankSim(sid, profile.accountSid, iccid, at));
    return { simSid: sid, iccid };
  }

  /** Rebuilds what is due from the records, after they were loaded as a whole. */
  reschedule(): void {
    this.#agenda.clear();
    for (const sim of this.store.sims) this.#agenda.add(superSim.nextWake(sim), sim.sid);
    for (const profile of this.store.esimProfiles) this.#agenda.add(esim.nextWake(profile), profile.sid);
    for (const sim of this.store.wirelessSims) this.#agenda.add(wirelessSim.nextWake(sim), sim.sid);
  }

  #wake(sid: string, at: number): void {
    const sim = this.store.sims.get(sid);
    if (sim !== undefined) {
      const patch = superSim.wake(sim, Math.max(at, sim.updated));
      if (patch !== undefined) this.changeSim(sim, patch);
    }
    const profile = this.store.esimProfiles.get(sid);
    if (profile !== undefined) {
      const patch = esim.wake(profile, Math.max(at, profile.updated));
      const own = patch?.status === "available" ? this.reserve(profile, at) : {};
      if (patch !== undefined) this.changeESimProfile(profile, { ...patch, ...own });
    }
    const wireless = this.store.wirelessSims.get(sid);
    if (wireless !== undefined) {
      const patch = wirelessSim.wake(wireless, Math.max(at, wireless.updated));
      if (patch !== undefined) this.changeWirelessSim(wireless, patch);
    }
  }
}
