/** The emulator in a few numbers. */
import type { RequestLog } from "../request-log";
import type { World } from "../world";

export interface Statistics {
  /** ISO 8601 time on the emulator's clock. */
  readonly now: string;
  readonly requests: number;
  /** The most requests that were in flight at once. */
  readonly peakConcurrency: number;
  readonly tokensGiven: number;
  readonly sims: Readonly<Record<string, number>>;
  readonly wirelessSims: Readonly<Record<string, number>>;
  readonly fleets: number;
}

export function statistics(world: World, log: RequestLog): Statistics {
  return {
    now: new Date(world.settle()).toISOString(),
    requests: log.records.length,
    peakConcurrency: log.peak,
    tokensGiven: world.tokens.count,
    sims: countByStatus(world.store.sims),
    wirelessSims: countByStatus(world.store.wirelessSims),
    fleets: world.store.fleets.size,
  };
}

function countByStatus(rows: Iterable<{ readonly status: string }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
