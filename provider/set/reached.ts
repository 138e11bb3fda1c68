/** What a run of a set has reached: for the state, and for the report. */
import { Halfway } from "../core/state/halfway";
import type { Properties } from "../core/terms/value";
import { isUnderWay } from "./execution";
import type { Outcome } from "./member";
import { lineOf, MOVING, named, outputsOf } from "./outputs";
import type { Prepared } from "./prepare";
import { reportRow } from "./report";
import type { SetRun } from "./run";
import { summaryAfter } from "./summary";

/** What the state has afterwards: every member that a run has brought in, as it was seen last. */
export function reachedBy(
  { set, context }: SetRun,
  { before, now, resolved }: Prepared,
  outputs: Properties,
  inputs: Properties,
  outcomes: readonly Outcome[],
): Properties {
  const ended = new Map(outcomes.map((outcome) => [outcome.iccid, outcome]));
  const seen = new Map<string, Properties>();
  const wasMoving = named(outputs, MOVING);
  const lines = new Map<string, string>();
  const unsettled: string[] = [];
  const moving: string[] = [];
  for (const [iccid, line] of now.lines) {
    const outcome = ended.get(iccid);
    const old = before.lines.get(iccid);
    if (outcome === undefined) {
      lines.set(iccid, line);
      if (wasMoving.has(iccid)) moving.push(iccid);
      continue;
    }
    const { after, left, result, error } = outcome;
    const well = result === "done" || result === "unchanged";
    // One that is new, and that nothing was sent to, is not ours.
    if (!well && old === undefined && !(error instanceof Halfway)) continue;
    if (after === undefined || left) {
      // What an update does not find stays, as a resource of its own would, until a refresh tells that it is gone: the credentials may be another account's.
      if (old !== undefined) lines.set(iccid, old);
      if (old === line) unsettled.push(iccid);
      continue;
    }
    seen.set(iccid, after);
    const moves = isUnderWay(context, outcome);
    const shown = lineOf(set, line, resolved.get(iccid) ?? {}, after, { moves });
    lines.set(iccid, shown);
    if (moves) moving.push(iccid);
    if (!well && shown === line) unsettled.push(iccid);
  }
  for (const [iccid, line] of before.lines) {
    if (now.lines.has(iccid)) continue;
    const outcome = ended.get(iccid);
    if (!outcome || outcome.left) continue;
    lines.set(iccid, line);
    if (outcome.after) seen.set(iccid, outcome.after);
  }
  const first = new Map(outcomes.map((outcome) => [outcome.iccid, outcome.before]));
  const summary = summaryAfter(set, outputs, before, { lines: lines.keys(), seen, first });
  return outputsOf(set, inputs, { lines, summary, unsettled, moving });
}

/** Every member of the run once, for the report. */
export function note({ set, note: take }: SetRun, { before, now }: Prepared, outcomes: readonly Outcome[]): void {
  if (!take) return;
  const ended = new Map(outcomes.map((outcome) => [outcome.iccid, outcome]));
  const lines = new Map([...before.lines, ...now.lines]);
  const all = [...new Set([...now.lines.keys(), ...ended.keys()])].sort();
  take(
    all.map((iccid) => {
      const outcome = ended.get(iccid) ?? { iccid, result: "unchanged" as const, milliseconds: 0 };
      return reportRow(set, lines.get(iccid), outcome);
    }),
  );
}
