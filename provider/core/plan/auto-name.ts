/** The unique name of an object that the program leaves to us: for the same resource of the same stack always the same one. */
import { createHash } from "node:crypto";
import type { Table } from "../../resources/definition";
import { canonical, hasUnknown, type Properties, same, UNKNOWN, type Value } from "../terms/value";

/** What the program calls the resource. An older SDK tells the name alone. */
export interface Naming {
  readonly name: string;
  readonly project?: string | undefined;
  readonly stack?: string | undefined;
}

/**
 * The name that the last run gave, when a person has given the object another one since. A refresh keeps it among inputs and outputs: where
 * the program declares no name, the next `up` gives the object this one back.
 */
export const LEFT = "__left";

/** Digits of the hash, and what a name of 64 characters (the longest that KORE documents) leaves for the rest. */
const DIGITS = 7;
const LONGEST = 64 - DIGITS - 1;

/** Fills a unique name that is left to us. `before` are the inputs of the last declaration: their name stays, unless the API forces another object. */
export function named(table: Table, before: Properties, declared: Properties, naming?: Naming): Properties {
  const field = autoField(table);
  if (field === undefined || declared[field] !== undefined) return declared;
  // A name that the object has lost, or one from the Console that no program could declare (`a/b`), is not kept.
  const names: (Value | undefined)[] = [before[LEFT], before[field]];
  const kept = names.find((name) => name !== undefined && accepts(table, field, name));
  const name: Value =
    kept === undefined || forces(table, field, before, declared) ? chosen(table, field, declared, naming) : kept;
  return { ...declared, [field]: name };
}

/** What a refresh adds, when the object has another name than `before`, the outputs that the last run left: see {@link LEFT}. */
export function leftName(table: Table, before: Properties, live: Properties): Properties {
  const field = autoField(table);
  if (field === undefined) return {};
  const left = before[LEFT] ?? before[field];
  return left === undefined || same(left, live[field]) ? {} : { [LEFT]: left };
}

/** The digits depend on what is fixed when the object is made (`dataEnabled`): a second Fleet needs another name, and the run after a killed one the same. */
function chosen(table: Table, field: string, declared: Properties, naming: Naming = { name: table.noun }): Value {
  const fixed = fixedWith(table, field).filter((key) => declared[key] !== undefined);
  if (fixed.some((key) => hasUnknown(declared[key]))) return UNKNOWN;
  const { name, project = "", stack = "" } = naming;
  const values: Properties = Object.fromEntries(fixed.map((key) => [key, plain(table, key, declared[key] ?? null)]));
  const of = canonical([project, stack, name, values]);
  const end = createHash("sha256").update(of).digest("hex").slice(0, DIGITS);
  const first = `${name}-${end}`;
  if (accepts(table, field, first)) return first;
  // A resource may be called `eu/trucks`, or have a name of 80 characters; the Fleet that it makes may not.
  return `${name.replace(/[^\w.-]+/g, "-").slice(0, LONGEST)}-${end}`;
}

/** Whether the declaration needs another object than the one before, such as a Fleet with another `dataEnabled`. A value that is not known yet does not count. */
const forces = (table: Table, field: string, before: Properties, declared: Properties): boolean =>
  fixedWith(table, field).some(
    (key) =>
      before[key] !== undefined &&
      declared[key] !== undefined &&
      !hasUnknown(declared[key]) &&
      !same(plain(table, key, before[key]), plain(table, key, declared[key])),
  );

/** A list whose order does not count, in one order. */
const plain = (table: Table, key: string, value: Value): Value =>
  table.fields[key]?.set && Array.isArray(value) ? [...new Set(value.map(canonical))].sort() : value;

const autoField = (table: Table): string | undefined =>
  Object.keys(table.fields).find((key) => table.fields[key]?.auto);

/** The fields that can only change together with this one. */
const fixedWith = (table: Table, field: string): string[] =>
  Object.keys(table.fields).filter((key) => table.fields[key]?.together === field);

const accepts = (table: Table, field: string, value: Value): boolean =>
  table.inputs.shape[field]?.safeParse(value).success ?? false;
