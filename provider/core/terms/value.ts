/** Plain values, as programs declare them and as states keep them; and when two of them mean the same. */

import { SID } from "../../resources/definition";

/** Stands for a value that a preview does not know yet. */
export const UNKNOWN = Symbol("unknown");

export type Value =
  | string
  | number
  | boolean
  | null
  | typeof UNKNOWN
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Properties = { readonly [key: string]: Value };

/** Whether something inside is not known yet. */
export const hasUnknown = (value: Value | undefined): boolean =>
  value === UNKNOWN ||
  (Array.isArray(value)
    ? value.some(hasUnknown)
    : typeof value === "object" && value !== null && Object.values(value).some(hasUnknown));

/** A name that was never set comes as `""` in some answers and as `null` in others (Sim resource, examples): both mean none. */
export const orNone = (value: Value | undefined): Value => value ?? "";

/** Equal in meaning: absent, `null` and `""` all mean none, and the order of keys does not count. */
export const same = (a: Value | undefined, b: Value | undefined): boolean =>
  canonical(orNone(a)) === canonical(orNone(b));

/** One text for all spellings of a value. */
export const canonical = (value: Value): string => {
  if (value === UNKNOWN) return "?";
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join()}}`;
  return JSON.stringify(value);
};

/** As text, or none. */
export const text = (value: Value | undefined): string | undefined => (typeof value === "string" ? value : undefined);

/** The named keys, as far as there is a value. */
export const pick = (properties: Properties, ...keys: readonly string[]): Properties =>
  Object.fromEntries(
    keys.flatMap((key): [string, Value][] => {
      const value = properties[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** A copy without the named keys. */
export const without = (properties: Properties, ...keys: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));

/** The SID of what the API has shown: every one of its objects has one. */
export const sidOf = (live: Properties): string => text(live[SID]) ?? "";
