/** StartTime, EndTime and Granularity of Super SIM usage: which periods may be asked for. */
import { ApiError } from "../../api-error";
import { addMonths } from "../../duration";
import type { Call } from "../../http/call";
import { buckets } from "../../usage";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS_PER_SIM_GROUP = 31;
const OLDEST_MONTHS = 18;

const GRANULARITIES = {
  hour: { length: HOUR, boundary: HOUR, misplaced: 83602 },
  day: { length: DAY, boundary: DAY, misplaced: 83601 },
  all: { length: Number.POSITIVE_INFINITY, boundary: HOUR, misplaced: 83602 },
} as const;

type Granularity = keyof typeof GRANULARITIES;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans to report on, newest first. @throws ApiError 83600 to 83605 */
export function usageSpans(call: Call, groupedBySim: boolean): readonly Span[] {
  const granularity = call.query.oneOf("Granularity", ["hour", "day", "all"]) ?? "all";
  const { length, boundary, misplaced } = GRANULARITIES[granularity];
  const end = instant(call, "EndTime") ?? Math.ceil(call.now / boundary) * boundary;
  const start = instant(call, "StartTime") ?? Math.floor(addMonths(end, -1) / boundary) * boundary;
  if (start % boundary !== 0 || end % boundary !== 0) throw new ApiError(misplaced);
  if (start >= end) throw new ApiError(83600, "StartTime must be before EndTime");
  if (start < addMonths(call.now, -OLDEST_MONTHS) - boundary) throw new ApiError(83605);
  if (end > longest(granularity, start)) throw new ApiError(83604, granularity);
  if (groupedBySim && end - start > DAYS_PER_SIM_GROUP * DAY) throw new ApiError(83603);
  return buckets(start, end, length);
}

function longest(granularity: Granularity, start: number): number {
  if (granularity === "hour") return start + DAYS_PER_SIM_GROUP * DAY;
  return addMonths(start, granularity === "day" ? 3 : OLDEST_MONTHS) + DAY;
}

function instant(call: Call, name: string): number | undefined {
  const text = call.query.text(name);
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ApiError(83600, `${name} "${text}" is not an ISO 8601 time`);
  return time;
}
