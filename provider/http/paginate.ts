/** Lists, page by page. The next page's URL comes from the API, but only its path and query are used, on the configured base. */
import { z } from "zod";
import { KoreError } from "../errors";
import { checked, readAnswer, UnreadableAnswer } from "./answer";
import type { List } from "./api";
import type { Request, Response } from "./exchange";

const LARGEST_PAGE = 1_000;

export interface Page<A> {
  readonly items: readonly A[];
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
  return { items: readItems(list, request, response.status, all), next: next ?? null };
}

function readItems<A>(
  { key, item, onUnreadable }: Pick<List<A>, "key" | "item" | "onUnreadable">,
  request: Request,
  status: number,
  all: readonly unknown[],
): readonly A[] {
  if (!onUnreadable) return checked(request, status, all, z.array(item), key);
  return all.flatMap((one, index) => {
    try {
      return [checked(request, status, one, item, `${key}.${index}`)];
    } catch (error) {
      if (!(error instanceof UnreadableAnswer)) throw error;
      onUnreadable(error);
      return [];
    }
  });
}

/** `fetchPage` gets a path with its query, below the base URL. Pages are asked for one at a time, only while somebody iterates. */
export async function* paginate<A>(
  list: List<A>,
  basePath: string,
  fetchPage: (target: string) => Promise<Page<A>>,
): AsyncGenerator<readonly A[]> {
  const query = new URLSearchParams({ ...list.query, PageSize: String(list.pageSize ?? LARGEST_PAGE) });
  const seen = new Set<string>();
  for (let target: string | undefined = `${list.path}?${query}`; target !== undefined; ) {
    if (seen.has(target))
      throw new KoreError(`${list.subject}: the API's list leads back to a page that was read already (${target}).`);
    seen.add(target);
    const page: Page<A> = await fetchPage(target);
    yield page.items;
    target = page.next ? below(basePath, target, page.next, list.subject) : undefined;
  }
}

/** Path and query of an absolute or relative URL, without the base's own path: another host in it is not followed. */
function below(basePath: string, current: string, next: string, subject: string): string {
  const from = `http://base${basePath}${current}`;
  if (!URL.canParse(next, from)) throw new KoreError(`${subject}: the API's list names a next page that is no URL.`);
  const { pathname, search } = new URL(next, from);
  const path = basePath !== "" && pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  return path + search;
}
