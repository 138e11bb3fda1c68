/** A step that failed: its error becomes its end, so that the state still gets what was seen last. */
import { asError } from "../../errors";
import { StillPending, WentElsewhere } from "../../wait/errors";
import type { Progress } from "../state/progress";
import type { Properties } from "../terms/value";

export const endedBy = (error: unknown, now: Progress): Progress => ({
  ...now,
  live: lastSeen(error) ?? now.live,
  end: asError(error),
});

/** What a wait that ended otherwise saw last. */
const lastSeen = (error: unknown): Properties | undefined =>
  error instanceof StillPending || error instanceof WentElsewhere ? (error.waited.last as Properties) : undefined;
