/** Refuses fault rules that could never strike, so that a typing error does not pass for a quiet API. */
import { milliseconds } from "../duration";
import type { FaultEffect, FaultRule } from "./rule";

/** A fault rule that makes no sense; the message says why. */
export class FaultRefused extends Error {
  override readonly name = "FaultRefused";
}

/** Every kind of effect there is. */
export const KINDS = {
  status: true,
  delay: true,
  reset: true,
  truncate: true,
  gateway: true,
  expiredToken: true,
  other: true,
  lag: true,
  limit: true,
  move: true,
} as const satisfies Record<FaultEffect["kind"], true>;

/** Operations whose updates are queued, the only ones a `move` can strike. */
const QUEUING = ["supersim.sims.update", "supersim.esimProfiles.create", "wireless.sims.update"];

export function checkFault(rule: FaultRule, operations: readonly string[]): void {
  const { on, effect, share, first, after } = rule;
  if (!(effect?.kind in KINDS)) refuse(`effect.kind must be one of ${Object.keys(KINDS).join(", ")}`);
  for (const operation of on?.operation === undefined ? [] : [on.operation].flat()) {
    if (!operations.includes(operation))
      refuse(`there is no operation "${operation}"; there are ${operations.join(", ")}`);
    if (effect.kind === "move" && !QUEUING.includes(operation)) refuse(`"${operation}" queues no update`);
  }
  if (share !== undefined && !(share > 0 && share <= 1)) refuse(`share must be above 0 and at most 1, not ${share}`);
  if (first !== undefined && !(first >= 1)) refuse(`first must be at least 1, not ${first}`);
  if (after !== undefined && !(after >= 0)) refuse(`after must be at least 0, not ${after}`);
  checkEffect(effect);
}

function checkEffect(effect: FaultEffect): void {
  if (effect.kind === "status" && !(effect.status >= 300 && effect.status <= 599)) {
    refuse(`status must be from 300 to 599, not ${effect.status}`);
  }
  if (effect.kind === "delay") milliseconds(effect.for);
  if (effect.kind === "lag") milliseconds(effect.by);
  if (effect.kind === "other" && !effect.path?.startsWith("/")) refuse("other needs the path of another object");
  if (effect.kind === "move" && effect.takes !== undefined) milliseconds(effect.takes);
  if (effect.kind === "limit" && effect.concurrency === undefined && effect.perSecond === undefined) {
    refuse("a limit needs concurrency or perSecond");
  }
  if (effect.kind === "reset" && effect.when !== "before" && effect.when !== "after") {
    refuse('a reset needs when: "before" or "after"');
  }
}

function refuse(why: string): never {
  throw new FaultRefused(why);
}
