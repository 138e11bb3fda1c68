/** Billing periods of a Super SIM: one of three months while ready, then months that follow each other. */
import { addMonths } from "../duration";
import type { Billing } from "../store/records";

const MONTHS = { ready: 3, active: 1 } as const satisfies Record<Billing["type"], number>;

export interface Period {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The current period, or for an inactive SIM the last one that began. */
export function currentPeriod(billing: Billing, now: number): Period {
  const months = MONTHS[billing.type];
  const until = billing.stopped ?? now;
  let index = 0;
  while (billing.type === "active" && addMonths(billing.start, months * (index + 1)) <= until) index += 1;
  return {
    index,
    start: addMonths(billing.start, months * index),
    end: addMonths(billing.start, months * (index + 1)),
  };
}

/** Billing after a SIM became ready or active: a period that has not expired goes on, else a new chain begins. */
export function reactivated(billing: Billing | null, type: Billing["type"], at: number): Billing {
  const goesOn = billing !== null && billing.type === type && currentPeriod(billing, at).end > at;
  return goesOn ? { ...billing, stopped: null } : { type, start: at, stopped: null };
}
