/** Which declared fields a live object does not show. No request is made here. */
import type { Table } from "../../resources/definition";
import { fulfils } from "./moving";
import { inOneForm } from "./sid";
import { canonical, orNone, type Properties, same, text, type Value } from "./value";
import { liveKey } from "./wire";

/** The declared fields of `rules` whose live value is another one, in the table's order. */
export function differences(
  table: Table,
  declared: Properties,
  live: Properties,
  rules: readonly string[] = ["update"],
): string[] {
  return Object.entries(table.fields).flatMap(([field, { rule }]) => {
    const wanted = declared[field];
    return wanted === undefined || !rules.includes(rule) || shows(table, field, wanted, live) ? [] : [field];
  });
}

/** Whether the live object shows what is declared of one field. A reference is shown by its SID; the outputs of a state also show the name that was declared. */
export function shows(table: Table, field: string, wanted: Value, live: Properties): boolean {
  const seen = orNone(live[liveKey(table, field)]);
  const inForm = (value: Value) => inOneForm(table, field, value);
  if (same(inForm(wanted), inForm(seen))) return true;
  const { reference, set } = table.fields[field] ?? {};
  if (reference && same(wanted, live[field])) return live[field] !== undefined;
  if (set) return asSet(inForm(wanted)) === asSet(inForm(seen));
  const { lifecycle } = table;
  if (lifecycle?.fields.status === field) return fulfils(lifecycle, text(seen) ?? "", text(wanted) ?? "");
  return false;
}

const asSet = (value: Value | undefined): string =>
  Array.isArray(value) ? [...new Set(value.map(canonical))].sort().join() : "";
