/** What a test or an operator may do to the emulator from outside the API; the HTTP control plane calls the same. */
import { type Duration, milliseconds } from "../duration";
import { checkFault } from "../faults/check";
import type { FaultRule } from "../faults/rule";
import type { RequestRecord } from "../http/exchange";
import type { Ledger } from "../ledger";
import type { RequestLog } from "../request-log";
import { ownedBy } from "../routes/names";
import { PARENT } from "../seed/accounts";
import { seedFromCsv } from "../seed/csv";
import { type Generated, type GeneratedWireless, generatedSims, generatedWirelessSims } from "../seed/generated";
import { plant, plantSims, plantWirelessSims } from "../seed/plant";
import type { SeedData } from "../seed/seed-data";
import { restore, type Snapshot, snapshot } from "../store/snapshot";
import type { World } from "../world";
import { Changes } from "./changes";
import { type Statistics, statistics } from "./statistics";

/** Which requests to list; members left out match all. */
export interface RequestFilter {
  readonly api?: RequestRecord["api"];
  readonly operation?: string;
  readonly method?: string;
  /** Index from which to list, as `requests` counts. */
  readonly since?: number;
}

/** What the control plane works on. */
export interface Controlled {
  readonly world: World;
  readonly log: RequestLog;
  readonly ledger: Ledger;
  readonly operations: readonly string[];
  /** Fills an empty emulator as at the start: seed, generated SIMs, faults. */
  fill(control: Control): void;
}

export class Control {
  /** Changes to resources behind everyone's back. */
  readonly change: Changes;
  readonly #on: Controlled;
  readonly #initialDelay: number;
  readonly #initialLifetime: number;
  #generated = 0;

  constructor(on: Controlled) {
    this.#on = on;
    this.change = new Changes(on.world);
    this.#initialDelay = on.world.delay;
    this.#initialLifetime = on.world.tokens.lifetime;
  }

  /** Adds resources. */
  seed(data: SeedData): void {
    plant(this.#on.world, data);
  }

  /** Adds generated Super SIMs, and returns how many there now are. */
  seedSims(options: number | Generated): number {
    const generated = typeof options === "number" ? { count: options } : options;
    plantSims(this.#on.world, generatedSims({ from: this.#generated + 1, ...generated }, this.#mine("fleets")));
    this.#generated += generated.count;
    return this.#on.world.store.sims.size;
  }

  /** Adds generated wireless SIMs, and returns how many there now are. */
  seedWirelessSims(options: number | GeneratedWireless): number {
    const generated = typeof options === "number" ? { count: options } : options;
    plantWirelessSims(
      this.#on.world,
      generatedWirelessSims({ from: this.#generated + 1, ...generated }, this.#mine("ratePlans")),
    );
    this.#generated += generated.count;
    return this.#on.world.store.wirelessSims.size;
  }

  /** Adds the SIMs of a CSV text with the columns iccid, unique_name, status, fleet, and the Fleets that it names. */
  seedCsv(csv: string): number {
    const { fleets } = this.#on.world.store;
    const data = seedFromCsv(csv, (name) => ownedBy(fleets, PARENT.sid, name) !== undefined);
    this.seed(data);
    return data.sims?.length ?? 0;
  }

  /** Moves the clock forward and lets happen what has become due. */
  advance(duration: Duration): void {
    this.#on.world.clock.advance(milliseconds(duration));
    this.#on.world.settle();
  }

  /** How long queued updates take from now on. */
  setDelay(duration: Duration): void {
    this.#on.world.delay = milliseconds(duration);
  }

  /** How many seconds tokens given from now on are valid. */
  setTokenLifetime(seconds: number): void {
    this.#on.world.tokens.lifetime = seconds;
  }

  /** Makes every token given so far invalid: the next request with one gets the gateway's 403. */
  expireTokens(): void {
    this.#on.world.tokens.expireAll();
  }

  /** Puts a fault in force. @throws FaultRefused for an unknown operation or a rule that makes no sense. */
  addFault(rule: FaultRule): string {
    checkFault(rule, this.#on.operations);
    if (rule.effect.kind === "lag") this.#on.world.past.watch(true);
    return this.#on.world.faults.add(rule);
  }

  /** Lifts one fault, or all. */
  clearFaults(id?: string): void {
    const { faults, past } = this.#on.world;
    faults.clear(id);
    if (!faults.list().some(({ effect }) => effect.kind === "lag")) past.watch(false);
  }

  faults(): ReturnType<World["faults"]["list"]> {
    return this.#on.world.faults.list();
  }

  requests(filter: RequestFilter = {}): readonly RequestRecord[] {
    const { api, operation, method, since = 0 } = filter;
    return this.#on.log.records
      .slice(since)
      .filter(
        (record) =>
          (api === undefined || record.api === api) &&
          (operation === undefined || record.operation === operation) &&
          (method === undefined || record.method === method),
      );
  }

  /** Forgets the requests seen and the peak of concurrency. */
  clearRequests(): void {
    this.#on.log.clear();
  }

  statistics(): Statistics {
    return statistics(this.#on.world, this.#on.log);
  }

  /** What the emulator has seen of its own gaps. */
  account(): ReturnType<Ledger["account"]> {
    return this.#on.ledger.account();
  }

  /** The resources as they are; neither clock, faults nor tokens are part of it. */
  snapshot(): Snapshot {
    this.#on.world.settle();
    return snapshot(this.#on.world.store);
  }

  restore(state: Snapshot): void {
    restore(this.#on.world.store, state);
    this.#on.world.past.forget();
    this.#on.world.reschedule();
  }

  /** Everything as at the start but the clock: seed, faults, tokens, requests, delay. */
  reset(): void {
    const { world, log } = this.#on;
    world.store.clear();
    this.clearFaults();
    world.tokens.expireAll();
    world.tokens.lifetime = this.#initialLifetime;
    world.delay = this.#initialDelay;
    log.clear();
    this.#generated = 0;
    this.#on.fill(this);
    world.reschedule();
  }

  /** SIDs of the parent account's first two Fleets or RatePlans. */
  #mine(kind: "fleets" | "ratePlans"): string[] {
    const mine = [...this.#on.world.store[kind]].filter(({ accountSid }) => accountSid === PARENT.sid);
    return mine.slice(0, 2).map(({ sid }) => sid);
  }
}
