/** Few waiters look at their own object; many share one list of what is still pending, and only those that left it are read. */
import type { Clock } from "../time/clock";

/** Up to so many waiters ask one by one. */
const ALONE = 5;
/** A list serves everybody who looks within this time of its request. */
const SHARED_FOR = 1_000;

export interface Poller<T> {
  /** Registers a waiter; `leave` when its wait ends. */
  join(): Waiter<T>;
}

export interface Waiter<T> {
  /** `looks` counts the waiter's earlier looks: the first one is always its own, most moves are done by then. */
  look(sid: string, looks: number, readOne: () => Promise<T>): Promise<T>;
  leave(): void;
}

/** `listPending` gives everything that is pending now, by SID. */
export function createPoller<T>(listPending: () => Promise<ReadonlyMap<string, T>>, clock: Clock): Poller<T> {
  let waiters = 0;
  let list: { readonly at: number; readonly pending: Promise<ReadonlyMap<string, T>> } | undefined;

  const shared = () => {
    if (!list || clock.now() - list.at >= SHARED_FOR) {
      const pending = listPending();
      list = { at: clock.now(), pending };
      pending.catch(() => {
        list = undefined;
      });
    }
    return list.pending;
  };

  return {
    join() {
      waiters++;
      return {
        async look(sid, looks, readOne) {
          if (looks === 0 || waiters <= ALONE) return readOne();
          return (await shared()).get(sid) ?? readOne();
        },
        leave: () => void waiters--,
      };
    },
  };
}
