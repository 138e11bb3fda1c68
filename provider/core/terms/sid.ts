/** SIDs in one form: two capitals and 32 hexadecimal digits, whose capitals mean nothing and which the API writes small. */
import type { Table } from "../../resources/definition";
import type { Properties, Value } from "./value";

const SID = /^([A-Z]{2})([0-9a-fA-F]{32})$/;

/** The API's own form of a SID; every other text as it is. */
export const asSid = (text: string): string =>
  text.replace(SID, (_, kind: string, hex: string) => kind + hex.toLowerCase());

/** Whether two texts are the same SID, or the same text. */
export const sameSid = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && asSid(a) === asSid(b));

/** A value of one field, with its SIDs in the API's form. */
export function inOneForm(table: Pick<Table, "fields">, field: string, value: Value): Value {
  if (!table.fields[field]?.sids) return value;
  if (typeof value === "string") return asSid(value);
  return Array.isArray(value) ? value.map((item) => (typeof item === "string" ? asSid(item) : item)) : value;
}

/** Declared properties, with all SIDs in the API's form. */
export const allInOneForm = (table: Pick<Table, "fields">, declared: Properties): Properties =>
  Object.fromEntries(Object.entries(declared).map(([field, value]) => [field, inOneForm(table, field, value)]));

/** Whether an answer shows the SID or the name that was asked for. No document says whether capitals count in a name; what mixes answers up does not mix them so. */
export const sameKey = (seen: string | undefined, asked: string): boolean =>
  seen !== undefined && seen.toLowerCase() === asked.toLowerCase();
