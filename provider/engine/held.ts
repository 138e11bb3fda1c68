/** How many objects hang on one that cannot be deleted, in words for the warning about it. */
import { z } from "zod";
import type { Policy } from "../resources/definition";
import type { Context } from "./context";

/** Counting stops here: a warning is not worth more requests. */
const COUNTED = 10_000;

/** `no SIMs`, `1 SIM`, `2,345 SIMs`, `more than 10,000 SIMs`; without an answer `an unknown number of SIMs`. */
export async function heldBy(context: Context, holds: NonNullable<Policy["holds"]>, sid: string): Promise<string> {
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
      if (count > COUNTED) return `more than ${COUNTED.toLocaleString("en-US")} ${holds.noun}s`;
    }
  } catch {
    // The count only decorates a warning: nothing depends on it, and the object stays as it is.
    return `an unknown number of ${holds.noun}s`;
  }
  return count === 0 ? `no ${holds.noun}s` : `${count.toLocaleString("en-US")} ${holds.noun}${count === 1 ? "" : "s"}`;
}
