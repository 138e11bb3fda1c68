/** Waiting no longer than a time: what was waited for goes on, and whoever waited does something else. */
import { KoreError } from "../errors";
import type { Clock } from "./clock";
import { formatDuration } from "./duration";

/** It took too long. */
export class Late extends KoreError {
  override readonly name = "Late";
}

/** Rejects with `Late` when `work` takes longer than so many milliseconds. */
export async function unlessLate<T>(work: Promise<T>, milliseconds: number, clock: Clock): Promise<T> {
  const over = new AbortController();
  const late = clock.sleep(milliseconds, over.signal).then(() => {
    throw new Late(`no answer within ${formatDuration(milliseconds)}`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
