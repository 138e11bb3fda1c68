/** Durations as people write them, such as `90s`, `10m` or `1h30m`, to milliseconds and back. */
import { KoreError } from "../errors";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;

/** Milliseconds. Rejects anything that is not a sum of numbers with the units ms, s, m and h. */
export function parseDuration(text: string): number {
  if (!WHOLE.test(text)) throw new KoreError(`"${text}" is no duration. Write it as "90s", "10m" or "1h30m".`);
  let milliseconds = 0;
  for (const [, number, unit = ""] of text.matchAll(PART)) milliseconds += Number(number) * (UNITS[unit] ?? 0);
  return milliseconds;
}

/** The shortest form, rounded to whole seconds; below a second to milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (Math.round(milliseconds) < 1_000) return `${Math.round(milliseconds)}ms`;
  const seconds = Math.round(milliseconds / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), "h"],
    [Math.floor(seconds / 60) % 60, "m"],
    [seconds % 60, "s"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join("");
}
