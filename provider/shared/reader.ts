/** Many single reads become list pages: the first few ask one by one, every further one pays for a page, and the pages answer what they hold. */
import type { Clock } from "../time/clock";
import type { Dated } from "../time/dated";
import { type Book, createBook } from "./book";
import { createHeld, type Wish } from "./held";

/** So many objects are asked for one by one. */
const FEW = 5;
/** Milliseconds. After so long without a read the next SIMs are asked for one by one again. */
const PAUSE = 30_000;

/** How old an answer may be, in milliseconds. */
export const OLDEST = {
  /** For showing what is: a refresh, a lookup. */
  shown: 30_000,
  /** For deciding about a write. Before anything is refused because of it, the object is asked for by itself. */
  decided: 10_000,
} as const;

export interface Demand extends Wish {
  /** The list to look in (a Fleet's SID, `""` for all): where it is known, its pages are fewer. */
  readonly group: string;
}

export interface Answer<T> extends Dated<T> {
  /** The answer is from a page; the object was not asked for by itself. */
  readonly shared: boolean;
}

export interface Reader<T> {
  /**
   * One object, by any of its keys. A page that does not hold it says nothing about it: then `readOne` asks for it by itself, and what that
   * resolves or rejects with is the answer. Never more than two requests.
   */
  read<U>(key: string, demand: Demand, readOne: () => Promise<U>): Promise<Answer<T | U>>;
  /** Whether the pages of a group, none older than so many milliseconds, have shown all that is in it: what they do not hold is not there. Not for deciding about a write. */
  showsAll(group: string, oldest: number): boolean;
  /** Whether one page shows the whole list of a group, so that no list of fewer objects is cheaper. */
  isOnePage(group: string): boolean;
  /** Forgets what pages say of the object with this key, those that are under way included. */
  drop(key: string): void;
}

/**
 * `first`: so many are asked for one by one. `list` begins a list of one group; `keysOf` gives everything that an object is found by, none of which is another object's. Reading
 * a list to its end costs at most its pages, one read for each page, the first few reads and one that finds the end. While its pages are new
 * enough, a SIM that they hold costs no request.
 */
export function createReader<T>(
  list: (group: string) => AsyncIterable<readonly T[]>,
  keysOf: (item: T) => readonly string[],
  clock: Clock,
  first = FEW,
): Reader<T> {
  const held = createHeld(keysOf, clock);
  const books = new Map<string, Book>();
  // Counted apart: five SIMs that were read one by one are looked at one by one after their writes, too.
  const few = { reads: createFew(clock, first), looks: createFew(clock, first) };

  const bookOf = (group: string): Book => {
    const book = books.get(group) ?? createBook(() => list(group), held.keep, clock);
    books.set(group, book);
    return book;
  };

  return {
    async read(key, { group, ...wish }, readOne) {
      // At a slow pace a page is asked for long before it comes: it is new enough for everybody who was waiting by then.
      const began = clock.now();
      const known = () => held.find(key, { ...wish, began });
      const isOneOfFew = few[wish.notBefore === undefined ? "reads" : "looks"](key);
      if (!known() && !isOneOfFew) {
        const since = () =>
          Math.max(wish.notBefore ?? Number.NEGATIVE_INFINITY, Math.min(clock.now() - wish.oldest, began));
        await bookOf(group).turn(() => known() !== undefined, since);
      }
      const found = known();
      if (found) return { ...found, shared: true };
      const asked = clock.now();
      return { value: await readOne(), asked, shared: false };
    },
    showsAll: (group, oldest) => books.get(group)?.isComplete(clock.now() - oldest) ?? false,
    isOnePage: (group) => books.get(group)?.isOnePage() ?? false,
    drop: held.drop,
  };
}

/** Whether an object is one of the first few that were asked for. Five SIMs that are asked for again and again are still five. */
function createFew(clock: Clock, first: number): (key: string) => boolean {
  const keys = new Set<string>();
  let used = clock.now();
  return (key) => {
    if (clock.now() - used >= PAUSE) keys.clear();
    used = clock.now();
    if (keys.size <= first) keys.add(key);
    return keys.size <= first;
  };
}
