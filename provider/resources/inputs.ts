/** Inputs that several resources share, with the words of their refusals. */
import { z } from "zod";

export { survivesPath, whyLost } from "./path-safe";

const duration = z
  .string()
  .regex(/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/, { error: 'must be a duration such as "90s", "10m" or "1h30m"' });

/** How long each verb may take, waiting included. */
export const timeouts = z
  .strictObject(
    { create: duration, update: duration, delete: duration },
    {
      error: ({ code }) =>
        code === "unrecognized_keys"
          ? "is not known: the verbs are create, update and delete"
          : 'must be an object such as { create: "10m" }',
    },
  )
  .partial();

/** A name in `kore:accounts`. */
export const account = z.string().min(1, { error: "must name an account of kore:accounts" });

/** 18 to 22 digits as a string. A number has already lost digits when it arrives. */
export const iccid = z
  .string({
    error: (issue) =>
      typeof issue.input === "number"
        ? "is a number, and a number cannot hold an ICCID: its last digits are already rounded, which names another SIM. Write it in quotes"
        : "must be a string of 18 to 22 digits",
  })
  .regex(/^\d{18,22}$/, { error: "must be 18 to 22 digits, without spaces or dashes, as printed on the card" });

const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/;

/** A name that stands in a URL in place of a SID. */
export const name = z
  .string()
  .refine((text) => !SID.test(text), { error: "looks like a SID; the API could not tell the name from one" })
  .refine((text) => text !== "." && text !== "..", { error: 'cannot be "." or "..": it would change the URL' })
  .refine((text) => text === text.trim(), { error: "begins or ends with white space" });

/** A SID of the given kind, or a unique name. */
export const reference = (prefix: string, noun: string) =>
  z
    .string()
    .refine((text) => text === text.trim() && text !== "." && text !== "..", {
      error: `must be the SID or the unique name of a ${noun}`,
    })
    .refine((text) => !SID.test(text) || text.startsWith(prefix), {
      error: `is a SID of something else; a ${noun}'s begins with ${prefix}`,
    });

/** A SID of the given kind and nothing else. */
export const sid = (prefix: string, noun: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), {
    error: `must be the SID of a ${noun}: ${prefix} and 32 hex digits`,
  });

const noUrl = 'must be an absolute http or https URL, or "" to clear it';

/** An absolute URL, or `""` to clear it. */
export const url = z.union([z.literal(""), z.url({ protocol: /^https?$/, error: noUrl })], { error: noUrl });

export const method = z.enum(["GET", "POST"], { error: 'must be "GET" or "POST"' });

/** The longest unique name that KORE documents (RatePlan: error 33101; none is documented for Super SIM). */
const LONGEST_NAME = 64;

/** A unique name that was freed before. */
const RETIRED = /-retired-\d{4}-\d\d-\d\dT[\d:]+Z$/;

/** What `onDelete: "rename"` makes of a unique name: `<name>-retired-<UTC time>`; a long name is cut short, and the end of the SID keeps it unique. */
export function retired(name: string, utc: string, sid: string): string {
  if (RETIRED.test(name)) return name;
  const suffix = `-retired-${utc}`;
  if (name.length + suffix.length <= LONGEST_NAME) return name + suffix;
  const end = `-${sid.slice(-7)}${suffix}`;
  // Not in the middle of a character of two code units.
  return name.slice(0, LONGEST_NAME - end.length).replace(/[\uD800-\uDBFF]$/, "") + end;
}
