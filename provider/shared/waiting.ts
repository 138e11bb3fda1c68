/** Many waits become one list of what is still pending; what left it, and every first look, is answered as other reads are. */
import type { Clock } from "../time/clock";
import type { Dated } from "../time/dated";
import { unlessLate } from "../time/unless-late";
import type { Reader } from "./reader";

/** Up to so many waiters need no list of what is pending. */
const ALONE = 5;
/** A list serves everybody who looks while it is under way, or within this time of its request, in milliseconds. */
const SHARED_FOR = 1_000;
/** A list that takes longer is waited for by nobody, in milliseconds. */
const PATIENCE = 30_000;
/** A list that failed is left alone for so long, in milliseconds; meanwhile every look goes on without it. */
const PAUSE = 30_000;
/** A look is answered by a page that was asked for within this time, in milliseconds: an older one would tell late what is over. */
const PAGE_FOR = 2_000;

export interface Waiting<T> {
  /** Registers a waiter, once its write is answered: nothing that was asked for before serves it. `leave` when its wait ends. */
  join(): Waiter<T>;
}

export interface Waiter<T> {
  /**
   * `tries` counts the waiter's earlier looks: the first one uses no list of what is pending, most moves are done by then. No look shows what
   * was asked for before the one before it. Rejects with nothing but the reason of `readOne`.
   */
  look(object: Waited, tries: number, readOne: () => Promise<T>): Promise<Dated<T>>;
  leave(): void;
}

export interface Waited {
  readonly sid: string;
  /** The list that shows it, once it has settled: a Fleet's SID, or `""` for all. */
  readonly group: string;
}

type Pending<T> = ReadonlyMap<string, T>;

/** `listPending` gives everything that is pending now, by SID. It is called again only when its last call has ended. */
export function createWaiting<T>(
  listPending: () => Promise<Pending<T>>,
  reader: Pick<Reader<T>, "read">,
  clock: Clock,
): Waiting<T> {
  const lists = createLists(listPending, clock);
  let waiters = 0;
  return {
    join() {
      waiters++;
      const since = lists.begun();
      let notBefore = clock.now();
      const glance = async (sid: string): Promise<Dated<T> | undefined> => {
        const pending = await lists.after(since);
        if (!pending) return undefined;
        notBefore = Math.max(notBefore, pending.asked);
        const value = pending.value.get(sid);
        return value === undefined ? undefined : { value, asked: pending.asked };
      };
      return {
        async look({ sid, group }, tries, readOne) {
          const stillPending = tries > 0 && waiters > ALONE ? await glance(sid) : undefined;
          const seen = stillPending ?? (await reader.read(sid, { group, notBefore, oldest: PAGE_FOR }, readOne));
          notBefore = Math.max(notBefore, seen.asked);
          return { value: seen.value, asked: seen.asked };
        },
        leave: () => void waiters--,
      };
    },
  };
}

interface List<T> {
  /** 1 for the first list. */
  readonly number: number;
  readonly asked: number;
  readonly pending: Promise<Dated<Pending<T>>>;
  underWay: boolean;
}

interface Lists<T> {
  /** How many lists have begun so far. */
  begun(): number;
  /** A list that began after so many others; `undefined` when it cannot be had, now or for a while. */
  after(number: number): Promise<Dated<Pending<T>> | undefined>;
}

function createLists<T>(listPending: () => Promise<Pending<T>>, clock: Clock): Lists<T> {
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
      // Whoever looks asks for its own object then, and hears from that what is wrong.
      return shared(number).catch(() => undefined);
    },
  };
}
