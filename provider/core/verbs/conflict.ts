/** What follows a request that the API refused because another operation is, or may be, in the way. */

import { ApiError } from "../../http/errors";
import type { Lifecycle } from "../../resources/lifecycle";
import { pollInterval } from "../../time/backoff";
import type { Context } from "../live/context";
import { inTime, newsInTime } from "../live/in-time";
import { mustRead, readOne } from "../live/observe";
import { isMoving } from "../terms/moving";
import { type Properties, same, sidOf } from "../terms/value";

/** So many requests for one object, of which other operations got in the way; then the run fails and says so. */
export const REQUESTS = 6;

/**
 * The object as it is after an update that the API refused because another operation is under way: after a pause, when the other
 * operation does not show. `requests` counts those so far. Raises `Gone` when the API does not know the object any more, and every other error again.
 */
export async function afterConflict(
  context: Context,
  before: Properties,
  error: unknown,
  requests: number,
): Promise<Properties> {
  const { table, clock, deadline } = context;
  const busy = busyness(table.lifecycle, error);
  const sid = sidOf(before);
  // A write that is answered 404 tells that it is gone; a look alone may be from before it was made.
  const isGone = error instanceof ApiError && error.status === 404;
  const look = async (): Promise<Properties> => {
    const live = isGone ? undefined : await inTime(context, () => readOne(context, sid, before));
    return live ?? mustRead(context, sid, before);
  };
  if (busy === undefined && !isGone) throw error;
  const isOther = (live: Properties) => isMoving(table, live) || !same(live, before);
  // What is in the way may show some seconds later.
  const live = await newsInTime(context, look, (now) => isOther(now) || clock.now() >= deadline);
  if (isOther(live)) return live;
  // The API refused the request because of another operation, so nothing of it was carried out, and it can be sent again.
  if (busy !== "surely" || !(await paused(context, requests))) throw error;
  return look();
}

/** Pauses before another request, longer each time. False when there are to be no more, or no time is left. */
async function paused({ clock, random, deadline, signal }: Context, requests: number): Promise<boolean> {
  const pause = pollInterval(requests - 1, random);
  if (requests >= REQUESTS || clock.now() + pause > deadline) return false;
  await clock.sleep(pause, signal);
  return true;
}

/** Whether a refusal means that another operation is under way. For a SIM, a 409 without a code can mean nothing else. */
function busyness(lifecycle: Lifecycle | undefined, error: unknown): "surely" | "perhaps" | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { status, code } = error;
  const surely = lifecycle && (code === undefined ? status === 409 : lifecycle.busy.surely.includes(code));
  if (surely) return "surely";
  return status === 409 || (code !== undefined && lifecycle?.busy.perhaps.includes(code)) ? "perhaps" : undefined;
}
