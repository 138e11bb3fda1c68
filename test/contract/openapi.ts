/** KORE's OpenAPI files as far as the referee reads them, and the one way to load them: with the written repairs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPAIRS } from "./repairs";

/** The subset of OpenAPI 3.0's schema object that the three files use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  enum?: (string | null)[];
  required?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean;
}

export interface Parameter {
  name: string;
  in: "query" | "path" | "header";
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { content?: Record<string, { schema: Schema; examples?: Record<string, { value: object }> }> }
  >;
}

export type Method = "get" | "post" | "delete";

export interface OpenApi {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, { parameters?: Parameter[] } & Partial<Record<Method, Operation>>>;
}

const FILES = {
  supersim: "kore-supersim-v1.json",
  wireless: "kore-programmable-wireless-v1.json",
  token: "kore-token-v1.json",
} as const;

export type ApiDocument = keyof typeof FILES;

/** A file as published. */
export function published(api: ApiDocument): OpenApi {
  return JSON.parse(readFileSync(join(__dirname, "..", "..", "openapi", FILES[api]), "utf8"));
}

/** A file with every repair of the list made. @throws Error when a repair no longer finds what it mends. */
export function repaired(api: ApiDocument): OpenApi {
  const document = published(api);
  for (const repair of REPAIRS) {
    if (repair.file !== api) continue;
    const schema = document.components.schemas[repair.schema];
    if (schema === undefined) throw new Error(`repair of ${api} ${repair.schema}: there is no such schema`);
    repair.mend(schema);
  }
  return document;
}
