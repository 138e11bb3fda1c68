/** One write and the wait for what it does: sent once, looked at until it shows, judged by what is then seen. */
import { ApiError } from "../../http/errors";
import { waitFor } from "../../wait/wait-for";
import { differences } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { seenAs, subject, wantedAs } from "../terms/subject";
import { type Properties, same, sidOf } from "../terms/value";
import { toForm } from "../terms/wire";
import type { Context } from "./context";
import { objectOf } from "./endpoint";
import { mustRead } from "./observe";

/** An answer that shows neither the change nor a pending move may be older than the write: so many looks are granted. */
const LOOKS_FOR_AN_OLD_ANSWER = 2;

export interface Sent {
  /** The object as the API shows it then: often pending, sometimes already done. */
  readonly live: Properties;
  /** False when the object turned out to be another than the one that was decided about. */
  readonly sent: boolean;
}

/** Sends the named fields. Before an unanswered request is repeated the object is looked at: if somebody changed it, all is decided anew. */
export async function send(
  context: Context,
  live: Properties,
  resolved: Properties,
  fields: readonly string[],
): Promise<Sent> {
  const { table, api, shared } = context;
  const object = objectOf(context, live);
  const answer = object.answer.transform((now): Sent => ({ live: now, sent: true }));
  const onAmbiguous = () => became(context, live, resolved, fields);
  try {
    return await api.post({ ...object, form: toForm(table, resolved, fields), answer, onAmbiguous });
  } finally {
    shared.names.forget(table.service, table.path);
  }
}

/** What became of a request that nothing answered; `undefined` when it was not carried out and nobody else did anything either. */
async function became(
  context: Context,
  before: Properties,
  resolved: Properties,
  fields: readonly string[],
): Promise<Sent | undefined> {
  const now = await mustRead(context, sidOf(before), before);
  const left = open(context, now, resolved, fields);
  // Of a request of ours only what takes time can be left: the rest of it shows at once. Another move is somebody else's.
  const ours = isMoving(context.table, now) && !left.some(atOnce(context));
  if (ours || left.length === 0) return { live: now, sent: true };
  return same(now, before) ? undefined : { live: now, sent: false };
}

/**
 * Waits until the fields show what was sent. Rejects with `WentElsewhere` when the object settles on something else, with `StillPending`
 * at the deadline, with `Gone` when it is not there any more, and with the reason of a look that failed for good.
 */
export function confirm(
  context: Context,
  start: Properties,
  resolved: Properties,
  fields: readonly string[],
): Promise<Properties> {
  let wasPending = isMoving(context.table, start);
  return watch(context, start, fields, wantedAs(context.table, resolved, fields), (seen, looks) => {
    if (isMoving(context.table, seen)) {
      wasPending = true;
      return "pending";
    }
    if (open(context, seen, resolved, fields).length === 0) return "target";
    return wasPending || looks >= LOOKS_FOR_AN_OLD_ANSWER ? "elsewhere" : "pending";
  });
}

/** Waits until no move is under way, whoever asked for it. */
export function settle(context: Context, start: Properties): Promise<Properties> {
  return watch(context, start, [], undefined, (seen) => (isMoving(context.table, seen) ? "pending" : "target"));
}

function watch(
  context: Context,
  start: Properties,
  fields: readonly string[],
  wanted: string | undefined,
  judge: (seen: Properties, looks: number) => "pending" | "target" | "elsewhere",
): Promise<Properties> {
  const { table, shared, clock, random, began, deadline, signal } = context;
  const sid = sidOf(start);
  const waiter = shared.poller.join();
  return waitFor({
    subject: subject(table, start),
    wanted,
    start,
    look: (tries) => waiter.look(sid, tries, () => mustRead(context, sid, start)),
    judge,
    describe: (seen) => seenAs(table, seen, fields),
    survives: (error) => error instanceof ApiError && error.isTransient,
    began,
    deadline,
    clock,
    random,
    signal,
    heartbeat: shared.heartbeat,
  }).finally(waiter.leave);
}

/** Fields that no move carries out: they show as soon as the request is executed. */
const atOnce =
  ({ table }: Context) =>
  (field: string) =>
    !Object.values(table.lifecycle?.fields ?? {}).includes(field);

const open = ({ table }: Context, live: Properties, resolved: Properties, fields: readonly string[]) =>
  differences(table, resolved, live).filter((field) => fields.includes(field));
