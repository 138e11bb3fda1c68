/** Who waits for a turn: first come, first served, but what was sent before goes ahead of what was not. */

export interface Waiter<T> {
  readonly repeated: boolean;
  /** Its turn has come. */
  go(turn: T): void;
}

export interface Queue<T> {
  readonly isEmpty: boolean;
  add(waiter: Waiter<T>): void;
  /** The next one, taken out. */
  take(): Waiter<T> | undefined;
  remove(waiter: Waiter<T>): void;
}

/** Sets, because they keep their order and give up any member at once, however long they are. */
export function createQueue<T>(): Queue<T> {
  const repeated = new Set<Waiter<T>>();
  const fresh = new Set<Waiter<T>>();
  const lineOf = (waiter: Waiter<T>) => (waiter.repeated ? repeated : fresh);
  return {
    get isEmpty() {
      return repeated.size === 0 && fresh.size === 0;
    },
    add(waiter) {
      lineOf(waiter).add(waiter);
    },
    take() {
      for (const line of [repeated, fresh])
        for (const waiter of line) {
          line.delete(waiter);
          return waiter;
        }
      return undefined;
    },
    remove(waiter) {
      lineOf(waiter).delete(waiter);
    },
  };
}
