/** How messages name an object: `SIM 8988… (HS…)`, `Fleet "eu-trackers" (HF…)`. */
import type { Table } from "../resources/definition";
import { type Properties, text, UNKNOWN } from "./value";

export function subject(table: Table, properties: Properties): string {
  const identity = text(properties[table.identity]);
  const sid = text(properties.sid);
  const named = identity ? (table.identity === "uniqueName" ? ` "${identity}"` : ` ${identity}`) : "";
  return `${table.noun}${named}${sid ? ` (${sid})` : ""}`;
}

/** What was seen of it, for messages: `status inactive, no Fleet`. */
export function seenAs(table: Table, live: Properties): string {
  const { lifecycle } = table;
  if (!lifecycle) return Object.keys(live).length > 0 ? "as the API shows it" : "nothing";
  const assignment = table.fields[lifecycle.fields.assignment]?.reference;
  const assigned = assignment && text(live[assignment.output]);
  return `status ${String(live[lifecycle.fields.status])}, ${
    assigned ? `${lifecycle.assignment.noun} ${assigned}` : `no ${lifecycle.assignment.noun}`
  }`;
}

/** What is declared of it, for messages: `status active, fleet "eu-trackers"`. Secret values are left out. */
export function wantedAs(table: Table, declared: Properties, fields: readonly string[]): string {
  return fields
    .filter((field) => declared[field] !== undefined && !table.fields[field]?.secret)
    .map((field) => `${field} ${declared[field] === UNKNOWN ? "not known yet" : JSON.stringify(declared[field])}`)
    .join(", ");
}
