/** How messages name an object: `SIM 8988… (HS…)`, `Fleet "eu-trackers" (HF…)`. */
import { SID, type Table } from "../../resources/definition";
import { inRole } from "./roles";
import { orNone, type Properties, sidOf, text, UNKNOWN } from "./value";
import { liveKey } from "./wire";

export function subject(table: Table, properties: Properties): string {
  const identity = table.identity === SID ? undefined : text(properties[table.identity]);
  const sid = sidOf(properties);
  const named = identity ? (table.identity === table.roles.name ? ` "${identity}"` : ` ${identity}`) : "";
  return `${table.noun}${named}${sid ? ` (${sid})` : ""}`;
}

/** The account whose credentials are in use, as messages name it: only its name in the configuration is known. */
export function accountOf(table: Table, properties: Properties): string {
  const name = text(inRole(table, "account", properties));
  return name === undefined ? "the account of the default credentials" : `the account ${JSON.stringify(name)}`;
}

/** What was seen of it, for messages: `status inactive, no Fleet`, and what the named fields show beside that. */
export function seenAs(table: Table, live: Properties, fields: readonly string[] = []): string {
  const { lifecycle } = table;
  const moved: readonly string[] = Object.values(lifecycle?.fields ?? {});
  const others = fields
    .filter((field) => !moved.includes(field) && !table.fields[field]?.secret)
    .map((field) => `${field} ${JSON.stringify(orNone(live[liveKey(table, field)]))}`);
  if (!lifecycle) return others.join(", ") || "as the API shows it";
  const assignment = table.fields[lifecycle.fields.assignment]?.reference;
  const assigned = assignment && text(live[assignment.output]);
  const { noun } = lifecycle.assignment;
  const status = `status ${String(live[lifecycle.fields.status])}`;
  if (!assignment) return [status, ...others].join(", ");
  return [status, assigned ? `${noun} ${assigned}` : `no ${noun}`, ...others].join(", ");
}

/** What is declared of an object, for messages: `status active, fleet "eu-trackers"`. Secret values are left out. */
export function wantedAs(table: Table, declared: Properties, fields: readonly string[]): string {
  return fields
    .filter((field) => declared[field] !== undefined && !table.fields[field]?.secret)
    .map((field) => `${field} ${declared[field] === UNKNOWN ? "not known yet" : JSON.stringify(declared[field])}`)
    .join(", ");
}
