/** When a ready SIM becomes active by itself, the same on both products. */
import { addMonths } from "../duration";
import type { ReportedUse } from "../store/records";

/** "250KB of data, five SMS Commands, or three months", whichever comes first. */
const READY_ENDS_AFTER = { bytes: 250_000, commands: 5, months: 3 } as const;

interface Ready {
  readonly readySince: number | null;
  readonly use: readonly ReportedUse[];
}

/** The instant at which a ready SIM turns active, as things stand; null for a SIM that is not ready. */
export function readyEnds({ readySince, use }: Ready): number | null {
  if (readySince === null) return null;
  let bytes = 0;
  let commands = 0;
  for (const reported of use) {
    if (reported.at < readySince) continue;
    bytes += reported.bytes;
    commands += reported.commands;
    if (bytes >= READY_ENDS_AFTER.bytes || commands >= READY_ENDS_AFTER.commands) return reported.at;
  }
  return addMonths(readySince, READY_ENDS_AFTER.months);
}

/** Whether a SIM that is ready has by an instant turned active. */
export function hasBecomeActive(sim: Ready, now: number): boolean {
  const ends = readyEnds(sim);
  return ends !== null && ends <= now;
}
