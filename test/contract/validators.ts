/** Compiles schemas with ajv, once each, with the formats that the files use. */
import { Ajv, type AnySchema, type ErrorObject } from "ajv";
import addFormats from "ajv-formats";

const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
ajv.addFormat("http-method", /^(GET|POST)$/);
ajv.addFormat("iso-country-code", /^[A-Z]{2}$/);
ajv.addFormat("currency", /^[A-Z]{3}$/);
ajv.addFormat("uri-map", true);

export type Check = (value: unknown) => string[];

/** A function that lists what is wrong with a value, each as `path: problem`. */
export function checker(schema: AnySchema): Check {
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(problem));
}

function problem({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || "the whole"}: ${message ?? "is wrong"} ${JSON.stringify(params)}`;
}
