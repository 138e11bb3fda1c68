/** The list of everything that is pending, one at a time for everybody who looks; one that fails is left alone for a while. */
import type { Clock } from "../time/clock";
import type { Dated } from "../time/dated";
import { unlessLate } from "../time/unless-late";

/** A list serves everybody who looks while it is under way, or within this time of its request, in milliseconds. */
const SHARED_FOR = 1_000;
/** Milliseconds. No SIM waits longer for a list: each is then asked for by itself. */
const PATIENCE = 30_000;
/** A list that failed is left alone for so long, in milliseconds; meanwhile every look goes on without it. */
const PAUSE = 30_000;

/** What is pending, by SID. */
export type Pending<T> = ReadonlyMap<string, T>;

export interface Lists<T> {
  /** How many lists have begun so far. */
  begun(): number;
  /** A list that began after so many others; `undefined` when it cannot be had, now or for a while. */
  after(number: number): Promise<Dated<Pending<T>> | undefined>;
}

interface List<T> {
  /** 1 for the first list. */
  readonly number: number;
  readonly asked: number;
  readonly pending: Promise<Dated<Pending<T>>>;
  underWay: boolean;
}

/** `listPending` is called again only when its last call has ended, or was given up. */
export function createLists<T>(listPending: () => Promise<Pending<T>>, clock: Clock): Lists<T> {
  let begun = 0;
  let list: List<T> | undefined;
  let next: Promise<Dated<Pending<T>>> | undefined;
  let closedUntil = Number.NEGATIVE_INFINITY;

  const begin = (): Promise<Dated<Pending<T>>> => {
    const asked = clock.now();
    const pending = unlessLate(listPending(), PATIENCE, clock).then((value) => ({ value, asked }));
    const fresh: List<T> = { number: ++begun, asked, pending, underWay: true };
    list = fresh;
    next = undefined;
    pending.then(
      () => {
        fresh.underWay = false;
      },
      () => {
        list = undefined;
        next = undefined;
        closedUntil = clock.now() + PAUSE;
      },
    );
    return pending;
  };

  /** The last list if it is new enough, otherwise the one that begins when it has ended. */
  const shared = (number: number): Promise<Dated<Pending<T>>> => {
    if (list && list.number > number && (list.underWay || clock.now() - list.asked < SHARED_FOR)) return list.pending;
    if (!list?.underWay) return next ?? begin();
    next ??= list.pending.then(begin);
    return next;
  };

  return {
    begun: () => begun,
    async after(number) {
      if (clock.now() < closedUntil) return undefined;
      // Without the list each wait asks for its own SIM, and that request's error says what is wrong.
      return shared(number).catch(() => undefined);
    },
  };
}
