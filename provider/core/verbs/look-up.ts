/** Looking without managing: one object by what identifies it, or all that a list's filters leave. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import { lostInPath } from "../../resources/path-safe";
import type { Reading } from "../live/context";
import { lookUpNamed } from "../live/names";
import { notFiltered } from "../live/not-filtered";
import { findOne, listWhere, readOne } from "../live/observe";
import { nameIn } from "../terms/references";
import { asSid, sameSid } from "../terms/sid";
import { seenAs, subject } from "../terms/subject";
import { type Properties, text } from "../terms/value";

/** One object by its SID, its unique name or its identity. Raises an error when the account has none, or when not exactly one key is given. */
export async function lookUp(context: Reading, by: Readonly<Record<string, string | undefined>>): Promise<Properties> {
  const { table } = context;
  const given = Object.entries(by).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, asSid(value)] as const],
  );
  const [first] = given;
  if (!first || given.length > 1)
    throw new KoreError(
      `Look a ${table.noun} up by exactly one of ${Object.keys(by).join(", ")}; given: ${given.length}.`,
    );
  const [key, value] = first;
  const direct = key === table.roles.sid || key === table.roles.name;
  const { create } = table;
  const found =
    create.way === "adopt" && create.by === key
      ? await findOne(context, create.filter, key, value)
      : direct
        ? await readOne(context, value)
        : undefined;
  // The API takes SIDs and names in the same place: asked for the name "HS…", it would answer with the SIM of that SID.
  if (found === undefined || !sameSid(text(found[key]), value))
    throw new KoreError(
      `${subject(table, { [key]: value })}: the account has no ${table.noun} with ${key} ${JSON.stringify(value)}.${hint(table, key, value)}`,
    );
  return found;
}

/** What about the key itself may be wrong. */
function hint({ create, roles }: Table, key: string, value: string): string {
  const lost = key === roles.name ? lostInPath(value) : undefined;
  if (lost !== undefined) return ` A name with ${lost} cannot be looked up: use the SID.`;
  const said = create.way === "adopt" && create.by === key ? create.hint?.(value) : undefined;
  return said === undefined ? "" : ` ${said}`;
}

/**
 * All objects whose fields have the given values, as far as the API's list can filter by them. Page by page, 1,000 a request, and one
 * more request for a name. An object that does not fit is left out: a SIM may have changed since the API put it into the list. Where at least half
 * of a page does not fit, the list is asked for anew: SIMs that changed are not in it any more. If still half of the page does not fit, the
 * API has ignored the filter, which is an error.
 */
export async function lookUpAll(
  context: Reading,
  where: Readonly<Record<string, string | undefined>>,
): Promise<Properties[]> {
  const { table } = context;
  const asked = Object.entries(where).flatMap(([field, value]): Asked[] => {
    const parameter = table.fields[field]?.parameter;
    return value === undefined || parameter === undefined ? [] : [{ field, parameter, value: asSid(value) }];
  });
  const query = Object.fromEntries(asked.map(({ parameter, value }) => [parameter, value]));
  const found: Properties[] = [];
  let known: readonly Expected[] | undefined;
  for await (const page of listWhere(context, query)) {
    if (page.length === 0) continue;
    known ??= await Promise.all(asked.map((one) => expectedOf(context, one)));
    const expected = known;
    const strangers = strangersIn(page, expected);
    if (isMostly(strangers, page)) await refuseIgnored(context, query, expected);
    const left = new Set(strangers);
    found.push(...page.filter((live) => !left.has(live)));
  }
  return found;
}

const strangersIn = (page: readonly Properties[], expected: readonly Expected[]): Properties[] =>
  page.filter((live) => expected.some(({ key, value }) => text(live[key])?.toLowerCase() !== value));

const isMostly = (strangers: readonly Properties[], page: readonly Properties[]): boolean =>
  strangers.length > 0 && strangers.length * 2 >= page.length;

/** Raises an error when the list, asked for once more, shows again mostly what does not fit. */
async function refuseIgnored(
  context: Reading,
  query: Readonly<Record<string, string>>,
  expected: readonly Expected[],
): Promise<void> {
  for await (const page of listWhere(context, query)) {
    if (page.length === 0) continue;
    const strangers = strangersIn(page, expected);
    const [first] = strangers;
    if (first && isMostly(strangers, page)) throw ignored(context.table, expected, first);
    return;
  }
}

/** A filter of a list. */
interface Asked {
  readonly field: string;
  readonly parameter: string;
  readonly value: string;
}

/** What everything in the list must show then. */
interface Expected {
  readonly key: string;
  /** In small letters, as SIDs are compared. `undefined` for a name that the account does not have: nothing shows that. */
  readonly value: string | undefined;
  /** For the message. */
  readonly asked: string;
}

async function expectedOf({ table, api }: Reading, { field, parameter, value }: Asked): Promise<Expected> {
  const { reference } = table.fields[field] ?? {};
  const name = nameIn(reference, value);
  const means = reference && name ? (await lookUpNamed(api, reference, table.service, name))?.sid : value;
  const asked = `${parameter}=${value}${name && means ? ` (${means})` : ""}`;
  return { key: reference?.output ?? field, value: means?.toLowerCase(), asked };
}

const ignored = (table: Table, expected: readonly Expected[], live: Properties): KoreError =>
  notFiltered({
    list: `the list of ${table.noun}s`,
    asked: expected.map(({ asked }) => asked).join(" and "),
    answered: `${subject(table, live)}: ${seenAs(table, live)}`,
  });
