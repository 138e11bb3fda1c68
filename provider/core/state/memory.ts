/** What the outputs remember beside the live values: which fields are declared, and what they stand for. Hidden by Pulumi, as every `__` key. */
import { type Reference, SID, type Table } from "../../resources/definition";
import { allInOneForm } from "../terms/sid";
import { orNone, type Properties, same, type Value } from "../terms/value";

/** Keys of an object in a state that Pulumi does not show. */
export const DECLARED = "__declared";
export const UNSETTLED = "__unsettled";
/** The identity of the object that this one replaces, for as long as a value is still to be handed on between them. No input. */
export const FOLLOWS = "__follows";

/** When a run that wrote to the object saw it last, and what it showed before: a look that shows this again soon afterwards is an old one. */
export const WRITTEN = "__written";

export interface Memory {
  /** The declared fields, so that a refresh knows what is managed. */
  readonly fields: readonly string[];
  /** Declared values that another live value stands for: `ready` seen as `active`, or `active` seen as `scheduled` with `skipAwait`. */
  readonly instead: Properties;
  /** The SIDs that names in `instead` stand for. */
  readonly expects: Properties;
  /** What was done once, for which texts; absent for an object that is new to the state: nothing is to be done for it. */
  readonly done?: Properties;
}

/** Of an object that is new to the state. */
export const NOTHING: Memory = { fields: [], instead: {}, expects: {} };

/** What a state's outputs remember. After an import by hand they hold no memory: then every input found among them counts as declared. */
export function recall(table: Table, outputs: Properties): Memory {
  const memory = outputs[DECLARED];
  const done = outputs[SID] === undefined ? {} : { done: onceOf(table, outputs) };
  if (!isRecord(memory))
    return { fields: Object.keys(outputs).filter((key) => isInput(table, key)), instead: {}, expects: {}, ...done };
  const { fields, instead, expects } = memory;
  return {
    fields: Array.isArray(fields) ? fields.filter((field) => typeof field === "string") : [],
    instead: isRecord(instead) ? allInOneForm(table, instead) : {},
    expects: isRecord(expects) ? allInOneForm(table, expects) : {},
    ...done,
  };
}

/** The declared texts of what is done once. */
export const onceOf = ({ fields }: Pick<Table, "fields">, properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => fields[key]?.rule === "once"));

/** The value of a field that was declared when the state was written, also where another one stands for it. */
export const declaredAs = (field: string, before: Properties, { instead }: Memory): Value | undefined =>
  instead[field] ?? before[field];

/** The SID that a reference stood for when it was last seen or asked for. */
export const meantBy = (
  field: string,
  { output }: Reference,
  before: Properties,
  { instead, expects }: Memory,
): Value => orNone(instead[field] === undefined ? before[output] : expects[field]);

/** The memory of `declared` beside the live `outputs`; a field that shows what was declared needs none of `instead`. */
export function remember(
  table: Table,
  { declared, resolved }: { readonly declared: Properties; readonly resolved: Properties },
  outputs: Properties,
  standIns: readonly string[],
): Properties {
  const fields = Object.keys(declared).filter((key) => isInput(table, key));
  const open = standIns.filter((field) => declared[field] !== undefined && !same(declared[field], outputs[field]));
  if (open.length === 0) return { [DECLARED]: { fields } };
  const instead: Properties = Object.fromEntries(open.map((field) => [field, orNone(declared[field])]));
  const expects: Properties = Object.fromEntries(
    open.flatMap((field) => (table.fields[field]?.reference ? [[field, orNone(resolved[field])]] : [])),
  );
  return { [DECLARED]: { fields, instead, ...(Object.keys(expects).length > 0 && { expects }) } };
}

/** Inputs that may stand in a state: computed ones are not inputs, write-once ones are not kept. */
export function isInput(table: Table, key: string): boolean {
  const rule = table.fields[key]?.rule;
  return rule === "replace" || rule === "update" || isEchoed(table, key);
}

/** Inputs that no answer shows: a state keeps them as they are declared, because destroying knows no inputs. */
export function isEchoed({ fields }: Pick<Table, "fields">, key: string): boolean {
  const rule = fields[key]?.rule;
  return rule === "option" || rule === "along" || rule === "once";
}

export const isRecord = (value: Value | undefined): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);
