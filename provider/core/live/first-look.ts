/** The look with which a verb begins: from a page that others pay for, too, where that is new enough, and never one from before the last write. */
import { READS_BEHIND } from "../../http/behind";
import { pollInterval } from "../../time/backoff";
import { mayBeOld, type Remembered, recallWritten } from "../state/written";
import { isMoving } from "../terms/moving";
import type { Properties } from "../terms/value";
import type { Context } from "./context";
import { readOne, readShared } from "./observe";

export interface FirstLook {
  /** `undefined`: the API says 404. */
  readonly live: Properties | undefined;
  /** It is from a page that others asked for: before anything is refused because of it, the object is asked for by itself. */
  readonly shared: boolean;
}

/** `before` are the state's outputs, empty in a lookup. `oldest`: how old a page may be, in milliseconds. */
export async function lookFirst(context: Context, sid: string, before: Properties, oldest: number): Promise<FirstLook> {
  const { table, clock, shared } = context;
  const first = await readShared(context, sid, before, oldest);
  const left = shared.left.get(sid) ?? before;
  const written = recallWritten(left);
  if (written && isYoung(written, first.asked) && mayBeOld(table, left, written, first.value))
    return { live: await newer(context, sid, left, written), shared: false };
  // A page that shows a move of which the state knows nothing may be from before its end.
  const onTheWay = first.shared && first.value !== undefined && isMoving(table, first.value);
  if (onTheWay && clock.now() > first.asked && !isMoving(table, before))
    return { live: await readOne(context, sid, before), shared: false };
  return { live: first.value, shared: first.shared };
}

/** Looks again until an answer is news, or no answer can be old any more. */
async function newer(
  context: Context,
  sid: string,
  left: Properties,
  written: Remembered,
): Promise<Properties | undefined> {
  const { table, clock, random, signal } = context;
  for (let looks = 0; ; looks++) {
    const rest = written.at + READS_BEHIND - clock.now();
    await clock.sleep(Math.min(Math.max(rest, 0), pollInterval(looks, random)), signal);
    const asked = clock.now();
    const live = await readOne(context, sid, left);
    if (!isYoung(written, asked) || !mayBeOld(table, left, written, live)) return live;
  }
}

/** Whether an answer that was asked for then may be older than the write. A clock that was set back makes nothing young for ever. */
const isYoung = ({ at }: Remembered, asked: number): boolean => Math.abs(asked - at) < READS_BEHIND;
