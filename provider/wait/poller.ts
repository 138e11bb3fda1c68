/** Few waiters look at their own object; many share one list of what is still pending, and only those that left it are read. */
import type { Clock } from "../time/clock";

/** Up to so many waiters ask one by one. */
const ALONE = 5;
/** A list serves everybody who looks while it is under way, or within this time of its request, in milliseconds. */
const SHARED_FOR = 1_000;

export interface Poller<T> {
  /** Registers a waiter, once its write is answered: no list that began before serves it. `leave` when its wait ends. */
  join(): Waiter<T>;
}

export interface Waiter<T> {
  /** `tries` counts the waiter's earlier looks: the first one is always its own, most moves are done by then. */
  look(sid: string, tries: number, readOne: () => Promise<T>): Promise<T>;
  leave(): void;
}

type Pending<T> = ReadonlyMap<string, T>;

interface List<T> {
  /** 1 for the first list. */
  readonly number: number;
  readonly at: number;
  readonly pending: Promise<Pending<T>>;
  underWay: boolean;
}

/** `listPending` gives everything that is pending now, by SID. It is called again only when its last call has ended. */
export function createPoller<T>(listPending: () => Promise<Pending<T>>, clock: Clock): Poller<T> {
  let waiters = 0;
  let begun = 0;
  let list: List<T> | undefined;
  let next: Promise<Pending<T>> | undefined;

  const begin = (): Promise<Pending<T>> => {
    const fresh: List<T> = { number: ++begun, at: clock.now(), pending: listPending(), underWay: true };
    list = fresh;
    next = undefined;
    fresh.pending.then(
      () => {
        fresh.underWay = false;
      },
      () => {
        list = undefined;
      },
    );
    return fresh.pending;
  };

  /** The last list if it began after number `since` and is no older than it may be, otherwise the one that begins when it has ended. */
  const shared = (since: number): Promise<Pending<T>> => {
    if (list && list.number > since && (list.underWay || clock.now() - list.at < SHARED_FOR)) return list.pending;
    if (!list?.underWay) return next ?? begin();
    next ??= list.pending.then(begin, begin);
    return next;
  };

  return {
    join() {
      waiters++;
      const since = begun;
      return {
        async look(sid, tries, readOne) {
          if (tries === 0 || waiters <= ALONE) return readOne();
          return (await shared(since)).get(sid) ?? readOne();
        },
        leave: () => void waiters--,
      };
    },
  };
}
