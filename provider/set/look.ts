/** Looking at many members at once: by list pages while these cost less than asking for each, and one by one for what they do not show. */
import type { Context } from "../core/live/context";
import { findOne, listGroup } from "../core/live/observe";
import { type Properties, text } from "../core/terms/value";
import type { Table } from "../resources/definition";
import type { Dated } from "../time/dated";

/** Members as they were seen, in the order of the list. */
export type Looks = Map<string, Dated<Properties>>;

/** So many are asked for one by one. */
const FEW = 5;
/** So many that no page of the whole list shows are asked for by themselves before they count as missing. */
const DOUBTED = 100;
/** So many are asked for at once. */
const AT_ONCE = 20;

/** What the account has of these; what it does not have is absent. `groups`: lists that are shorter than the whole one and likely to show them. */
export async function lookAt(
  context: Context,
  iccids: Iterable<string>,
  groups: readonly string[] = [],
): Promise<Looks> {
  const looks: Looks = new Map();
  const left = new Set(iccids);
  let complete = false;
  if (left.size > FEW)
    for (const group of [...groups.filter((one) => one !== ""), ""]) {
      if (left.size > 0) complete = (await byPages(context, group, left, looks)) && group === "";
    }
  if (left.size > 0 && !(complete && left.size > DOUBTED)) await oneByOne(context, left, looks);
  return looks;
}

/** Reads pages until all is found, or a further page costs more than asking for each. True when the list was read to its end. */
async function byPages(context: Context, group: string, left: Set<string>, looks: Looks): Promise<boolean> {
  let pages = 0;
  for await (const { items, asked } of datedPages(context, group)) {
    for (const live of items) {
      const iccid = iccidIn(context.table, live);
      if (left.delete(iccid)) looks.set(iccid, { value: live, asked });
    }
    pages += 1;
    if (pages >= left.size) return left.size === 0;
  }
  return true;
}

interface Page {
  readonly items: readonly Properties[];
  /** When it was asked for. */
  readonly asked: number;
}

export async function* datedPages(context: Context, group: string, pageSize?: number): AsyncGenerator<Page> {
  const pages = listGroup(context, group, pageSize)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const asked = context.clock.now();
      const { value, done } = await pages.next();
      if (done) return;
      yield { items: value, asked };
    }
  } finally {
    await pages.return?.();
  }
}

/** The list of a Fleet or plan, where members are in one alone; `groups` are the SIDs, `""` for none. */
export function onlyGroup(table: Table, groups: Iterable<string>): string[] {
  const all = new Set(groups);
  const [only = ""] = all;
  const sid = table.fields[table.lifecycle?.fields.assignment ?? ""]?.reference?.sid;
  return all.size === 1 && sid?.test(only) ? [only] : [];
}

export const iccidIn = (table: Table, live: Properties): string => text(live[table.identity]) ?? "";

async function oneByOne(context: Context, left: ReadonlySet<string>, looks: Looks): Promise<void> {
  const rest = left.values();
  const worker = async () => {
    for (const iccid of rest) {
      const asked = context.clock.now();
      const live = await find(context, iccid);
      if (live) looks.set(iccid, { value: live, asked });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.size) }, worker));
}

/** One member, asked for by itself. */
export async function find(context: Context, iccid: string): Promise<Properties | undefined> {
  const { create, identity } = context.table;
  return create.way === "adopt" ? findOne(context, create.filter, identity, iccid) : undefined;
}
