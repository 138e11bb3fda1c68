/** check: is a declaration well-formed, and is it one that the lifecycle could ever allow? No network, no waits. */

import type { ZodType } from "zod";
import type { Table } from "../../resources/definition";
import { FOLLOWS } from "../state/memory";
import { shows } from "../terms/differences";
import { allInOneForm } from "../terms/sid";
import { subject } from "../terms/subject";
import { hasUnknown, orNone, type Properties, same, without } from "../terms/value";
import { liveKey } from "../terms/wire";
import { type Naming, named } from "./auto-name";
import { decide } from "./decide";
import { type Failure, malformed, show } from "./malformed";
import { refusalOf, refusedDeclaration } from "./refusal";
import { wantedIn } from "./situation";

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** `before` are the inputs of the last declaration (empty at first), `naming` is what the program calls the resource. */
export function check(table: Table, before: Properties, declared: Properties, naming?: Naming): Checked {
  const was = allInOneForm(table, before);
  const meant = withEnding(table, was, withoutFound(table, was, allInOneForm(table, declared)));
  const inputs = following(table, was, named(table, was, meant, naming));
  const failures = [
    ...malformed(table, inputs).filter(({ property }) => !stays(table, property, was, inputs)),
    ...immutable(table, was, inputs),
  ];
  return { inputs, failures: [...failures.map(about(table, inputs)), ...impossible(table, was, inputs)] };
}

/** Whether a fault is of a name that the program never declared and need not mend: we chose it, or a person gave it to the Fleet in the Console. */
const stays = (table: Table, field: string, before: Properties, inputs: Properties): boolean =>
  table.fields[field]?.auto === true && before[field] !== undefined && same(before[field], inputs[field]);

/** Says which object a failure is about, where the ICCID or name is well-formed: the user has to find one row of a thousand. */
const about =
  (table: Table, inputs: Properties) =>
  ({ property, reason }: Failure): Failure => {
    const schema = table.inputs.shape[table.identity];
    const told = property !== table.identity && schema && accepts(schema, inputs[table.identity]);
    return { property, reason: told ? `${subject(table, inputs)}: ${reason}` : reason };
  };

/**
 * With `ignoreChanges` Pulumi passes back what a refresh stored, such as the status `scheduled`, as if the program declared it. A value
 * that is as in the inputs before and that no program could declare counts as left out: the field is not managed.
 */
function withoutFound(table: Table, before: Properties, declared: Properties): Properties {
  const found = Object.keys(declared).filter((field) => {
    const rule = table.fields[field]?.rule;
    const schema = table.inputs.shape[field];
    if ((rule !== "update" && rule !== "replace") || !schema || !same(before[field], declared[field])) return false;
    return before[field] !== undefined && accepts(schema, undefined) && !accepts(schema, declared[field]);
  });
  return without(declared, ...found);
}

const accepts = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success;

/**
 * Fills in the default of `onDelete` where that does more than leave the object alone: `preview --diff` of a removed SIM then shows
 * "deactivate". A state from before this was filled in has no `onDelete`: there it stays left out, or each of its SIMs would show a change.
 */
function withEnding({ removal }: Table, before: Properties, declared: Properties): Properties {
  const { option } = removal;
  if (option === undefined || declared[option] !== undefined) return declared;
  if (removal.policies[removal.default]?.act === "retain") return declared;
  const old = Object.keys(before).length > 0 && before[option] === undefined;
  return old ? declared : { ...declared, [option]: removal.default };
}

/** Notes which SIM a replacement follows, when both declare the same unique name: create hands the name on. */
function following(table: Table, before: Properties, inputs: Properties): Properties {
  const replaced = before[table.identity];
  if (table.fields[table.identity]?.rule !== "replace" || replaced === undefined) return inputs;
  const handsOn = Object.keys(table.fields).some(
    (field) => table.fields[field]?.handedOn && inputs[field] && same(before[field], inputs[field]),
  );
  return handsOn && !same(replaced, inputs[table.identity]) ? { ...inputs, [FOLLOWS]: replaced } : inputs;
}

/** Fields that only a new object can have otherwise, such as a Fleet's `dataEnabled`, while the name stays: the old Fleet would keep the name for ever. */
function immutable(table: Table, before: Properties, inputs: Properties): Failure[] {
  return Object.entries(table.fields).flatMap(([field, { together, immutable: why }]): Failure[] => {
    if (together === undefined || before[field] === undefined || inputs[field] === undefined) return [];
    if (hasUnknown(inputs[field])) return [];
    if (alike(table, field, before, inputs) || !same(before[together], inputs[together])) return [];
    return [{ property: field, reason: immutableReason(table, field, why ?? "", together, inputs) }];
  });
}

/** Two declarations of the same, in whatever order or spelling. */
const alike = (table: Table, field: string, before: Properties, inputs: Properties): boolean =>
  shows(table, field, orNone(inputs[field]), { [liveKey(table, field)]: orNone(before[field]) });

export function immutableReason(
  table: Table,
  field: string,
  why: string,
  together: string,
  inputs: Properties,
): string {
  return (
    `\`${field}\` = ${show(inputs[field])} cannot be changed: ${why}. ` +
    `Declare another \`${together}\` than ${show(inputs[together])} with it, and a second ${table.noun} takes over`
  );
}

/** What the lifecycle refuses whatever the SIM shows, such as `ready` after `active`. What depends on that is left to diff and create. */
function impossible(table: Table, before: Properties, inputs: Properties): Failure[] {
  const { lifecycle } = table;
  if (!lifecycle) return [];
  const { status } = lifecycle.fields;
  // With another ICCID it is another SIM: what was declared of the old one says nothing about this one.
  const earlier = same(before[table.identity], inputs[table.identity]) ? before : {};
  const verdict = decide(lifecycle, { before: wantedIn(table, earlier), wanted: wantedIn(table, inputs) });
  if (verdict.verdict !== "refused") return [];
  // The state's inputs hold a status that the last run declared, or one that a refresh found.
  const from = earlier[status] === undefined ? "" : ` (it was ${show(earlier[status])} before)`;
  const what = `\`${status}\` = ${show(inputs[status])}${from}`;
  return [
    {
      property: status,
      reason: `${subject(table, inputs)}: ${what} ${refusedDeclaration(refusalOf(lifecycle, verdict.refusal))}`,
    },
  ];
}
