/** Reading: one object by SID or name, one by a list filter, everything that is pending. */
import { z } from "zod";
import { KoreError } from "../../errors";
import { unlessNotFound } from "../../http/errors";
import { SID, type Table } from "../../resources/definition";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text, type Value } from "../terms/value";
import { fromAnswer } from "../terms/wire";
import type { Context } from "./context";
import { Gone } from "./gone";

/** The parts of a context that reading needs. */
export type Reading = Pick<Context, "table" | "api" | "signal">;

/** Path of one object, by SID or unique name. */
export const pathOf = (table: Table, key: string): string => `${table.path}/${encodeURIComponent(key)}`;

/** The live object, or `undefined` when the API says 404. Every other failure is raised: it never counts as gone. */
export async function readOne(context: Reading, key: string, known: Properties = {}): Promise<Properties | undefined> {
  const { table, api, signal } = context;
  const about: Properties = { ...known, [SID]: known[SID] ?? key };
  const call = {
    service: table.service,
    path: pathOf(table, key),
    answer: table.answer,
    subject: subject(table, about),
    signal,
  };
  const answer = await api.get(call).catch(unlessNotFound);
  return answer && withMembers(context, fromAnswer(table, answer));
}

/** As `readOne`, at most 30 s old: many reads share list pages. Not for deciding about a write. */
export function readShared(context: Context, sid: string, before: Properties): Promise<Properties | undefined> {
  const { table, shared } = context;
  const reference = table.lifecycle && table.fields[table.lifecycle.fields.assignment]?.reference;
  const one = () => readOne(context, sid, before);
  if (!reference || !table.sid.test(sid)) return one();
  return shared.reader.read(sid, text(before[reference.output]) ?? "", one);
}

/** The pages of the list that `readShared` shares: of one Fleet or rate plan, or of all. */
export function listGroup(context: Reading, group: string): AsyncIterable<readonly Properties[]> {
  const { table } = context;
  const parameter = table.lifecycle && table.fields[table.lifecycle.fields.assignment]?.parameter;
  return listWhere(context, group !== "" && parameter !== undefined ? { [parameter]: group } : {});
}

/** The pages of a filtered list. */
export async function* listWhere(
  { table, api, signal }: Reading,
  query: Readonly<Record<string, string>>,
): AsyncGenerator<readonly Properties[]> {
  const pages = api.pages({
    service: table.service,
    path: table.path,
    query,
    key: table.listKey,
    item: table.answer,
    subject: `the list of ${table.noun}s`,
    signal,
  });
  for await (const page of pages) yield page.map((item) => fromAnswer(table, item));
}

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
  const { table, api, signal } = context;
  const about = subject(table, { [field]: value });
  const pages = api.pages({
    service: table.service,
    path: table.path,
    query: { [filter]: value },
    key: table.listKey,
    item: table.answer,
    pageSize: 20,
    subject: about,
    signal,
  });
  for await (const page of pages) {
    const live = page.map((item) => fromAnswer(table, item));
    const found = live.find((item) => item[field] === value);
    if (found) return withMembers(context, found);
    if (live.length > 0)
      throw new KoreError(
        `${about}: asked for ${filter}=${value}, the API answered with ${live.map((item) => subject(table, item)).join(", ")}. ` +
          "Nothing was written. Something between here and the API drops the query of a URL.",
      );
  }
  return undefined;
}

/** Everything in a pending status, by SID: one list a pending status. */
export async function listPending(context: Reading): Promise<Map<string, Properties>> {
  const { lifecycle, fields } = context.table;
  const parameter = lifecycle && fields[lifecycle.fields.status]?.parameter;
  const found = new Map<string, Properties>();
  for (const [status, { kind }] of Object.entries(lifecycle?.statuses ?? {})) {
    if (kind !== "pending" || parameter === undefined) continue;
    for await (const page of listWhere(context, { [parameter]: status }))
      for (const live of page) found.set(sidOf(live), live);
  }
  return found;
}

/** Adds the members of an object that keeps them in a subresource, sorted. */
export async function withMembers({ table, api, signal }: Reading, live: Properties): Promise<Properties> {
  const { members } = table;
  if (!members) return live;
  const sids: string[] = [];
  const pages = api.pages({
    service: table.service,
    path: `${pathOf(table, sidOf(live))}/${members.path}`,
    key: members.listKey,
    item: z.object({ sid: z.string() }),
    subject: subject(table, live),
    signal,
  });
  for await (const page of pages) sids.push(...page.map(({ sid }) => sid));
  const sorted: Value = sids.sort();
  return { ...live, [members.field]: sorted };
}
