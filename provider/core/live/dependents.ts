/** How many objects hang on one that cannot be deleted, such as the SIMs of a Fleet, in words for the message about it. */
import { z } from "zod";
import type { Policy } from "../../resources/definition";
import type { Context } from "./context";

type Holds = NonNullable<Policy["holds"]>;

/** Counting stops here: a warning is not worth more requests. */
const COUNTED = 10_000;

/** How many there are, at most one more than is counted; `undefined` when the API did not say. */
export async function countHeld(context: Context, holds: Holds, sid: string): Promise<number | undefined> {
  const { table, api, signal } = context;
  let count = 0;
  try {
    const subject = `the ${holds.noun}s of ${table.noun} ${sid}`;
    const list = {
      service: table.service,
      path: holds.path,
      key: holds.key,
      item: z.object({ sid: z.string() }),
      subject,
      signal,
    };
    for await (const page of api.pages({ ...list, query: { [holds.filter]: sid } })) {
      count += page.length;
      if (count > COUNTED) break;
    }
    return count;
  } catch {
    // The count is for a message only: if it cannot be had, `destroy` still lets the Fleet go.
    return undefined;
  }
}

/** `no SIMs`, `1 SIM`, `2,345 SIMs`, `more than 10,000 SIMs`, `an unknown number of SIMs`. */
export function inWords(count: number | undefined, { noun }: Holds): string {
  if (count === undefined) return `an unknown number of ${noun}s`;
  if (count > COUNTED) return `more than ${COUNTED.toLocaleString("en-US")} ${noun}s`;
  return count === 0 ? `no ${noun}s` : `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
