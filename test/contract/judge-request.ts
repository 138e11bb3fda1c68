/** Judges a request by the file: its parameters, its form and its content type. */
import { closed, resolved } from "./closed-schema";
import type { Schema } from "./openapi";
import type { Found } from "./operations";
import { CLEARABLE } from "./repairs";
import { type Check, checker } from "./validators";

export interface JudgedRequest {
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly contentType: string;
}

const FORM = "application/x-www-form-urlencoded";
const checks = new Map<string, { readonly query: Check; readonly path: Check; readonly form: Check }>();

/** Everything the file forbids about a request, each as a sentence. */
export function judgeRequest(found: Found, { query, form, contentType }: JudgedRequest): string[] {
  const check = checksOf(found);
  const querySchemas = Object.fromEntries(found.parameters.map(({ name, schema }) => [name, schema]));
  const properties = formSchema(found).properties ?? {};
  const wrongType = contentType !== "" && contentType !== FORM ? [`content type ${contentType}`] : [];
  return [
    ...wrongType,
    ...check.path(found.segments).map((problem) => `path ${problem}`),
    ...check.query(typed(found, query, querySchemas)).map((problem) => `query ${problem}`),
    ...check.form(typed(found, form, properties)).map((problem) => `form ${problem}`),
  ];
}

function checksOf(found: Found) {
  const key = `${found.api} ${found.title}`;
  const known = checks.get(key);
  if (known !== undefined) return known;
  const fresh = {
    query: checker(parameterSchema(found, "query")),
    path: checker(parameterSchema(found, "path")),
    form: checker({ ...formSchema(found), additionalProperties: false }),
  };
  checks.set(key, fresh);
  return fresh;
}

function parameterSchema(found: Found, place: "query" | "path"): Schema {
  const parameters = found.parameters.filter((parameter) => parameter.in === place);
  return {
    type: "object",
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, closed(found.document, schema)])),
  };
}

function formSchema(found: Found): Schema {
  const schema = found.operation.requestBody?.content[FORM]?.schema ?? { type: "object" };
  const { properties = {}, required = [] } = resolved(found.document, schema);
  const parts = Object.entries(properties).map(([name, part]) => [name, closed(found.document, part)]);
  return { type: "object", required, properties: Object.fromEntries(parts) };
}

/** Parameters with the types that the file gives them; an empty value that clears is left out. */
function typed(found: Found, params: URLSearchParams, schemas: Record<string, Schema>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    const value = values[0] ?? "";
    if (value === "" && CLEARABLE.some(({ what }) => what === name)) continue;
    const schema = schemas[name];
    const type = schema === undefined ? "string" : resolved(found.document, schema).type;
    result[name] = type === "array" ? values : values.length > 1 ? values : fromText(value, type);
  }
  return result;
}

function fromText(value: string, type: Schema["type"]): unknown {
  if (type === "integer" && /^-?\d+$/.test(value)) return Number(value);
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  return value;
}
