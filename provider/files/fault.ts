/** From what a schema says of a value to a finding: what was found, what it must be, what to do. */
import type { ZodError, ZodType } from "zod";
import type { Finding } from "../findings/finding";
import type { Point } from "./lines";
import { nearest } from "./nearest";

/** Where something stands. */
export interface Place extends Point {
  readonly file: string;
}

/** In the order of a file. */
export const byPlace = (a: Finding, b: Finding): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** `unique-name`: an input's name as kinds are written. */
export const kindOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a schema says of one value. */
export interface Complaint {
  readonly message: string;
  /** The values that it takes, where it takes only some. */
  readonly values?: readonly unknown[] | undefined;
}

export const complaintOf = (issue: ZodError["issues"][number]): Complaint => ({
  message: issue.message,
  ...("values" in issue && { values: issue.values }),
});

/** One input that is not what it must be. `kind` is also what reports count by. `schema` tells what the input must be. */
export function fault(
  place: Place,
  kind: string,
  property: string,
  complaint: Complaint,
  given: { readonly found?: string; readonly schema?: ZodType; readonly text?: string },
): Finding {
  const { message, values } = complaint;
  const { found, schema, text } = given;
  const meant = text === undefined ? undefined : nearest(text.trim(), (values ?? []).map(String));
  const hint = meant === undefined ? advice(message) : `Do you mean ${JSON.stringify(meant)}?`;
  const expected = schema && expectedBy(schema);
  const asked = meant === undefined ? "" : `; do you mean ${JSON.stringify(meant)}?`;
  return {
    kind,
    severity: "error",
    message: `\`${property}\`${found === undefined ? "" : ` = ${found}`} ${message}${asked}`,
    ...place,
    property,
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
  };
}

/** A value as it is shown, cut short: a cell can hold a novel. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 80;

const known = new WeakMap<ZodType, string>();

/** What a schema asks for, in its own words: those that it has for something that is never right. */
export function expectedBy(schema: ZodType): string | undefined {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const { error } = schema.safeParse(Symbol.iterator);
  const expected = /must (?:be )?(.*?)(?:, in quotes)?$/s.exec(error?.issues[0]?.message ?? "")?.[1];
  if (expected !== undefined) known.set(schema, expected);
  return expected;
}

/** The second half of a refusal, which says what to do; some have one half. */
function advice(message: string): string | undefined {
  const [, ...rest] = message.split(": ");
  const told = rest.join(": ");
  return told === "" ? undefined : told.slice(0, 1).toUpperCase() + told.slice(1);
}
