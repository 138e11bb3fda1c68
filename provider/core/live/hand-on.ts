/** A unique name that the program moves from one object to another: the one that has it gives it up first. */

import type { Table } from "../../resources/definition";
import { FOLLOWS } from "../state/memory";
import { subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, text, type Value } from "../terms/value";
import { toForm } from "../terms/wire";
import type { Context } from "./context";
import { objectOf } from "./endpoint";
import { readOne } from "./observe";

/** A change that gives an object a name which only one can have. */
export interface Naming {
  readonly field: string;
  readonly value: string;
  /** The API's code for a name that another object has. */
  readonly taken: number | undefined;
}

export function naming(
  table: Table,
  changes: readonly { readonly field: string; readonly to: Value }[],
): Naming | undefined {
  const change = changes.find(({ field, to }) => table.fields[field]?.handedOn && orNone(to) !== "");
  const value = text(change?.to);
  if (!change || value === undefined) return undefined;
  return { field: change.field, value, taken: table.fields[change.field]?.taken };
}

/**
 * - `freed`: the holder, which had the name, does not have it any more.
 * - `nobody has it`: no object has the name.
 * - `taken`: the holder keeps the name, because the program does not want it to lose it.
 */
export type Freed = "freed" | "nobody has it" | "taken";

/** So long the declaration of the object that has the name is waited for, in milliseconds: Pulumi brings a program's resources one by one. */
const DECLARED_WITHIN = 5_000;

/** Frees a name for `live`, but only from an object that the program wants to lose it, and only while that object still has it. */
export async function freeName(context: Context, live: Properties, declared: Properties, name: Naming): Promise<Freed> {
  const { field, value } = name;
  const holder = await readOne(context, value, live);
  if (!holder || holder[field] !== value || sidOf(holder) === sidOf(live)) return "nobody has it";
  if (!(await mayLose(context, holder, declared, name))) return "taken";
  const sid = sidOf(holder);
  return context.handover.alone(sid, async (): Promise<Freed> => {
    // The holder's own resource may have given it another name since the look above: that name must stay.
    const now = await readOne(context, sid, holder);
    if (context.handover.given(sid) || now?.[field] !== value) return "freed";
    await clear(context, now, field, value);
    context.report(
      `${subject(context.table, now)}: handed its ${field} ${JSON.stringify(value)} on to ${subject(context.table, live)}, which ` +
        (now[context.table.identity] === declared[FOLLOWS] ? "replaces it" : "is declared to have it"),
    );
    return "freed";
  });
}

/** Whether the program wants the holder to lose the name: it declares another name for it, or replaces it by the object that takes the name. */
async function mayLose(context: Context, holder: Properties, declared: Properties, name: Naming): Promise<boolean> {
  const { table, claims, handover, clock, signal } = context;
  const replaced = holder[table.identity] === declared[FOLLOWS];
  for (const until = clock.now() + DECLARED_WITHIN; ; await clock.sleep(250, signal)) {
    if (handover.given(sidOf(holder))) return false;
    const wanted = claims.declared(declared, holder);
    if (wanted?.[name.field] !== undefined) return !same(wanted[name.field], name.value);
    if (replaced || wanted !== undefined || clock.now() >= until) return replaced;
  }
}

async function clear(context: Context, holder: Properties, field: string, value: string): Promise<void> {
  await context.api.post({
    ...objectOf(context, holder),
    form: toForm(context.table, { [field]: "" }, [field]),
    async onAmbiguous() {
      // A holder that is gone (404) has no name any more.
      const now = (await readOne(context, sidOf(holder), holder)) ?? {};
      return now[field] === value ? undefined : now;
    },
  });
}
