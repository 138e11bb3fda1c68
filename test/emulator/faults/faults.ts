/** The faults in force, and what they do to the next request or queued update. */
import type { Duration } from "../duration";
import { milliseconds } from "../duration";
import type { Store } from "../store/store";
import { namesOf, type Subject, strikes } from "./matching";
import { randomFrom } from "./random";
import type { FaultEffect, FaultKind, FaultRule } from "./rule";

const RATE_WINDOW = 1_000;

/** A rule with its count of matches. */
class Armed {
  readonly rule: FaultRule & { readonly id: string };
  readonly #random: () => number;
  #matched = 0;
  struck = 0;
  /** For limits: requests inside now, and when the latest were let in. */
  inside = 0;
  admitted: number[] = [];

  constructor(rule: FaultRule & { readonly id: string }) {
    this.rule = rule;
    this.#random = randomFrom(rule.seed ?? 1);
  }

  /** Counts a match and says whether this one is struck. */
  strikesNow(): boolean {
    const { after = 0, first = Number.POSITIVE_INFINITY, share = 1 } = this.rule;
    this.#matched += 1;
    if (this.#matched <= after || this.struck >= first) return false;
    if (share < 1 && this.#random() >= share) return false;
    this.struck += 1;
    return true;
  }
}

type RequestEffect = Exclude<FaultEffect, { kind: "move" }>;

/** What is to happen to one request; `release` must be called when it is over. */
export interface Plan {
  readonly effects: readonly RequestEffect[];
  release(): void;
}

export interface MoveOutcome {
  readonly fails: boolean;
  readonly delay: number;
  readonly shows: "updating" | "scheduled";
}

export class Faults {
  readonly #armed: Armed[] = [];
  #made = 0;

  /** Puts a rule in force and returns its id. */
  add(rule: FaultRule): string {
    this.#made += 1;
    const id = rule.id ?? `fault-${this.#made}`;
    this.clear(id);
    this.#armed.push(new Armed({ ...rule, id }));
    return id;
  }

  /** Lifts one rule, or all. */
  clear(id?: string): void {
    const kept = id === undefined ? [] : this.#armed.filter(({ rule }) => rule.id !== id);
    this.#armed.splice(0, this.#armed.length, ...kept);
  }

  list(): readonly (FaultRule & { readonly id: string; readonly struck: number })[] {
    return this.#armed.map(({ rule, struck }) => ({ ...rule, struck }));
  }

  /** What the rules in force do to a request that has just arrived. */
  plan(subject: Subject, store: Store, now: number): Plan {
    const effects: RequestEffect[] = [];
    const entered: Armed[] = [];
    for (const armed of this.#armed) {
      const { effect, on } = armed.rule;
      if (effect.kind === "move" || !strikes(on, subject, store)) continue;
      if (effect.kind !== "limit") {
        if (armed.strikesNow()) effects.push(effect);
        continue;
      }
      if (isAbove(armed, effect, now)) {
        armed.struck += 1;
        effects.push(effect);
        continue;
      }
      armed.inside += 1;
      armed.admitted.push(now);
      entered.push(armed);
    }
    const release = (): void => {
      for (const armed of entered) armed.inside -= 1;
    };
    return { effects, release };
  }

  /** How an update that is being queued will go. */
  move(sid: string, subjectOperation: string, store: Store, delay: number): MoveOutcome {
    const outcome: { fails: boolean; delay: Duration; shows: "updating" | "scheduled" } = {
      fails: false,
      delay,
      shows: "updating",
    };
    for (const armed of this.#armed) {
      const { effect, on } = armed.rule;
      if (effect.kind !== "move") continue;
      if (on?.sim !== undefined && !namesOf(on.sim, store).includes(sid)) continue;
      if (on?.operation !== undefined && ![on.operation].flat().includes(subjectOperation)) continue;
      if (!armed.strikesNow()) continue;
      outcome.fails = effect.fails ?? outcome.fails;
      outcome.delay = effect.takes ?? outcome.delay;
      outcome.shows = effect.shows ?? outcome.shows;
    }
    return { ...outcome, delay: milliseconds(outcome.delay) };
  }
}

function isAbove(armed: Armed, limit: Extract<FaultEffect, { kind: "limit" }>, now: number): boolean {
  armed.admitted = armed.admitted.filter((at) => at > now - RATE_WINDOW);
  const { concurrency = Number.POSITIVE_INFINITY, perSecond = Number.POSITIVE_INFINITY } = limit;
  return armed.inside >= concurrency || armed.admitted.length >= perSecond;
}

/** Answers that are broken on purpose, which no referee should judge. */
export const MALFORMED: readonly FaultKind[] = ["reset", "truncate", "gateway", "other"];
