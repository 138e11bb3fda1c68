/** A declaration with SIDs in place of names: what is compared and sent is always the SID. */
import type { Reference, Table } from "../resources/definition";
import type { Context } from "./context";
import { Refused } from "./refusal";
import { subject } from "./subject";
import { type Properties, text } from "./value";

/**
 * The declaration with SIDs in place of names. Raises `Refused` for a name that the account does not have.
 * `before` are the state's outputs: a name that they show for the same assignment needs no request.
 */
export async function resolve(
  context: Context,
  live: Properties,
  declared: Properties,
  before: Properties = {},
): Promise<Properties> {
  const { table, shared } = context;
  const moves = changesOwner(context, live, declared);
  const resolved: Record<string, string> = {};
  for (const [field, { reference }] of Object.entries(table.fields)) {
    const value = text(declared[field]);
    if (!reference || !value || reference.sid.test(value)) continue;
    // A name of the account that the object moves to cannot be looked up from here: the API resolves it.
    if (moves) continue;
    const assigned = text(live[reference.output]);
    if (assigned && before[field] === value && before[reference.output] === assigned) {
      resolved[field] = assigned;
      continue;
    }
    const sid = await shared.names.sidOf(reference, table.service, value);
    if (sid === undefined) throw unknownName(table, field, value, reference, { ...declared, ...live });
    resolved[field] = sid;
  }
  return { ...declared, ...resolved };
}

function unknownName(table: Table, field: string, value: string, { noun, sid }: Reference, about: Properties): Refused {
  return new Refused(
    `${subject(table, about)}: \`${field}\` = ${JSON.stringify(value)} was refused before anything was sent, ` +
      `because the account has no ${noun} of that name. Correct the name, declare a SID (${sid.source.slice(1, 3)}…), or make the ${noun} in the same program.`,
  );
}

/** Whether the declaration moves the object to another account. */
export function changesOwner({ table }: Pick<Context, "table">, live: Properties, declared: Properties): boolean {
  const owner = table.lifecycle?.fields.owner;
  return owner !== undefined && declared[owner] !== undefined && declared[owner] !== live[owner];
}
