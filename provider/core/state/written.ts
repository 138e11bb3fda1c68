/** What a run leaves in the state of its writes, so that a run right after it knows an old look when it meets one. */
import type { Table } from "../../resources/definition";
import { isMoving } from "../terms/moving";
import { orNone, type Properties, same } from "../terms/value";
import { liveKey } from "../terms/wire";
import { isRecord, WRITTEN } from "./memory";

export interface Written {
  /** Milliseconds since the epoch: when the last write was answered. */
  readonly at: number;
  /** What the object showed of the written fields before the first write. Absent when it was made in that run. */
  readonly from?: Properties;
}

/** After one more write of these fields to an object that was decided about as it was `before`. */
export function alsoWritten(
  table: Table,
  { made, written }: { readonly made: boolean; readonly written?: Written | undefined },
  before: Properties,
  fields: readonly string[],
  at: number,
): Written {
  if (made) return { at };
  const from = fields.map((field) => liveKey(table, field)).map((key) => [key, orNone(before[key])]);
  return { at, from: { ...Object.fromEntries(from), ...written?.from } };
}

/** For the outputs. */
export const asMemory = (written: Written | undefined): Properties =>
  written === undefined ? {} : { [WRITTEN]: { at: written.at, ...(written.from && { from: written.from }) } };

/** As a refresh, which writes nothing, leaves it. */
export const writtenBefore = ({ [WRITTEN]: kept }: Properties): Properties =>
  kept === undefined ? {} : { [WRITTEN]: kept };

export function recallWritten({ [WRITTEN]: kept }: Properties): Written | undefined {
  if (!isRecord(kept) || typeof kept.at !== "number") return undefined;
  return { at: kept.at, ...(isRecord(kept.from) && { from: kept.from }) };
}

/** Whether a look may show what was before the write: the values of then, its move, or no object yet. `outputs` are the state's. */
export function mayBeOld(table: Table, outputs: Properties, { from }: Written, live: Properties | undefined): boolean {
  if (live === undefined) return from === undefined;
  if (isMoving(table, live)) return !isMoving(table, outputs);
  const back = ([key, value]: [string, Properties[string]]) => same(live[key], value) && !same(outputs[key], value);
  return Object.entries(from ?? {}).some(back);
}
