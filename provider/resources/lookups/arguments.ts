/** One builder for each thing that a lookup's argument can be, and the lookup made of them. */
import { type ZodType, z } from "zod";
import { oneOf, sidOf, sidOrName } from "../inputs";
import { type Kind, pascal, snake } from "../kinds";
import { lostInPath } from "../path-safe";
import { wrong } from "../wrong-type";
import type { Filter, Lookup, Row } from "./definition";
import { utc } from "./rows";

export interface Argument extends Filter {
  readonly input: ZodType;
}

type Shows = Filter["shows"];

/** What every row of a list has under this name. */
export const shown =
  (name: string): NonNullable<Shows> =>
  (row) => [row[name]];

/** A SID or a unique name, in the path or in the query. */
export function reference(kind: Kind, shows?: Shows): Argument {
  const { noun, path, sid } = kind;
  const input = sidOrName(
    kind,
    (name) => `has ${lostInPath(name)}, with which a name cannot be looked up: use the SID`,
  ).min(1, { error: `must be the SID or the unique name of a ${noun}` });
  return { input, reference: { noun, path, sid }, ...(shows && { shows }) };
}

/** A SID and nothing else. */
export const onlySid = (kind: Kind, shows?: Shows): Argument => ({
  input: sidOf(kind).input,
  ...(shows && { shows }),
});

/** One of these texts. */
export const choice = (choices: readonly string[], shows?: Shows): Argument => ({
  input: oneOf(choices),
  ...(shows && { shows }),
});

/** A text of this form, said in words by `must`. */
export function form(pattern: RegExp, must: string, shows?: Shows): Argument {
  const words = wrong("text", must);
  return { input: z.string(words).regex(pattern, words), ...(shows && { shows }) };
}

/** A day, which begins at midnight in UTC, or a time with its offset: without one it would mean another hour on every machine. */
const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;
const inTime = wrong("text", 'must be an ISO 8601 time such as "2026-01-31" or "2026-01-31T12:00:00Z"');

/** A time, as text. It is sent in UTC. */
export const instant = (parameter: string): Argument => ({
  parameter,
  input: z
    .string(inTime)
    .regex(INSTANT, inTime)
    .refine((text) => !Number.isNaN(Date.parse(text)), inTime)
    .transform((text) => utc(Date.parse(text))),
});

/** What a lookup states about itself. */
interface Stated extends Pick<Lookup, "noun" | "paths" | "refuses"> {
  readonly type: `kore/${string}:${string}`;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly answer: ZodType<Row>;
  /** Absent: 1,000. */
  readonly pageSize?: number;
}

/** An argument is optional unless every path needs it. Where its parameter is not named it is its own name. */
export function lookup({ type, paths, arguments: all, pageSize = 1_000, ...stated }: Stated): Lookup {
  const named = Object.entries(all);
  const needed = (name: string) => paths.every((path) => path.includes(`{${name}}`));
  const inPath = (name: string) => paths.some((path) => path.includes(`{${name}}`));
  const [longest = ""] = paths;
  const [service = "", name = ""] = type.slice("kore/".length).split(":");
  return {
    ...stated,
    type,
    service,
    called: service === "wireless" ? `wireless.${name}` : name,
    paths,
    pageSize,
    listKey: snake(longest.slice(longest.lastIndexOf("/") + 1)),
    arguments: z.strictObject(
      Object.fromEntries(named.map(([name, { input }]) => [name, needed(name) ? input : input.optional()])),
    ),
    filters: Object.fromEntries(
      named.map(([name, { input: _, ...filter }]): [string, Filter] => [
        name,
        { ...filter, ...(!inPath(name) && { parameter: filter.parameter ?? pascal(name) }) },
      ]),
    ),
  };
}
