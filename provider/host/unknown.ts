/** Pulumi's text for a value that a preview does not know yet, to the core's `UNKNOWN` and back. */
import { type Properties, UNKNOWN, type Value } from "../core/terms/value";

/** The text in place of an unknown value, also inside lists and objects (`@pulumi/pulumi`, runtime/rpc: unknownValue). */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const fromPulumi = (properties: Readonly<Record<string, unknown>>): Properties => mapObject(properties, read);

export const toPulumi = (properties: Properties): Record<string, unknown> => mapObject(properties, write);

const read = (value: unknown): Value => {
  if (value === UNKNOWN_TEXT) return UNKNOWN;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(read);
  return typeof value === "object" && value !== null ? mapObject(value, read) : null;
};

const write = (value: Value): unknown => {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (Array.isArray(value)) return value.map(write);
  return typeof value === "object" && value !== null ? mapObject(value as Properties, write) : value;
};

/** Absent members are dropped: Pulumi's wire format has no word for them. */
const mapObject = <From, To>(
  object: Readonly<Record<string, From>> | object,
  map: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]): [string, To][] => (value === undefined ? [] : [[key, map(value)]])),
  );
