/** What a wait that ended otherwise saw last. */
import { StillPending, WentElsewhere } from "../../wait/errors";
import type { Properties } from "../terms/value";

export const lastSeen = (error: unknown): Properties | undefined =>
  error instanceof StillPending || error instanceof WentElsewhere ? (error.waited.last as Properties) : undefined;
