/** A declaration with SIDs in place of names: what is compared and sent is always the SID. */
import type { Reference, Table } from "../../resources/definition";
import { Refused } from "../plan/refusal";
import { shows } from "../terms/differences";
import { nameIn } from "../terms/references";
import { sameSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { type Properties, text } from "../terms/value";
import type { Looking } from "./context";

/**
 * The declaration with SIDs in place of names. Raises `Refused` for a name that the account does not have.
 * `before` are the state's outputs: a name that they show for the same assignment needs no request.
 */
export async function resolve(
  context: Looking,
  live: Properties,
  declared: Properties,
  before: Properties = {},
): Promise<Properties> {
  const { table } = context;
  // A Fleet's name in the account that the SIM moves to cannot be looked up with these credentials: the API resolves it.
  if (changesOwner(context, live, declared)) return declared;
  const resolved: Record<string, string> = {};
  for (const [field, { reference }] of Object.entries(table.fields)) {
    const name = nameIn(reference, declared[field]);
    if (!reference || name === undefined) continue;
    const assigned = text(live[reference.output]);
    const shown = assigned && before[field] === name && before[reference.output] === assigned;
    const sid = shown ? assigned : await sidNamed(context, reference, name, live, declared);
    if (sid === undefined) throw unknownName(table, field, name, reference, { ...declared, ...live });
    resolved[field] = sid;
  }
  return { ...declared, ...resolved };
}

/** A Fleet's name means a Fleet of the account that the SIM is on, which need not be the account of the credentials. */
async function sidNamed(
  { table, shared: { names } }: Looking,
  reference: Reference,
  name: string,
  live: Properties,
  declared: Properties,
): Promise<string | undefined> {
  const field = table.lifecycle?.fields.owner;
  const owner = field === undefined ? undefined : text(live[field]);
  const assigned = text(live[reference.output]);
  if (field !== undefined && declared[field] !== undefined && assigned) {
    const there = await names.find(reference, table.service, assigned);
    if (there?.name === name) return assigned;
  }
  const found = await names.find(reference, table.service, name);
  const theirs = owner !== undefined && found?.owner !== undefined && !sameSid(found.owner, owner);
  return theirs ? undefined : found?.sid;
}

function unknownName(table: Table, field: string, value: string, { noun, sid }: Reference, about: Properties): Refused {
  return new Refused(
    `${subject(table, about)}: \`${field}\` = ${JSON.stringify(value)} was refused before anything was sent, ` +
      `because the account has no ${noun} of that name. Correct the name, declare a SID (${sid.source.slice(1, 3)}…), or make the ${noun} in the same program.`,
  );
}

/** Whether the declaration moves the object to another account. */
export function changesOwner({ table }: Pick<Looking, "table">, live: Properties, declared: Properties): boolean {
  const owner = table.lifecycle?.fields.owner;
  const wanted = owner === undefined ? undefined : declared[owner];
  return owner !== undefined && wanted !== undefined && !shows(table, owner, wanted, live);
}
