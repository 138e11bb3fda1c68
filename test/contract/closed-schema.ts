/** Turns a schema of the files into one that is closed: every property required, no other allowed, null spelt out. */
import type { OpenApi, Schema } from "./openapi";

const REFERENCE = "#/components/schemas/";

/** References are resolved, so that the result stands alone. */
export function closed(document: OpenApi, schema: Schema): Schema {
  const plain = resolved(document, schema);
  const { nullable, allOf, properties, items, required: _open, ...rest } = plain;
  const own: Schema = { ...rest };
  const members = { ...merged(document, allOf ?? []), ...properties };
  if (items !== undefined) own.items = closed(document, items);
  if (properties !== undefined || allOf !== undefined) {
    own.properties = Object.fromEntries(Object.entries(members).map(([name, part]) => [name, closed(document, part)]));
    own.required = Object.keys(members);
    own.additionalProperties = false;
  }
  return nullable === true ? withNull(own) : own;
}

export function resolved(document: OpenApi, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = document.components.schemas[schema.$ref.replace(REFERENCE, "")];
  if (target === undefined) throw new Error(`${schema.$ref} leads nowhere`);
  return resolved(document, target);
}

function merged(document: OpenApi, parts: readonly Schema[]): Record<string, Schema> {
  return Object.assign({}, ...parts.map((part) => resolved(document, part).properties ?? {}));
}

function withNull(schema: Schema): Schema {
  const types = [schema.type ?? []].flat();
  const own: Schema = types.length === 0 ? { ...schema } : { ...schema, type: [...types, "null"] };
  if (own.enum !== undefined) own.enum = [...own.enum, null];
  return own;
}
