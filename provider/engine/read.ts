/** read: the live object, and the inputs that would declare it, for as much of it as is managed. Waits for nothing. */
import { KoreError } from "../errors";
import type { Table } from "../resources/definition";
import type { Context } from "./context";
import { isPending } from "./decide";
import { shows } from "./differences";
import { type Memory, meantBy, recall } from "./memory";
import { readShared } from "./observe";
import { settledOutputs } from "./outcome";
import { orNone, type Properties, same, text, type Value } from "./value";
import { liveKey } from "./wire";

export interface Found {
  readonly sid: string;
  readonly outputs: Properties;
  /** What is declared, with the live value where that is another one: Pulumi shows the difference as drift. */
  readonly inputs: Properties;
}

/** `id` is a SID, or a unique name in a lookup. `before` are the state's outputs, empty in a lookup: what that does not find is an error. */
export async function read(context: Context, id: string, before: Properties): Promise<Found | undefined> {
  const { table } = context;
  const live = await readShared(context, id, before);
  if (live === undefined) {
    if (before.sid === undefined)
      throw new KoreError(
        `${table.noun} ${JSON.stringify(id)}: the account has none with this SID or unique name. ` +
          "Correct it, or choose the account that has it with `account` or other credentials.",
      );
    return undefined;
  }
  const inputs = declaredNow(table, live, before);
  const resolved = { ...inputs, ...assignments(table, inputs, before) };
  return { sid: text(live.sid) ?? id, outputs: settledOutputs(table, live, { declared: inputs, resolved }), inputs };
}

function declaredNow(table: Table, live: Properties, before: Properties): Properties {
  const memory = recall(table, before);
  return Object.fromEntries(
    memory.fields.map((field): [string, Value] => {
      const declared = memory.instead[field] ?? before[field] ?? "";
      return [field, stillStands(table, field, declared, live, before, memory) ? declared : liveOf(table, field, live)];
    }),
  );
}

function stillStands(
  table: Table,
  field: string,
  declared: Value,
  live: Properties,
  before: Properties,
  memory: Memory,
): boolean {
  const { rule, reference } = table.fields[field] ?? {};
  if (rule === "option") return true;
  const { lifecycle } = table;
  const expected = memory.instead[field] !== undefined;
  if (expected && lifecycle && isPending(lifecycle, live[lifecycle.fields.status])) return true;
  if (reference) return same(live[reference.output], meantBy(field, reference, before, memory));
  return shows(table, field, declared, live);
}

const liveOf = (table: Table, field: string, live: Properties): Value => orNone(live[liveKey(table, field)]);

/** What the references that still stand mean, as SIDs. */
function assignments(table: Table, inputs: Properties, before: Properties): Properties {
  const memory = recall(table, before);
  return Object.fromEntries(
    Object.entries(table.fields).flatMap(([field, { reference }]): [string, Value][] =>
      reference && inputs[field] !== undefined && same(inputs[field], memory.instead[field] ?? before[field])
        ? [[field, meantBy(field, reference, before, memory)]]
        : [],
    ),
  );
}
