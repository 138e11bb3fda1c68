/** Looking without managing: one object by what identifies it, or all that a list's filters leave. */
import { KoreError } from "../errors";
import { findOne, listWhere, type Reading, readOne } from "./observe";
import { subject } from "./subject";
import type { Properties } from "./value";

/** One object by its SID, its unique name or its identity. Raises an error when the account has none, or when not exactly one key is given. */
export async function lookUp(context: Reading, by: Readonly<Record<string, string | undefined>>): Promise<Properties> {
  const { table } = context;
  const given = Object.entries(by).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const [first] = given;
  if (!first || given.length > 1)
    throw new KoreError(
      `Look a ${table.noun} up by exactly one of ${Object.keys(by).join(", ")}; given: ${given.length}.`,
    );
  const [key, value] = first;
  const direct = key === "sid" || key === "uniqueName";
  const { create } = table;
  const found =
    create.way === "adopt" && create.by === key
      ? await findOne(context, create.filter, key, value)
      : direct
        ? await readOne(context, value)
        : undefined;
  // A SID would also be found by a name of the same text, and the other way round.
  if (found === undefined || found[key] !== value)
    throw new KoreError(
      `${subject(table, { [key]: value })}: the account has no ${table.noun} with ${key} ${JSON.stringify(value)}.`,
    );
  return found;
}

/** All objects whose fields have the given values, as far as the API's list can filter by them. Page by page, 1,000 a request. */
export async function lookUpAll(
  context: Reading,
  where: Readonly<Record<string, string | undefined>>,
): Promise<Properties[]> {
  const { table } = context;
  const query = Object.entries(where).flatMap(([field, value]): [string, string][] => {
    const parameter = table.fields[field]?.parameter;
    return value === undefined || parameter === undefined ? [] : [[parameter, value]];
  });
  const found: Properties[] = [];
  for await (const page of listWhere(context, Object.fromEntries(query))) found.push(...page);
  return found;
}
