/** What a member of a lookup's answer can be, and how it reaches a program: texts as text, times in UTC, bytes as numbers. */
import { type ZodType, z } from "zod";
import * as answers from "../answers";
import { snake } from "../kinds";

/** Text; `""` when there is none, as everywhere in this package. */
export const text = answers.text.transform((value) => value ?? "");

/** A whole or broken number, also where something between keeps numbers as text. An answer without it says nothing. */
export const number = answers.count.pipe(z.number());

/** The same, where the API may not have it yet, such as what was billed. */
export const maybeNumber = answers.count.pipe(z.number().nullish()).transform((value) => value ?? undefined);

/** ISO 8601 in UTC, whole seconds without a fraction; `""` when there is none. */
export const time = answers.text.transform((value, context) => {
  if (value === undefined || value === null || value === "") return "";
  const at = Date.parse(value);
  if (!Number.isNaN(at)) return utc(at);
  context.addIssue({ code: "custom", message: "is not an ISO 8601 time" });
  return z.NEVER;
});

/** As the API writes times: `2026-01-31T00:00:00Z`. */
export const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(".000Z", "Z");

/** An object with these members: `simSid` here is `sim_sid` there. Further members pass, and are left out. */
export function members<S extends Readonly<Record<string, ZodType>>>(shape: S) {
  const names = Object.keys(shape);
  const wire = Object.fromEntries(Object.entries(shape).map(([name, type]) => [snake(name), type]));
  return z.object(wire).transform((live) => Object.fromEntries(names.map((name) => [name, live[snake(name)]])));
}

/** A list; none counts as an empty one. */
export const list = (of: ZodType) =>
  z
    .array(of)
    .nullish()
    .transform((all) => all ?? []);
