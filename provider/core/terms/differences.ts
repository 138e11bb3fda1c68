/** Which declared fields a live object does not show. No request is made here. */
import type { Table } from "../../resources/definition";
import { fulfils } from "./moving";
import { canonical, type Properties, same, text, type Value } from "./value";
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

/** Whether the live object shows what is declared of one field. A reference is shown by its SID, or by the name it was declared with. */
export function shows(table: Table, field: string, wanted: Value, live: Properties): boolean {
  const seen = live[liveKey(table, field)];
  if (same(wanted, seen)) return true;
  const { reference } = table.fields[field] ?? {};
  if (reference && same(wanted, live[field])) return live[field] !== undefined;
  // SIDs are hexadecimal numbers: capitals make no difference.
  if (reference && typeof wanted === "string" && reference.sid.test(wanted))
    return wanted.toLowerCase() === text(seen)?.toLowerCase();
  if (table.fields[field]?.set) return asSet(wanted) === asSet(seen);
  const { lifecycle } = table;
  if (lifecycle?.fields.status === field) return fulfils(lifecycle, text(seen) ?? "", text(wanted) ?? "");
  return false;
}

const asSet = (value: Value | undefined): string =>
  Array.isArray(value) ? [...new Set(value.map(canonical))].sort().join() : "";
