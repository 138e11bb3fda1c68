/** What is done once for each text: whether it is due, whether it is under way, and whether the API would refuse it. */
import type { Once, Table } from "../../resources/definition";
import type { Memory } from "../state/memory";
import { hasUnknown, type Properties, same, text } from "../terms/value";

/** The first field whose text is another one than it was done for. Nothing is due for an object that is new to the state. */
export function dueOnce(table: Table, wanted: Properties, { done }: Memory): string | undefined {
  if (done === undefined) return undefined;
  return Object.keys(table.fields).find(
    (name) => table.fields[name]?.once && wanted[name] !== undefined && !same(wanted[name], done[name]),
  );
}

/** Whether the object shows that it is under way, whoever asked for it. */
export const isUnderWay = ({ shows }: Once, live: Properties): boolean => live[shows.field] === shows.as;

/** Whether the API would refuse it in the status that the object is in when everything else is done. */
export function isRefused(table: Table, { statuses }: Once, seen: Properties, wanted: Properties): boolean {
  const field = table.lifecycle?.fields.status ?? "";
  const status = wanted[field] ?? seen[field];
  return !hasUnknown(status) && !statuses.includes(text(status) ?? "");
}
