/** Lists, page by page. The next page's URL comes from the API, but only its path and query are used, on the configured base. */
import { z } from "zod";
import { KoreError } from "../errors";
import type { Clock } from "../time/clock";
import { checked, readAnswer, UnreadableAnswer } from "./answer";
import type { List } from "./api";
import type { Request, Response } from "./exchange";

const LARGEST_PAGE = 1_000;
/** So many pages in a row that add nothing, and still name a next one, are taken for a list without end. */
const BARREN_PAGES = 2;

export interface Page<A> {
  readonly items: readonly A[];
  /** The SID of each item, where it has one. */
  readonly sids: readonly (string | undefined)[];
  readonly next: string | null;
}

/** What every page has beside its items. */
const frame = z.looseObject({ meta: z.object({ next_page_url: z.string().nullish() }) });
const anything = z.array(z.unknown());

/** In two steps: a schema of the whole page would have to be made anew for each list, which costs more than a small answer. */
export function readPage<A>(
  list: Pick<List<A>, "key" | "item" | "pageSize" | "onUnreadable">,
  request: Request,
  response: Response,
): Page<A> {
  const { key, pageSize = LARGEST_PAGE } = list;
  const page = readAnswer(request, response, frame);
  const all = checked(request, response.status, page[key], anything, key);
  const { next_page_url: next } = page.meta;
  // Left out, it can only mean that there is none; a page that is full leaves that open.
  if (next === undefined && all.length >= pageSize)
    checked(request, response.status, next, z.string(), "meta.next_page_url");
  return { ...readItems(list, request, response.status, all), next: next ?? null };
}

function readItems<A>(
  { key, item, onUnreadable }: Pick<List<A>, "key" | "item" | "onUnreadable">,
  request: Request,
  status: number,
  all: readonly unknown[],
): Pick<Page<A>, "items" | "sids"> {
  if (!onUnreadable) return { items: checked(request, status, all, z.array(item), key), sids: sids.parse(all) };
  const read = all.flatMap((one, index) => {
    try {
      return [{ one, value: checked(request, status, one, item, `${key}.${index}`) }];
    } catch (error) {
      if (!(error instanceof UnreadableAnswer)) throw error;
      onUnreadable(error);
      return [];
    }
  });
  return { items: read.map(({ value }) => value), sids: sids.parse(read.map(({ one }) => one)) };
}

const sids = z.array(
  z
    .object({ sid: z.string() })
    .transform(({ sid }) => sid)
    .or(z.unknown().transform(() => undefined)),
);

/**
 * `fetchPage` gets a path with its query, below the base URL. Pages are asked for one at a time, only while somebody iterates. An item that
 * comes again, because the pages shifted while they were read, is left out.
 */
export async function* paginate<A>(
  list: List<A>,
  basePath: string,
  fetchPage: (target: string) => Promise<Page<A>>,
  clock: Pick<Clock, "now">,
): AsyncGenerator<readonly A[]> {
  const query = new URLSearchParams({ ...list.query, PageSize: String(list.pageSize ?? LARGEST_PAGE) });
  const asked = new Set<string>();
  const met = new Set<string>();
  const fail = (what: string) => new KoreError(`${list.subject}: the API's list ${what}`);
  let barren = 0;
  for (let target: string | undefined = `${list.path}?${query}`; target !== undefined; ) {
    if (asked.has(target)) throw fail(`leads back to a page that was read already (${target}).`);
    if (barren === BARREN_PAGES)
      throw fail(`has no end: ${barren} pages in a row added nothing and named a next one (${target}). ${AGAIN}`);
    if (asked.size > 0 && clock.now() > (list.deadline ?? Number.POSITIVE_INFINITY))
      throw fail(`was not read to its end: \`timeouts\` leaves no time for a page after the first ${asked.size}.`);
    asked.add(target);
    const page: Page<A> = await fetchPage(target);
    const fresh = page.items.filter((_, at) => isNew(page.sids[at], met));
    barren = fresh.length > 0 ? 0 : barren + 1;
    yield fresh;
    target = page.next ? below(basePath, target, page.next, list.subject) : undefined;
  }
}

const AGAIN = "Run the same command again; if it stays, ask KORE's support.";

/** Whether it is met for the first time. What has no SID is always new. */
function isNew(sid: string | undefined, met: Set<string>): boolean {
  if (sid === undefined) return true;
  const before = met.size;
  return met.add(sid).size > before;
}

/** Path and query of an absolute or relative URL, without the base's own path: another host in it is not followed. */
function below(basePath: string, current: string, next: string, subject: string): string {
  const from = `http://base${basePath}${current}`;
  if (!URL.canParse(next, from)) throw new KoreError(`${subject}: the API's list names a next page that is no URL.`);
  const { pathname, search } = new URL(next, from);
  const path = basePath !== "" && pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  return path + search;
}
