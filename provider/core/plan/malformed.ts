/** Which inputs are not what they have to be, each in words of its own: what was given, and what to write instead. */
import type { Table } from "../../resources/definition";
import { FOLLOWS } from "../state/memory";
import { hasUnknown, type Properties, type Value, without } from "../terms/value";

export interface Failure {
  /** The input at fault; `""` when its value must not be shown. */
  readonly property: string;
  readonly reason: string;
}

type Issue = NonNullable<ReturnType<Table["inputs"]["safeParse"]>["error"]>["issues"][number];

/** What is wrong with each input by itself. */
export function malformed(table: Table, inputs: Properties): Failure[] {
  const declared = without(inputs, FOLLOWS);
  const known = Object.fromEntries(Object.entries(declared).filter(([, value]) => !hasUnknown(value)));
  const { error } = table.inputs.safeParse(known);
  return (error?.issues ?? []).flatMap((issue) => {
    const property = String(issue.path[0] ?? "");
    // A preview does not know the value yet, such as a new Fleet's SID: `up` checks it.
    if (property in inputs && !(property in known)) return [];
    const reasons = said(table, inputs, property, issue);
    return reasons.map(([at, reason]) => ({ property: table.fields[at]?.secret ? "" : at, reason }));
  });
}

/** The input at fault, and what is said of it. */
function said(table: Table, inputs: Properties, property: string, issue: Issue): [property: string, reason: string][] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) =>
      property === "" ? [key, unrecognized(table, key)] : [property, `\`${property}.${key}\` ${issue.message}`],
    );
  const path = issue.path.map(String).join(".");
  const value = at(inputs, issue.path);
  const inside = issue.path.length > 1;
  // A rule about several inputs is said of the first of them.
  if (issue.code === "custom" && issue.path.length === 1 && !value) return [[property, `\`${path}\` ${issue.message}`]];
  if (value === undefined && !inside) return [[property, `\`${path}\` is missing: a ${table.noun} needs it`]];
  if (value === null) return [[property, `\`${path}\` is null: ${inside ? "take it out" : rather(table, property)}`]];
  return [[property, `\`${path}\`${table.fields[property]?.secret ? "" : shown(value)} ${issue.message}`]];
}

/** What to declare in place of `null`, which JSON and YAML have for "nothing". */
function rather(table: Table, property: string): string {
  const { rule, auto } = table.fields[property] ?? {};
  const accepts = (value: unknown) => table.inputs.shape[property]?.safeParse(value).success === true;
  if (auto) return "leave it out to have one chosen";
  if (!accepts(undefined)) return `a ${table.noun} needs it`;
  if (rule === "along" || rule === "once") return "leave it out to send none";
  if (rule === "option") return "leave it out to have the default";
  return `leave it out to leave it alone${rule === "update" && accepts("") ? ', or declare "" for none' : ""}`;
}

function unrecognized(table: Table, key: string): string {
  const inputs = Object.keys(table.inputs.shape);
  const near = inputs.find((input) => input.toLowerCase() === key.replace(/[_-]/g, "").toLowerCase());
  return `\`${key}\` is not an input of a ${table.noun}${near ? `; do you mean \`${near}\`?` : `. Inputs: ${inputs.join(", ")}`}`;
}

const at = (inputs: Properties, path: readonly PropertyKey[]): Value | undefined =>
  path.reduce<Value | undefined>((value, key) => (isBag(value) ? value[String(key)] : undefined), inputs);

/** A list, too, has its members by their numbers. */
const isBag = (value: Value | undefined): value is Properties => typeof value === "object" && value !== null;

/** A list or an object in place of a text is not shown: it can be long, and can hold a secret of the program. */
const shown = (value: Value | undefined): string => (typeof value === "object" ? "" : ` = ${show(value)}`);

/** A value as it is shown in a message. */
export const show = (value: Value | undefined): string =>
  value === undefined ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value);
