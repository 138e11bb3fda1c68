/** Many single reads become list pages: the first few ask one by one, every further one pays for a page, and the pages answer what they hold. */
import type { Clock } from "../time/clock";

/** So many reads in one list's time ask only for themselves. */
const FEW = 5;
/** A page answers for this long, in milliseconds. */
const YOUNG = 30_000;

export interface Reader<T> {
  /**
   * One object, at most 30 s old. `group` is the list to look in (a Fleet's SID, `""` for all): where it is known, its pages are fewer.
   * A page that does not hold the object says nothing about it: then it is asked for itself.
   */
  read(id: string, group: string, readOne: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Forgets what pages say of an object, those that are under way included. */
  drop(id: string): void;
}

interface Book<T> {
  readonly pages: AsyncIterator<readonly T[]>;
  asked: number;
  /** One page at a time, in the order of the reads that pay for them. */
  queue: Promise<unknown>;
  used: number;
  /** When its first page was asked for. */
  began?: number;
  /** Set once it has no further page: from then on a new list may begin. */
  over?: number;
}

/**
 * `list` begins a list of one group. A read never makes more than two requests. One list costs at most its pages, one read for
 * each of them, the first few and one that finds its end; while it is young, what it held makes none. It begins anew when its
 * first page is old, however steadily it is read, or after a pause of that length; one that failed, so long after it failed.
 */
export function createReader<T>(
  list: (group: string) => AsyncIterable<readonly T[]>,
  idOf: (item: T) => string,
  clock: Clock,
): Reader<T> {
  const books = new Map<string, Book<T>>();
  const held = new Map<string, { readonly item: T; readonly at: number }>();
  const dropped = new Map<string, number>();

  const bookOf = (group: string): Book<T> => {
    const known = books.get(group);
    if (known && clock.now() < (known.over ?? known.used + YOUNG)) return known;
    const pages = list(group)[Symbol.asyncIterator]();
    const fresh = { pages, asked: 0, queue: Promise.resolve(), used: clock.now() };
    books.set(group, fresh);
    return fresh;
  };

  const young = (id: string): T | undefined => {
    const entry = held.get(id);
    if (entry && clock.now() - entry.at < YOUNG) return entry.item;
    held.delete(id);
    return undefined;
  };

  const turn = async (book: Book<T>): Promise<void> => {
    const at = clock.now();
    book.began ??= at;
    const page = await book.pages.next();
    if (page.done) book.over = book.began + YOUNG;
    for (const item of page.done ? [] : page.value)
      if ((dropped.get(idOf(item)) ?? Number.NEGATIVE_INFINITY) < at) held.set(idOf(item), { item, at });
  };

  return {
    async read(id, group, readOne) {
      const book = bookOf(group);
      book.used = clock.now();
      const known = young(id);
      if (known !== undefined) return known;
      book.asked++;
      if (book.asked <= FEW) return readOne();
      const mine = book.queue.then(async () => {
        if (book.over === undefined && young(id) === undefined) await turn(book);
      });
      // A page that cannot be had spoils nothing: whoever paid for it asks for itself.
      book.queue = mine.catch(() => {
        book.over = clock.now() + YOUNG;
      });
      await book.queue;
      return young(id) ?? readOne();
    },
    drop(id) {
      held.delete(id);
      dropped.set(id, clock.now());
    },
  };
}
