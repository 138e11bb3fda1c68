/** For which times Super SIM's usage can be asked. Documents: KORE, error codes 83600 to 83605. What they leave open is left to the API. */
import type { Asked, Refusal } from "./definition";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the API takes when nothing is said. */
const DEFAULTS = { granularity: "all", months: 1 } as const;
const OLDEST = { months: 18, code: 83605 } as const;
const BY_SIM = { days: 31, code: 83603 } as const;

interface Limit {
  /** Milliseconds that times must be a multiple of, with the code and the words of one that is not. */
  readonly boundary?: { readonly length: number; readonly code: number; readonly word: string };
  readonly longest: { readonly months?: number; readonly days?: number };
}

const LIMITS: Readonly<Record<string, Limit>> = {
  hour: { boundary: { length: HOUR, code: 83602, word: "hour" }, longest: { days: 31 } },
  day: { boundary: { length: DAY, code: 83601, word: "day" }, longest: { months: 3 } },
  all: { longest: { months: 18 } },
};

/** The first limit that the times asked for break. A time that is left out is the API's own: now, and a month before the end. */
export function beyondLimits(asked: Asked, now: number): Refusal | undefined {
  const granularity = asked.granularity ?? DEFAULTS.granularity;
  const { boundary, longest } = LIMITS[granularity] ?? { longest: {} };
  const given = [asked.from, asked.to].flatMap((text) => (text === undefined ? [] : [Date.parse(text)]));
  const to = asked.to === undefined ? now : Date.parse(asked.to);
  const from = asked.from === undefined ? monthsLater(to, -DEFAULTS.months) : Date.parse(asked.from);
  if (from >= to)
    return {
      code: 83600,
      because: "`from` must be before `to`",
      instead: "Without `to` the usage is asked for until now.",
    };
  if (boundary && given.some((at) => at % boundary.length !== 0))
    return {
      code: boundary.code,
      because: `with granularity "${granularity}" each of \`from\` and \`to\` must be the beginning of a UTC ${boundary.word}`,
      instead: boundary.word === "day" ? 'Write them as "2026-01-31".' : 'Write them as "2026-01-31T12:00:00Z".',
    };
  if (from < monthsLater(now, -OLDEST.months))
    return {
      code: OLDEST.code,
      because: `usage is kept for ${OLDEST.months} months`,
      instead: "Ask for a later `from`.",
    };
  if (to > later(from, longest))
    return {
      code: 83604,
      because: `with granularity "${granularity}" the time can be ${inWords(longest)} at most`,
      instead: 'Ask for less time, or with a coarser granularity ("day", "all").',
    };
  if (asked.group === "sim" && to > later(from, BY_SIM))
    return {
      code: BY_SIM.code,
      because: `grouped by SIM the time can be ${BY_SIM.days} days at most`,
      instead: "Ask for one part after the other.",
    };
  return undefined;
}

const later = (from: number, { months = 0, days = 0 }: Limit["longest"]): number =>
  monthsLater(from, months) + days * DAY;

const inWords = ({ months, days }: Limit["longest"]): string =>
  months === undefined ? `${days} days` : `${months} months`;

/** The same day of another month, or its last day where that month is shorter. */
function monthsLater(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
