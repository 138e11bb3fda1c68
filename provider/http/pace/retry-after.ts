/** The `Retry-After` header: seconds or a date. */

/** Milliseconds to wait from `now`, or `undefined` when the header says nothing usable. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // A date has letters; "-5" or "1,5" would otherwise parse as some year.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
