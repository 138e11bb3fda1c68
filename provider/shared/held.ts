/** What list pages showed of each object: found by any of its keys, the newest only, and nothing that was written since. */
import { READS_BEHIND } from "../http/behind";
import type { Clock } from "../time/clock";
import type { Dated } from "../time/dated";

/** How new an answer has to be. */
export interface Wish {
  /**
   * Milliseconds since the epoch: asked for after this. For a wait, which wrote at that moment and knows what an old answer looks like.
   * A refresh or a lookup takes no page that was asked for within `READS_BEHIND` after the object was written or read by itself.
   */
  readonly notBefore?: number | undefined;
  /** Milliseconds: asked for within this time. */
  readonly oldest: number;
  /** Milliseconds since the epoch: or asked for since then, however long the answer took. A request of one's own would be as old. */
  readonly began?: number | undefined;
}

export interface Held<T> {
  /** Keeps what a page showed that was asked for at that time, unless something newer is held. */
  keep(items: readonly T[], asked: number): void;
  find(key: string, wish: Wish): Dated<T> | undefined;
  /** No page that was asked for until now answers for this object any more, those that are under way included. */
  drop(key: string): void;
}

export function createHeld<T>(keysOf: (item: T) => readonly string[], clock: Clock): Held<T> {
  const held = new Map<string, Dated<T>>();
  const dropped = new Map<string, number>();

  const droppedAt = (item: T) => Math.max(...keysOf(item).map((key) => dropped.get(key) ?? Number.NEGATIVE_INFINITY));

  return {
    keep(items, asked) {
      for (const value of items)
        for (const key of keysOf(value))
          if ((held.get(key)?.asked ?? Number.NEGATIVE_INFINITY) <= asked) held.set(key, { value, asked });
    },
    find(key, { notBefore, oldest, began = Number.POSITIVE_INFINITY }) {
      const found = held.get(key);
      if (!found || (clock.now() - found.asked >= oldest && found.asked < began)) return undefined;
      const since =
        notBefore === undefined ? droppedAt(found.value) + READS_BEHIND : Math.max(notBefore, droppedAt(found.value));
      return found.asked > since ? found : undefined;
    },
    drop(key) {
      dropped.set(key, clock.now());
    },
  };
}
