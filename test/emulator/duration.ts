/** Durations as people write them ("2s", "72h") and calendar months, in milliseconds. */
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const satisfies Record<string, number>;

/** A number of milliseconds, or a text such as `250ms`, `2s`, `10m`, `72h`, `90d`. */
export type Duration = number | string;

/** @throws RangeError when the text is not a duration; the message shows the forms that are. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === "number" && duration >= 0) return duration;
  const parts = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(String(duration));
  if (parts === null) throw new RangeError(`"${duration}" is not a duration: write 250ms, 2s, 10m, 72h or 90d`);
  const unit = Object.entries(UNITS).find(([name]) => name === (parts[2] ?? "ms"));
  return Number(parts[1]) * (unit?.[1] ?? 1);
}

/** The same day and time of day so many calendar months later (UTC), clamped to the month's last day. */
export function addMonths(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** An instant as the API prints it: ISO 8601 in UTC, whole seconds. */
export function isoSeconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
