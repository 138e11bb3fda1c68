/** A replaced object keeps its unique name in the API; its successor can only have it when the old one gives it up first. */

import { FOLLOWS } from "../state/memory";
import type { Step } from "../state/outcome";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text } from "../terms/value";
import { toForm } from "../terms/wire";
import type { Context } from "./context";
import { objectOf } from "./endpoint";
import { readOne } from "./observe";

/** Frees what is handed on, right before it is declared anew, and only if the one that is replaced really holds it. */
export async function handOn(
  context: Context,
  step: Step,
  declared: Properties,
  fields: readonly string[],
): Promise<void> {
  const { table } = context;
  const followed = declared[FOLLOWS];
  const field = fields.find((name) => table.fields[name]?.handedOn && declared[name] !== "");
  if (followed === undefined || field === undefined) return;
  const value = text(declared[field]) ?? "";
  const holder = await readOne(context, value, step.live);
  if (!holder || holder[field] !== value || holder[table.identity] !== followed) return;
  const sid = sidOf(holder);
  await context.api.post({
    ...objectOf(context, holder),
    form: toForm(table, { [field]: "" }, [field]),
    async onAmbiguous() {
      // One that is gone has given everything up.
      const now = (await readOne(context, sid, holder)) ?? {};
      return now[field] === value ? undefined : now;
    },
  });
  context.report(
    `${subject(table, holder)}: handed its ${field} ${JSON.stringify(value)} on to ${subject(table, step.live)}, which replaces it`,
  );
}
