/** Between the names of the API and the names of a program, in both directions, as the table says. */
import type { Table } from "../../resources/definition";
import { orNone, type Properties, type Value } from "./value";

/** An answer's properties, by the names that programs use. References appear under their SID's name. */
export function fromAnswer(table: Table, answer: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(
    Object.entries(table.fields).flatMap(([field, { answer: key, reference }]): [string, Value][] => {
      if (key === undefined) return [];
      return [[reference?.output ?? field, plain(answer[key])]];
    }),
  );
}

/** The request parameters of the named fields. */
export function toForm(
  table: Table,
  declared: Properties,
  fields: readonly string[],
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | readonly string[]][] => {
      const parameter = table.fields[field]?.parameter;
      return parameter === undefined ? [] : [[parameter, parameterValue(declared[field])]];
    }),
  );
}

/** The declared fields that go along with every write. */
export const goingAlong = (table: Table, declared: Properties): string[] =>
  Object.keys(table.fields).filter((field) => table.fields[field]?.rule === "along" && declared[field] !== undefined);

/** The declared fields that a request carries which makes an object. What is to be none is left out: a new object has none. */
export const sentToMake = ({ fields }: Table, declared: Properties): string[] =>
  Object.keys(declared).filter((field) => fields[field]?.parameter !== undefined && declared[field] !== "");

/** The live value that a declared field is compared with. */
export function liveKey(table: Table, field: string): string {
  return table.fields[field]?.reference?.output ?? field;
}

const plain = (value: unknown): Value =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === "number" || typeof value === "boolean"
      ? value
      : orNone(typeof value === "string" ? value : null);

const parameterValue = (value: Value | undefined): string | readonly string[] =>
  Array.isArray(value) ? value.map(String) : String(orNone(value as Value));
