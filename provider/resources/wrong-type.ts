/** The words for a value of another type than the one that is needed: what was given, what it must be, and how to write it. */

type Type = "text" | "number" | "boolean" | "list" | "object";

/** What a value is called in a message. */
export function typeOf(value: unknown): Type | "null" | "nothing" {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "object";
}

const CALLED = {
  text: "is text",
  number: "is a number",
  boolean: "is a boolean",
  list: "is a list",
  object: "is an object",
  null: "is null",
  nothing: "is missing",
} as const;

/** The option of a schema that says `must` (such as "must be true or false") of a wrong value, and its type before it when that is wrong. */
export function wrong(type: Type, must: string): { readonly error: (issue: { readonly input?: unknown }) => string } {
  return {
    error: ({ input }) =>
      typeOf(input) === type ? must : `${CALLED[typeOf(input)]}: it ${must}${quotes(input, type)}`,
  };
}

function quotes(input: unknown, type: Type): string {
  const given = typeOf(input);
  if (type === "text" && (given === "number" || given === "boolean")) return ", in quotes";
  return given === "text" && (type === "number" || type === "boolean") ? ", without quotes" : "";
}
