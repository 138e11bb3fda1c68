/** One list, read page by page: one page at a time, in the order of those who pay for them, and begun anew when it has become old. */
import type { Clock } from "../time/clock";
import { unlessLate } from "../time/unless-late";

/** Milliseconds. No SIM waits longer for a page: each is then asked for by itself. */
const PATIENCE = 30_000;
/** Milliseconds. A list that failed is left alone for so long; one whose next page no reader asked for in so long begins anew. */
const PAUSE = 30_000;

export interface Book {
  /**
   * Asks for one page when it is this reader's turn, unless `answered` says by then that another reader's page was enough. `since`: where the list
   * was read to its end, and its first page was asked for after this moment, nothing is asked for. Never rejects: when a page cannot be
   * had, the reader that asked for it reads its own SIM.
   */
  turn(answered: () => boolean, since: () => number): Promise<void>;
  /** Whether the list was read from its first page to its end after this moment. */
  isComplete(since: number): boolean;
  /** Whether the last time through, the whole list was one page. */
  isOnePage(): boolean;
}

/** Once through the list. */
interface Pass<T> {
  readonly pages: AsyncIterator<readonly T[]>;
  /** When its first page was asked for. */
  began?: number;
  read: number;
  ended: boolean;
}

/** `keep` takes each page, and when it was asked for. */
export function createBook<T>(
  list: () => AsyncIterable<readonly T[]>,
  keep: (items: readonly T[], asked: number) => void,
  clock: Clock,
): Book {
  let queue: Promise<void> = Promise.resolve();
  let pass: Pass<T> | undefined;
  let used = Number.NEGATIVE_INFINITY;
  let closedUntil = Number.NEGATIVE_INFINITY;
  let onePage = false;

  const begin = (): Pass<T> => {
    pass = { pages: list()[Symbol.asyncIterator](), read: 0, ended: false };
    return pass;
  };

  /** The pass that the next page is taken from; `undefined` when it would show nothing that the last one did not. */
  const current = (since: number): Pass<T> | undefined => {
    if (!pass || (!pass.ended && clock.now() - used >= PAUSE)) return begin();
    if (!pass.ended) return pass;
    return pass.began !== undefined && pass.began > since ? undefined : begin();
  };

  /** A list tells its end without a request: then the list begins anew, and gives its first page in the same turn. */
  const nextPage = async (since: () => number): Promise<void> => {
    for (const _ of ["perhaps the end", "a page"]) {
      const from = current(since());
      if (!from) return;
      const asked = clock.now();
      used = asked;
      from.began ??= asked;
      const page = await unlessLate(from.pages.next(), PATIENCE, clock);
      if (!page.done) {
        from.read++;
        return keep(page.value, asked);
      }
      from.ended = true;
      onePage = from.read === 1;
    }
  };

  return {
    isComplete: (since) => pass?.ended === true && (pass.began ?? Number.NEGATIVE_INFINITY) > since,
    isOnePage: () => onePage,
    turn(answered, since) {
      queue = queue.then(async () => {
        if (clock.now() < closedUntil || answered()) return;
        await nextPage(since).catch(() => {
          pass = undefined;
          closedUntil = clock.now() + PAUSE;
        });
      });
      return queue;
    },
  };
}
