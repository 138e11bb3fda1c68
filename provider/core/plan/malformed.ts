/** Which inputs are not what they have to be, each in words of its own: what was given, and what to write instead. */
import type { Table } from "../../resources/definition";
import { FOLLOWS } from "../state/memory";
import { hasUnknown, type Properties, type Value, without } from "../terms/value";

export interface Failure {
  /** The input at fault; `""` when its value must not be shown. */
  readonly property: string;
  readonly reason: string;
}

/** What is wrong with each input by itself. */
export function malformed(table: Table, inputs: Properties): Failure[] {
  const declared = without(inputs, FOLLOWS);
  const known = Object.fromEntries(Object.entries(declared).filter(([, value]) => !hasUnknown(value)));
  const parsed = table.inputs.safeParse(known);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue): Failure[] => {
    const property = String(issue.path[0] ?? "");
    if (issue.code === "unrecognized_keys" && property === "")
      return issue.keys.map((key) => ({ property: key, reason: unrecognized(table, key) }));
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ property, reason: `\`${property}.${key}\` ${issue.message}` }));
    if (property in inputs && !(property in known)) return [];
    const path = issue.path.map(String).join(".");
    if (inputs[property] === undefined && issue.path.length === 1)
      return [{ property, reason: `\`${path}\` is missing: a ${table.noun} needs it` }];
    if (table.fields[property]?.secret) return [{ property: "", reason: `\`${path}\` ${issue.message}` }];
    return [{ property, reason: `\`${path}\` = ${show(at(inputs, issue.path))} ${issue.message}` }];
  });
}

function unrecognized(table: Table, key: string): string {
  const inputs = Object.keys(table.inputs.shape);
  const near = inputs.find((input) => input.toLowerCase() === key.replace(/[_-]/g, "").toLowerCase());
  return `\`${key}\` is not an input of a ${table.noun}${near ? `; do you mean \`${near}\`?` : `. Inputs: ${inputs.join(", ")}`}`;
}

const at = (inputs: Properties, path: readonly PropertyKey[]): Value | undefined =>
  path.reduce<Value | undefined>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Properties)[String(key)] : undefined),
    inputs,
  );

/** A value as it is shown in a message. */
export const show = (value: Value | undefined): string => (value === undefined ? "nothing" : JSON.stringify(value));
