/** Reading: one object by SID or name, one by a list filter, everything that is pending. */
import type { List } from "../../http/api";
import { unlessNotFound } from "../../http/errors";
import { SID, type Table } from "../../resources/definition";
import { type Answer, OLDEST } from "../../shared/reader";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text, type Value } from "../terms/value";
import type { Context, Reading } from "./context";
import { listOf, memberOf, objectOf } from "./endpoint";
import { Gone } from "./gone";
import { notFiltered } from "./not-filtered";

/** The live object, or `undefined` when the API says 404. Every other failure is raised: it never counts as gone. */
export async function readOne(context: Reading, key: string, known: Properties = {}): Promise<Properties | undefined> {
  const live = await context.api.get(objectOf(context, key, known)).catch(unlessNotFound);
  return live && withMembers(context, live);
}

/** As `readOne`, but many reads share list pages, which may be so many milliseconds old. */
export async function readShared(
  context: Context,
  sid: string,
  before: Properties,
  oldest: number,
): Promise<Answer<Properties | undefined>> {
  const { table, shared, clock } = context;
  const reference = table.lifecycle && table.fields[table.lifecycle.fields.assignment]?.reference;
  const one = () => readOne(context, sid, before);
  if (reference && table.sid.test(sid)) return shared.reader.read(sid, { group: groupOf(table, before), oldest }, one);
  const asked = clock.now();
  return { value: await one(), asked, shared: false };
}

/** The object with this value of a field that finds it in a list, which may be from a page that others asked for. */
export function findShared(
  context: Context,
  filter: string,
  field: string,
  value: string,
): Promise<Answer<Properties | undefined>> {
  const one = () => findOne(context, filter, field, value);
  return context.shared.reader.read(value, { group: "", oldest: OLDEST.decided }, one);
}

/** The list that shows an object beside few others: of its Fleet or rate plan where that is known, or of all. */
export function groupOf(table: Table, known: Properties): string {
  const reference = table.lifecycle && table.fields[table.lifecycle.fields.assignment]?.reference;
  return (reference && text(known[reference.output])) ?? "";
}

/** Everything that finds an object in a page. */
export const keysOf =
  ({ identity }: Table) =>
  (live: Properties): string[] =>
    ["sid", identity].flatMap((field) => text(live[field]) || []);

/** The pages of the list that `readShared` shares: of one Fleet or rate plan, or of all. What cannot be read is left out. */
export function listGroup(context: Reading, group: string, pageSize?: number): AsyncIterable<readonly Properties[]> {
  const { table, api } = context;
  const parameter = table.lifecycle && table.fields[table.lifecycle.fields.assignment]?.parameter;
  const query = group !== "" && parameter !== undefined ? { [parameter]: group } : {};
  const list = { ...listOf(context), query, onUnreadable: leaveOut };
  return api.pages(pageSize === undefined ? list : { ...list, pageSize });
}

/** The pages of a filtered list. */
export const listWhere = (
  context: Reading,
  query: Readonly<Record<string, string>>,
  onUnreadable?: List<unknown>["onUnreadable"],
): AsyncIterable<readonly Properties[]> =>
  context.api.pages({ ...listOf(context), query, ...(onUnreadable && { onUnreadable }) });

/** The object, which was there before. */
export async function mustRead(context: Reading, sid: string, known: Properties): Promise<Properties> {
  const live = await readOne(context, sid, known);
  if (live === undefined) throw new Gone(subject(context.table, { ...known, [SID]: sid }));
  return live;
}

/** The object whose filtered field has exactly this value, or `undefined`. A filter that the API ignored is an error, never "none". */
export async function findOne(
  context: Reading,
  filter: string,
  field: string,
  value: string,
): Promise<Properties | undefined> {
  const { table, api } = context;
  const list = listOf(context, { [field]: value });
  for await (const live of api.pages({ ...list, query: { [filter]: value }, pageSize: 20 })) {
    const found = live.find((item) => item[field] === value);
    if (found) return withMembers(context, found);
    if (live.length > 0)
      throw notFiltered({
        list: list.subject,
        asked: `${filter}=${value}`,
        answered: live.map((item) => subject(table, item)).join(", "),
        soFar: "Nothing was written.",
      });
  }
  return undefined;
}

/** In pages that many SIMs share, an item that cannot be read counts as missing: the SIM that it is about is then asked for by itself, and its resource hears why. */
const leaveOut = () => {};

/** Everything in a pending status, by SID: one list a pending status. */
export async function listPending(context: Reading): Promise<Map<string, Properties>> {
  const { lifecycle, fields } = context.table;
  const parameter = lifecycle && fields[lifecycle.fields.status]?.parameter;
  const found = new Map<string, Properties>();
  for (const [status, { kind }] of Object.entries(lifecycle?.statuses ?? {})) {
    if (kind !== "pending" || parameter === undefined) continue;
    for await (const page of listWhere(context, { [parameter]: status }, leaveOut))
      for (const live of page) found.set(sidOf(live), live);
  }
  return found;
}

/** Adds the members of an object that keeps them in a subresource, sorted. */
export async function withMembers(context: Reading, live: Properties): Promise<Properties> {
  const { members } = context.table;
  if (!members) return live;
  const sids: string[] = [];
  const object = objectOf(context, live);
  const pages = context.api.pages({
    ...object,
    path: `${object.path}/${members.path}`,
    key: members.listKey,
    item: memberOf(context.table, sidOf(live)),
  });
  for await (const page of pages) sids.push(...page.map(({ sid }) => sid));
  const sorted: Value = sids.sort();
  return { ...live, [members.field]: sorted };
}
