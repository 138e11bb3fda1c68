/** check: is a declaration well-formed, and is it one that the lifecycle could ever allow? No network, no waits. */

import type { ZodType } from "zod";
import type { Table } from "../../resources/definition";
import type { Random } from "../../time/clock";
import { FOLLOWS } from "../state/memory";
import { shows } from "../terms/differences";
import { allInOneForm } from "../terms/sid";
import { subject } from "../terms/subject";
import { hasUnknown, orNone, type Properties, same, text, without } from "../terms/value";
import { liveKey } from "../terms/wire";
import { decideDeclared } from "./decide";
import { type Failure, malformed, show } from "./malformed";
import { refusedDeclaration } from "./refusal";

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** `before` are the inputs of the last declaration (empty at first), `name` is the resource's name in the program. */
export function check(table: Table, before: Properties, declared: Properties, random: Random, name?: string): Checked {
  const was = allInOneForm(table, before);
  const meant = withoutFound(table, was, allInOneForm(table, declared));
  const inputs = following(table, was, named(table, was, meant, random, name));
  const failures = [
    ...malformed(table, inputs).filter(({ property }) => !stays(table, property, was, inputs)),
    ...immutable(table, was, inputs),
  ];
  return { inputs, failures: [...failures.map(about(table, inputs)), ...impossible(table, was, inputs)] };
}

/** Whether it is a name that we chose, or that somebody gave the object elsewhere: the program never declared it, and need not mend it. */
const stays = (table: Table, field: string, before: Properties, inputs: Properties): boolean =>
  table.fields[field]?.auto === true && before[field] !== undefined && same(before[field], inputs[field]);

/** Says which object a failure is about, where its identity can be told: one row of a thousand has to be found. */
const about =
  (table: Table, inputs: Properties) =>
  ({ property, reason }: Failure): Failure => {
    const schema = table.inputs.shape[table.identity];
    const told = property !== table.identity && schema && accepts(schema, inputs[table.identity]);
    return { property, reason: told ? `${subject(table, inputs)}: ${reason}` : reason };
  };

/**
 * What a refresh found and no program could declare, such as the status `scheduled`: the engine hands it back for `ignoreChanges`.
 * It is as in the inputs before, so it is not a declaration, and not managed.
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

/** Fills a unique name that is left to us: the resource's name and seven random hex digits, chosen once. */
function named(table: Table, before: Properties, declared: Properties, random: Random, name = table.noun): Properties {
  const field = Object.keys(table.fields).find((key) => table.fields[key]?.auto);
  if (field === undefined || declared[field] !== undefined) return declared;
  // A name that the object has lost is not kept: one is chosen anew.
  const kept = before[field] || undefined;
  const forced = Object.entries(table.fields).some(
    ([key, { together }]) =>
      together === field &&
      before[key] !== undefined &&
      declared[key] !== undefined &&
      !hasUnknown(declared[key]) &&
      !same(before[key], declared[key]),
  );
  const suffix = Math.floor(random() * 0x1000_0000)
    .toString(16)
    .padStart(7, "0");
  return { ...declared, [field]: kept === undefined || forced ? `${name}-${suffix}` : kept };
}

/** Notes whom a replacement follows when both declare the same value that only one can have: create hands it on. */
function following(table: Table, before: Properties, inputs: Properties): Properties {
  const replaced = before[table.identity];
  if (table.fields[table.identity]?.rule !== "replace" || replaced === undefined) return inputs;
  const handsOn = Object.keys(table.fields).some(
    (field) => table.fields[field]?.handedOn && inputs[field] && same(before[field], inputs[field]),
  );
  return handsOn && !same(replaced, inputs[table.identity]) ? { ...inputs, [FOLLOWS]: replaced } : inputs;
}

/** A field that only a new object can have otherwise, while the name stays: the old one would be in the way for ever. */
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

function impossible(table: Table, before: Properties, inputs: Properties): Failure[] {
  const { lifecycle } = table;
  if (!lifecycle) return [];
  const { status, assignment, owner } = lifecycle.fields;
  const wanted = (from: Properties) => ({
    status: text(from[status]),
    assigned: text(from[assignment]),
    owner: text(from[owner]),
  });
  const other = !same(before[table.identity], inputs[table.identity]);
  const refusal = decideDeclared(lifecycle, other ? {} : wanted(before), wanted(inputs));
  if (refusal === undefined) return [];
  // What was changed is at fault: the assignment, when only that was.
  const changed = (field: string) => !same(before[field], inputs[field]);
  const property = !other && !changed(status) && changed(assignment) ? assignment : status;
  // Inputs of the last run: declared then, or put there by a refresh that found the SIM so.
  const from = !other && before[property] !== undefined ? ` (it was ${show(before[property])} before)` : "";
  return [
    {
      property,
      reason: `${subject(table, inputs)}: \`${property}\` = ${show(inputs[property])}${from} ${refusedDeclaration(table, refusal)}`,
    },
  ];
}
