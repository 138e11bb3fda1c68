/** What a run leaves in the state of its writes, so that a run right after it knows an old look when it meets one. */
import type { Table } from "../../resources/definition";
import { isMoving } from "../terms/moving";
import { orNone, type Properties, same } from "../terms/value";
import { liveKey } from "../terms/wire";
import { isRecord, WRITTEN } from "./memory";

/** What a run wrote, or waited for. */
export interface Written {
  /** What the object showed of the written fields before the first write. */
  readonly from: Properties;
  /** The run brought it into being. */
  readonly made: boolean;
  /** Nothing answered the last write, and no look told what became of it: what is shown says nothing of it either. */
  readonly unsure?: boolean | undefined;
}

/** After one more write of these fields to an object that was decided about as it was `before`, or after a wait. */
export function alsoWritten(
  table: Table,
  { made, written }: { readonly made: boolean; readonly written?: Written | undefined },
  before: Properties,
  fields: readonly string[] = [],
): Written {
  const from = fields.map((field) => liveKey(table, field)).map((key) => [key, orNone(before[key])]);
  return { made, from: { ...Object.fromEntries(from), ...written?.from } };
}

/** For the outputs. `now`: milliseconds since the epoch, when the run saw it last. */
export const asMemory = (written: Written | undefined, now: number): Properties =>
  written === undefined
    ? {}
    : {
        [WRITTEN]: {
          at: now,
          ...(written.made && { made: true }),
          ...(written.unsure && { unsure: true }),
          ...(hasAny(written.from) && { from: written.from }),
        },
      };

const hasAny = (properties: Properties): boolean => Object.keys(properties).length > 0;

/** As a refresh, which writes nothing, leaves it. */
export const writtenBefore = ({ [WRITTEN]: kept }: Properties): Properties =>
  kept === undefined ? {} : { [WRITTEN]: kept };

export interface Remembered extends Written {
  readonly at: number;
}

export function recallWritten({ [WRITTEN]: kept }: Properties): Remembered | undefined {
  if (!isRecord(kept) || typeof kept.at !== "number") return undefined;
  return {
    at: kept.at,
    made: kept.made === true,
    unsure: kept.unsure === true,
    from: isRecord(kept.from) ? kept.from : {},
  };
}

/** Whether a look may show what was before the write: the values of then, its move, or no object yet. `outputs` are the state's. */
export function mayBeOld(
  table: Table,
  outputs: Properties,
  { made, from, unsure }: Written,
  live: Properties | undefined,
): boolean {
  if (live === undefined) return made;
  const moving = isMoving(table, outputs);
  if (isMoving(table, live)) return !moving;
  return Object.entries(from).some(
    ([key, value]) => same(live[key], value) && (moving || unsure === true || !same(outputs[key], value)),
  );
}
