/** A part of a value, what its schema says it must be, and which keys it can have. */
import { type ZodType, z } from "zod";

/** `undefined` where there is none. */
export const partAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (isBag(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    root,
  );

const isBag = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Of alternatives the first one that has the part. */
export function schemaAt(schema: ZodType, path: readonly PropertyKey[]): ZodType | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  for (const one of alternatives(schema)) {
    const part = partOf(one, key);
    if (part !== undefined) return schemaAt(part, rest);
  }
  return undefined;
}

/** Of all alternatives. */
export const keysOf = (schema: ZodType | undefined): readonly string[] =>
  schema === undefined
    ? []
    : alternatives(schema).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));

function alternatives(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema];
}

function partOf(schema: unknown, key: PropertyKey): ZodType | undefined {
  const part: unknown =
    typeof key === "number"
      ? schema instanceof z.ZodArray && schema.element
      : schema instanceof z.ZodObject && schema.shape[String(key)];
  return part instanceof z.ZodType ? part : undefined;
}
