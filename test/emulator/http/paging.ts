/** List pages: PageSize, Page, PageToken, and the `meta` that leads from one to the next. */
import { ApiError } from "../api-error";
import type { Stored } from "../store/records";
import type { Table } from "../store/table";
import type { Answer, Call } from "./call";

/** The parameters that every list knows. */
export const PAGE_PARAMS = ["PageSize", "Page", "PageToken"] as const;

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;
/** A token is this prefix and the ordinal at which the next page begins. */
const TOKEN_PREFIX = "PT";

interface PageRequest {
  readonly size: number;
  readonly page: number;
  readonly from: number;
}

/** A page of the records of a table that match, each rendered only when it is on the page. */
export function listAnswer<R extends Stored, K extends string>(
  call: Call,
  key: string,
  table: Table<R, K>,
  matches: (record: R) => boolean,
  render: (record: R) => object,
): Answer {
  const request = pageRequest(call, MAX_PAGE_SIZE);
  const { rows, next } = table.page(request.from, request.size, matches);
  const previous = table.before(request.from, request.size, matches);
  return pageAnswer(call, key, request, { rows: rows.map(render), next, previous });
}

/** A page of rows that are computed, not stored; `row(i)` is called for those on the page only. */
export function computedAnswer(
  call: Call,
  key: string,
  count: number,
  row: (index: number) => object,
  maxPageSize = MAX_PAGE_SIZE,
): Answer {
  const request = pageRequest(call, maxPageSize);
  const to = Math.min(request.from + request.size, count);
  const rows: object[] = [];
  for (let i = request.from; i < to; i++) rows.push(row(i));
  const previous = request.from === 0 ? null : Math.max(request.from - request.size, 0);
  return pageAnswer(call, key, request, { rows, next: to < count ? to : null, previous });
}

/** A page of rows that are at hand. */
export function rowsAnswer<R>(call: Call, key: string, rows: readonly R[], render: (row: R) => object): Answer {
  const rendered = rows.map((row) => () => render(row));
  return computedAnswer(call, key, rendered.length, (i) => rendered[i]?.() ?? {});
}

function pageRequest(call: Call, maxPageSize: number): PageRequest {
  const token = call.query.text("PageToken") ?? `${TOKEN_PREFIX}0`;
  const from = /^PT(\d{1,9})$/.exec(token)?.[1];
  if (from === undefined) throw invalidPage(call, `PageToken "${token}" was not given by this API`);
  const text = call.query.text("PageSize") ?? String(DEFAULT_PAGE_SIZE);
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > maxPageSize)
    throw invalidPage(call, `PageSize must be from 1 to ${maxPageSize}, not "${text}"`);
  const page = call.query.text("Page") ?? "0";
  if (!/^\d+$/.test(page)) throw invalidPage(call, `Page must be a whole number, not "${page}"`);
  return { size, page: Number(page), from: Number(from) };
}

/** Programmable Wireless has a code for it; Super SIM is left with the platform's. */
function invalidPage(call: Call, why: string): ApiError {
  return new ApiError(call.api === "wireless" ? 33103 : 40400, why);
}

interface Page {
  readonly rows: readonly object[];
  /** Where the neighbouring pages begin; null at the ends of the list. */
  readonly next: number | null;
  readonly previous: number | null;
}

function pageAnswer(call: Call, key: string, request: PageRequest, { rows, next, previous }: Page): Answer {
  const { size, page, from } = request;
  const url = (at: number, token: number): string => pageUrl(call, size, at, token);
  return {
    status: 200,
    body: {
      [key]: rows,
      meta: {
        first_page_url: url(0, 0),
        key,
        next_page_url: next === null ? null : url(page + 1, next),
        page,
        page_size: size,
        previous_page_url: previous === null ? null : url(Math.max(page - 1, 0), previous),
        url: url(page, from),
      },
    },
  };
}

function pageUrl(call: Call, size: number, page: number, token: number): string {
  const query = call.query.without(PAGE_PARAMS);
  query.set("PageSize", String(size));
  query.set("Page", String(page));
  if (token > 0) query.set("PageToken", `${TOKEN_PREFIX}${token}`);
  return `${call.base}${call.path}?${query}`;
}
