/** Many waits become one list of what is still pending. A SIM that has left the list, and every first look, is answered as other reads are. */
import type { Clock } from "../time/clock";
import type { Dated } from "../time/dated";
import { createLists, type Pending } from "./pending";
import type { Reader } from "./reader";

/** Up to so many waiters need no list of what is pending. */
const ALONE = 5;
/** The first look is put off for as long as the moves before took, but never for longer, in milliseconds. */
const LATEST_FIRST = 10_000;
/** A first look that came too late to see anything under way makes the next one earlier by this. */
const EARLIER = 0.9;
/** Milliseconds. A look takes a page that was asked for within this time: with an older one a move that is over would be noticed late. */
const PAGE_FOR = 2_000;

export interface Waiting<T> {
  /** Registers a waiter, once its write is answered: nothing that was asked for before serves it. `leave` when its wait ends. */
  join(): Waiter<T>;
}

export interface Waiter<T> {
  /** Milliseconds: a first look sooner than that would see the move under way, as those of the moves before. */
  readonly first: number;
  /** Is told how long after the write the end of a move was seen, and whether it was seen under way before. */
  arrived(after: number, underWay: boolean): void;
  /**
   * `tries` counts the waiter's earlier looks: the first one uses no list of what is pending, most moves are done by then. No look shows what
   * was asked for before the one before it. Rejects with nothing but the reason of `readOne`.
   */
  look(object: Waited, tries: number, readOne: () => Promise<T>): Promise<Dated<T>>;
  leave(): void;
}

export interface Waited {
  readonly sid: string;
  /** The list that shows the object once it has settled: a Fleet's SID, or `""` for all. */
  readonly group: string;
}

/** `listPending` gives everything that is pending now, by SID. */
export function createWaiting<T>(
  listPending: () => Promise<Pending<T>>,
  reader: Pick<Reader<T>, "read" | "isOnePage">,
  clock: Clock,
): Waiting<T> {
  const lists = createLists(listPending, clock);
  let waiters = 0;
  let first = 0;
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
      const own = first;
      return {
        first: own,
        arrived(after, underWay) {
          first = Math.min(underWay ? after : own * EARLIER, LATEST_FIRST);
        },
        async look({ sid, group }, tries, readOne) {
          // Where one page shows everything, it shows what is pending as well.
          const usesList = tries > 0 && waiters > ALONE && !reader.isOnePage(group);
          const stillPending = usesList ? await glance(sid) : undefined;
          const seen = stillPending ?? (await reader.read(sid, { group, notBefore, oldest: PAGE_FOR }, readOne));
          notBefore = Math.max(notBefore, seen.asked);
          return { value: seen.value, asked: seen.asked };
        },
        leave: () => void waiters--,
      };
    },
  };
}
