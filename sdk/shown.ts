/** What a lookup shows, member by member, as the types say it: the API's answers are validated before, a mock's may lack what no test needs. */
import type { Live } from "./ask";

/** Text; `""` when there is none. */
export const text = (value: unknown): string => String(value ?? "");

/** A number; 0 where a mock leaves it out. */
export const number = (value: unknown): number => Number(value ?? 0);

/** A number that the API may not have yet. */
export const maybeNumber = (value: unknown): number | undefined =>
  value === undefined || value === null ? undefined : Number(value);

/** Whether it is so; not where a mock leaves it out. */
export const flag = (value: unknown): boolean => value === true;

/** The members of an object; none where there is none. */
export const members = (value: unknown): Live =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The items of a list; none where there is none. */
export const list = <Item>(value: unknown, item: (live: Live) => Item): Item[] =>
  Array.isArray(value) ? value.map((one) => item(members(one))) : [];
