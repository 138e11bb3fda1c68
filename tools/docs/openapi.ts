/** What KORE's OpenAPI files offer: every operation, with its parameters and the properties of its answer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The parts of a schema that are followed here. */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Described {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** A file, as far as it is read. */
export interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<"get" | "post" | "delete", Described>>>>>;
}

export interface Operation {
  readonly service: string;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** Names in the query. */
  readonly query: readonly string[];
  /** Names in the form. */
  readonly form: readonly string[];
  /** Properties of one object of the answer, such as `period.start_time`; the items of a list are objects, too. */
  readonly properties: readonly string[];
}

/** Both products, by the service that their paths belong to. */
export const FILES = { supersim: "kore-supersim-v1.json", wireless: "kore-programmable-wireless-v1.json" } as const;

export const fileOf = (service: keyof typeof FILES): Document =>
  JSON.parse(readFileSync(join(__dirname, "../../openapi", FILES[service]), "utf8"));

const METHODS = { get: "GET", post: "POST", delete: "DELETE" } as const;

/** In the order of the file. */
export function operationsIn(service: string, document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(METHODS).flatMap(([key, method]): Operation[] => {
      const operation = Object.entries(item).find(([name]) => name === key)?.[1];
      if (!operation) return [];
      const bodies = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema);
      return [
        {
          service,
          method,
          path,
          query: (operation.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name),
          form: bodies.flatMap((schema) => Object.keys(membersOf(document, schema))),
          properties: answered(document, operation),
        },
      ];
    }),
  );
}

function answered(document: Document, { responses }: Described): string[] {
  const schemas = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, { content = {} }]) => Object.values(content).map(({ schema }) => schema));
  return [...new Set(schemas.flatMap((schema) => leaves(document, itemOf(document, schema))))];
}

/** Of a page of a list, what one item is. */
function itemOf(document: Document, schema: Schema): Schema {
  const members = membersOf(document, schema);
  if (!("meta" in members)) return schema;
  return Object.values(members).find(({ items }) => items)?.items ?? schema;
}

function leaves(document: Document, schema: Schema, before = ""): string[] {
  return Object.entries(membersOf(document, schema)).flatMap(([name, member]) => {
    const inner = leaves(document, member.items ?? member, `${before}${name}.`);
    return inner.length > 0 ? inner : [before + name];
  });
}

function membersOf(document: Document, schema: Schema): Readonly<Record<string, Schema>> {
  const { properties, allOf = [], $ref } = schema;
  const target = $ref === undefined ? undefined : document.components.schemas[$ref.slice($ref.lastIndexOf("/") + 1)];
  return Object.assign(
    {},
    ...(target ? [membersOf(document, target)] : []),
    ...allOf.map((one) => membersOf(document, one)),
    properties,
  );
}
