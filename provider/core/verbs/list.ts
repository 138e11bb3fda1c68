/** Reading a list that no resource stands for: checked before the request, all of its pages, each row held against what was asked. */
import type { Api } from "../../http/api";
import { segment } from "../../http/segment";
import type { Asked, Lookup, Row } from "../../resources/lookups/definition";
import { lookUpNamed } from "../live/names";
import { notFiltered } from "../live/not-filtered";
import { show } from "../plan/malformed";
import { Refused } from "../plan/refusal";
import { asSid } from "../terms/sid";

/** Raises `Refused` before any request when the arguments are none, or when the API's documents say that it would refuse them. */
export async function list(
  api: Api,
  lookup: Lookup,
  given: Readonly<Record<string, unknown>>,
  now: number,
): Promise<Row[]> {
  const checked = check(lookup, given);
  const refusal = lookup.refuses?.(checked, now);
  if (refusal)
    throw new Refused(
      `${lookup.called}: was refused before anything was sent, because ${refusal.because} ` +
        `(the API's error ${refusal.code}). ${refusal.instead}`,
      refusal.code,
    );
  const asked = await withSids(api, lookup, checked);
  const about = Object.entries(checked).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  const pages = api.pages({
    service: lookup.service,
    path: pathOf(lookup, asked),
    query: queryOf(lookup, asked),
    key: lookup.listKey,
    pageSize: lookup.pageSize,
    item: lookup.answer,
    subject: `the ${lookup.noun}${about.length > 0 ? ` (${about.join(", ")})` : ""}`,
  });
  const rows: Row[] = [];
  for await (const page of pages) {
    for (const row of page) refuseUnfiltered(lookup, asked, row);
    rows.push(...page.filter((row) => !movedOn(lookup, asked, row)));
  }
  return rows;
}

function check(lookup: Lookup, given: Readonly<Record<string, unknown>>): Asked {
  const { success, data, error } = lookup.arguments.safeParse(given);
  if (success) return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, asText(value)]));
  const [issue] = error.issues;
  const names = Object.keys(lookup.arguments.shape).join(", ");
  if (!issue || issue.code === "unrecognized_keys")
    throw new Refused(`${lookup.called}: \`${issue?.keys[0]}\` is not one of its arguments: ${names}, account.`);
  const name = String(issue.path[0] ?? "");
  const value = given[name];
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const seen = plain ? ` = ${show(value)}` : "";
  throw new Refused(`${lookup.called}: \`${name}\`${seen} ${issue.message}.`);
}

const asText = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

/** With SIDs in place of names: what is asked for can be told from what came. */
async function withSids(api: Api, { service, filters, called }: Lookup, asked: Asked): Promise<Asked> {
  const known = Object.entries(asked).map(async ([name, value]): Promise<[string, string | undefined]> => {
    const { reference } = filters[name] ?? {};
    if (value === undefined || !reference || reference.sid.test(value)) return [name, value && asSid(value)];
    const named = await lookUpNamed(api, reference, service, value);
    if (named) return [name, named.sid];
    throw new Refused(
      `${called}: \`${name}\` = ${JSON.stringify(value)}: the account has no ${reference.noun} of that name. ` +
        "Correct it, name the account that has it with `account`, or use the SID.",
    );
  });
  return Object.fromEntries(await Promise.all(known));
}

const pathOf = ({ paths }: Lookup, asked: Asked): string => {
  const whole = paths.find((path) => [...path.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => asked[name]));
  return (whole ?? "").replace(/\{(\w+)\}/g, (_, name: string) => segment(asked[name] ?? ""));
};

const queryOf = ({ filters }: Lookup, asked: Asked): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, { parameter }]) => {
      const value = asked[name];
      return parameter === undefined || value === undefined ? [] : [[parameter, value]];
    }),
  );

/** What a row shows may be another by now than when the API put it into the list: then it does not belong there any more. */
const movedOn = ({ filters }: Lookup, asked: Asked, row: Row): boolean =>
  Object.entries(filters).some(([name, { shows, moves }]) => {
    const wanted = asked[name];
    return moves === true && shows !== undefined && wanted !== undefined && !isAmong(shows(row).map(String), wanted);
  });

const isAmong = (seen: readonly string[], wanted: string): boolean =>
  seen.some((value) => value.toLowerCase() === wanted.toLowerCase());

/** A row that shows something else than was asked for: the whole list is somebody else's, or everybody's. */
function refuseUnfiltered(lookup: Lookup, asked: Asked, row: Row): void {
  for (const [name, { shows, moves, parameter = name }] of Object.entries(lookup.filters)) {
    const wanted = asked[name];
    if (wanted === undefined || !shows) continue;
    const seen = shows(row).map(String);
    if (moves || isAmong(seen, wanted)) continue;
    const answered = seen.join(", ") || "none";
    throw notFiltered({ list: `the ${lookup.noun}`, asked: `${parameter}=${wanted}`, answered });
  }
}
