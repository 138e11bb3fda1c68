/** How much data a SIM has used in a span of time: a steady rate of its own while active, plus what was reported. */
import type { ReportedUse } from "./store/records";

const DAY = 86_400_000;

interface UsingSim {
  readonly sid: string;
  readonly activeSince: number | null;
  readonly use: readonly ReportedUse[];
}

/** Bytes up and down. A fifth is upload, as with telemetry that is mostly acknowledged. */
export interface Usage {
  readonly upload: number;
  readonly download: number;
}

/** Bytes a day, between 50 and 306 kB, from the SIM's SID: plausible, and the same in every run. */
function dailyRate(sid: string): number {
  return 50_000 + 1_000 * Number.parseInt(sid.slice(-2), 16);
}

export function usageOf(sim: UsingSim, start: number, end: number, now: number): Usage {
  const from = Math.max(start, sim.activeSince ?? now);
  const to = Math.min(end, now);
  const steady = to > from ? Math.floor((dailyRate(sim.sid) * (to - from)) / DAY) : 0;
  const reported = sim.use.reduce((sum, { at, bytes }) => sum + (at >= start && at < end ? bytes : 0), 0);
  const total = steady + reported;
  const upload = Math.floor(total / 5);
  return { upload, download: total - upload };
}

/** Commands reported for a SIM in a span of time. */
export function commandsOf(sim: UsingSim, start: number, end: number): number {
  return sim.use.reduce((sum, { at, commands }) => sum + (at >= start && at < end ? commands : 0), 0);
}

export function usageOfAll(sims: Iterable<UsingSim>, start: number, end: number, now: number): Usage {
  let upload = 0;
  let download = 0;
  for (const sim of sims) {
    const usage = usageOf(sim, start, end, now);
    upload += usage.upload;
    download += usage.download;
  }
  return { upload, download };
}

/** Spans of one length from `start` to `end`, newest first, as the API's examples have them. */
export function buckets(
  start: number,
  end: number,
  length: number,
): { readonly start: number; readonly end: number }[] {
  const spans = [];
  for (let at = start; at < end; at += length) spans.unshift({ start: at, end: Math.min(at + length, end) });
  return spans;
}
