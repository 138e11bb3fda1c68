/** Values that several resources share: how they are declared, with the words of their refusals, and how answers show them. */
import { type ZodEnum, type ZodType, z } from "zod";
import * as answers from "./answers";
import { iccidHint, notAnIccid } from "./iccid";
import type { Kind } from "./kinds";
import { lostInPath } from "./path-safe";
import { wrong } from "./wrong-type";

/** A form that a value can have. */
export interface Form<Input extends ZodType = ZodType> {
  readonly input: Input;
  readonly answer: ZodType;
  /** A list whose order and repetitions do not count. */
  readonly set?: true;
  /** Why a value that looks right may be one that the account does not have. */
  readonly hint?: (value: string) => string | undefined;
}

const inDuration = wrong("text", 'must be a duration such as "90s", "10m" or "1h30m"');
const duration = z.string(inDuration).regex(/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/, inDuration);
const inTimeouts = wrong("object", 'must be an object such as { create: "10m" }');

/** How long each verb may take, waiting included. */
export const timeouts = {
  input: z
    .strictObject(
      { create: duration, update: duration, delete: duration },
      {
        error: (issue) =>
          issue.code === "unrecognized_keys"
            ? "is not known: the verbs are create, update and delete"
            : inTimeouts.error(issue),
      },
    )
    .partial(),
};

const inAccounts = wrong("text", "must name an account of kore:accounts");

/** A name in `kore:accounts`. */
export const account = { input: z.string(inAccounts).min(1, inAccounts) };

/** 18 to 22 digits as a string. A number has already lost digits when it arrives. */
export const iccid = {
  input: z
    .string({
      error: (issue) =>
        typeof issue.input === "number"
          ? "is a number, and a number cannot hold an ICCID: its last digits are already rounded, which names another SIM. Write it in quotes"
          : wrong("text", "must be a string of 18 to 22 digits").error(issue),
    })
    .regex(/^\d{18,22}$/, { error: ({ input }) => notAnIccid(String(input)) }),
  hint: iccidHint,
};

const onCard = wrong("text", "must be the code printed on the card");

/** What registers a SIM. */
export const codeOnCard = { input: z.string(onCard).min(1, onCard) };

/** Any text, also none. */
export const words = { input: z.string(wrong("text", "must be text")), answer: answers.text };

export const flag = { input: z.boolean(wrong("boolean", "must be true or false")), answer: answers.flag };

const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/;

const lost = (text: string): string =>
  `cannot stand in a URL, by which the API finds names: it has ${lostInPath(text)}`;

/** A name that stands in a URL in place of a SID. */
export const named = {
  input: z
    .string(wrong("text", "must be text"))
    .refine((text) => !SID.test(text), { error: "looks like a SID; the API could not tell the name from one" })
    .refine((text) => lostInPath(text) === undefined, {
      error: ({ input }) => `${lost(String(input))}. Choose another name`,
    })
    .refine((text) => lostInPath(text) !== undefined || text === text.trim(), {
      error: "begins or ends with white space",
    }),
  answer: answers.text,
};

/** The same, and never empty. */
export const filled = named.input.min(1, { error: "cannot be empty; leave it out to have one chosen" });

/** A SID of the given kind, or a unique name: one that exists, with whatever blanks it has. `unaskable` is said of one that no URL can hold. */
export const sidOrName = (
  { prefix, noun }: Kind,
  unaskable = (name: string) => `${lost(name)}. Declare its SID (${prefix}…)`,
) =>
  z
    .string(wrong("text", `must be the SID or the unique name of a ${noun}`))
    .refine((text) => lostInPath(text) === undefined, {
      error: ({ input }) => unaskable(String(input)),
    })
    .refine((text) => !SID.test(text) || text.startsWith(prefix), {
      error: `is a SID of something else; a ${noun}'s begins with ${prefix}`,
    });

/** A SID of the given kind and nothing else. */
export const sidOf = ({ prefix, noun, sid }: Kind) => {
  const must = wrong("text", `must be the SID of a ${noun}: ${prefix} and 32 hex digits`);
  return { input: z.string(must).regex(sid, must) };
};

/** SIDs of the given kind. */
export const sidsOf = (kind: Kind) =>
  z.array(sidOf(kind).input, wrong("list", `must be a list of SIDs of ${kind.noun}s`));

const noUrl = wrong("text", 'must be an absolute http or https URL, or "" to clear it');

/** An absolute URL, or `""` to clear it. */
export const url = {
  input: z.union([z.literal(""), z.url({ protocol: /^https?$/, ...noUrl })], noUrl),
  answer: answers.text,
};

const noCallback = wrong("text", "must be an absolute http or https URL");

/** An absolute URL, for one request: there is nothing to clear. */
export const callbackUrl = z.url({ protocol: /^https?$/, ...noCallback });

/** A whole number of megabytes. `below`: what to do instead of a smaller one. */
export function megabytes(least: 0 | 1, below = "") {
  const must = `must be a whole number of megabytes from ${least} to 2,000,000`;
  const error = wrong("number", must);
  const input = z
    .int(error)
    .min(least, { error: must + below })
    .max(2_000_000, error);
  return { input, answer: answers.count };
}

/** The keys of an object as choices. */
export type OneOf<P extends string> = ZodEnum<{ [K in P]: K }>;

/** One of the given texts, or one of the keys of an object. */
export function oneOf<P extends string>(choices: readonly P[] | Readonly<Record<P, unknown>>): OneOf<P>;
export function oneOf(choices: readonly string[] | Readonly<Record<string, unknown>>): ZodEnum {
  const texts = Array.isArray(choices) ? choices.map(String) : Object.keys(choices);
  return z.enum(texts, wrong("text", `must be ${alternatives(texts)}`));
}

/** Any of the given texts, in whatever order. */
export const someOf = <P extends string>(choices: readonly P[]) => ({
  input: z.array(oneOf(choices), wrong("list", `must be a list of ${alternatives(choices, "and")}`)),
  answer: answers.texts,
  set: true as const,
});

/** `"a", "b" or "c"`. */
export const alternatives = (texts: readonly string[], or = "or"): string => {
  const quoted = texts.map((text) => JSON.stringify(text));
  return [quoted.slice(0, -1).join(", "), quoted.at(-1)].filter(Boolean).join(` ${or} `);
};

export const method = { input: oneOf(["GET", "POST"]), answer: answers.text };
