/** How answers show values. Field by field: what nothing depends on may be missing, and a value may come in another type's spelling. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();

/** What every answer must have, such as SID and status. Text only: an ICCID that comes as a number has lost digits. */
export const required = z.string();

export const text = scalar.transform((value) => (value === undefined || value === null ? value : String(value)));

export const flag = scalar.transform((value) => (value === "true" ? true : value === "false" ? false : value));

/** `250` comes as `"250"` where a gateway keeps numbers as text. A text that is no number stays as it is, and counts as a difference. */
export const count = scalar.transform((value) =>
  typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value,
);

export const texts = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish();
