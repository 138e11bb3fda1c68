/** One write and the wait for what it does: sent once, looked at until it shows, judged by what is then seen. */
import { READS_BEHIND } from "../../http/behind";
import { ApiError } from "../../http/errors";
import type { Once, Table } from "../../resources/definition";
import { type Watch, waitFor } from "../../wait/wait-for";
import { isUnderWay } from "../plan/once";
import { recall } from "../state/memory";
import { differences, shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { seenAs, subject, wantedAs } from "../terms/subject";
import { type Properties, same, sidOf } from "../terms/value";
import { goingAlong, toForm } from "../terms/wire";
import type { Context } from "./context";
import { objectOf } from "./endpoint";
import { Gone } from "./gone";
import { newsInTime } from "./in-time";
import { groupOf, mustRead } from "./observe";

/** What became of a request. */
export interface Sent {
  /**
   * - `accepted`: the API answered it.
   * - `unanswered`: nothing answered; the object shows what was asked for, or a move that may lead there.
   * - `overtaken`: nothing answered, and the object shows other values than those that the plan was made from.
   */
  readonly is: "accepted" | "unanswered" | "overtaken";
  /** The object as the API shows it then: often pending, sometimes already done. */
  readonly live: Properties;
}

/** Sends the named fields. Before an unanswered request is repeated the object is looked at: if another run changed it, a new plan is made. */
export async function send(
  context: Context,
  live: Properties,
  resolved: Properties,
  fields: readonly string[],
): Promise<Sent> {
  const { table, api, shared } = context;
  const object = objectOf(context, live);
  const answer = object.answer.transform(
    (now): Sent => ({ is: "accepted", live: { ...membersOf(table, live), ...now } }),
  );
  const onAmbiguous = () => became(context, live, resolved, fields);
  try {
    const form = toForm(table, resolved, [...fields, ...goingAlong(table, resolved)]);
    return await api.post({ ...object, form, answer, onAmbiguous });
  } finally {
    shared.names.forget(table.service, table.path);
  }
}

/** What became of a request that nothing answered; `undefined` when the object stays as it was, so that the request was not carried out. */
async function became(
  context: Context,
  before: Properties,
  resolved: Properties,
  fields: readonly string[],
): Promise<Sent | undefined> {
  const isCarriedOut = (now: Properties): boolean => {
    const left = open(context, now, resolved, fields);
    // If a field that changes at once (a name) is still different, the move under way is not from our request.
    return left.length === 0 || (isMoving(context.table, now) && !left.some(atOnce(context)));
  };
  // Until the last look it may show what was before, or even before that.
  const now = await newsInTime(context, () => mustRead(context, sidOf(before), before), isCarriedOut);
  if (isCarriedOut(now)) return { is: "unanswered", live: now };
  return same(now, before) ? undefined : { is: "overtaken", live: now };
}

/** What an answer to a write does not show. */
const membersOf = ({ members }: Table, { [members?.field ?? ""]: value }: Properties): Properties =>
  members && value !== undefined ? { [members.field]: value } : {};

export interface Confirmation {
  readonly sent: Sent;
  readonly resolved: Properties;
  /** Those of the fields sent whose live value can be compared. */
  readonly fields: readonly string[];
}

/**
 * Waits until the fields show what was sent. Rejects with `WentElsewhere` when the object settles on something else, with `StillPending`
 * at the deadline, with `Gone` when it is not there any more, and with the reason of a look that failed for good.
 */
export function confirm(context: Context, { sent, resolved, fields }: Confirmation): Promise<Properties> {
  const { table } = context;
  const wanted = wantedAs(table, resolved, fields);
  return watch(context, { start: sent.live, fields, wanted, unanswered: sent.is === "unanswered" }, (seen, look) => {
    if (isMoving(table, seen)) return "pending";
    if (open(context, seen, resolved, fields).length === 0) return "target";
    return look.afterWrite < READS_BEHIND ? "old" : "elsewhere";
  });
}

/**
 * Waits until no move is under way, whoever asked for it. A look soon after one that showed the move may show what was before it; not
 * when it shows all that an earlier run asked for, as the state (`before`) remembers,
 * or when the object got under way by itself, to what `wanted` names.
 */
export function settle(context: Context, start: Properties, before: Properties, wanted?: string): Promise<Properties> {
  const { table } = context;
  const { instead, expects } = recall(table, before);
  const asked = Object.entries({ ...instead, ...expects });
  const isNews = (seen: Properties) =>
    asked.length > 0 && asked.every(([field, value]) => shows(table, field, value, seen));
  return watch(context, { start, fields: [], wanted }, (seen, look) => {
    if (isMoving(table, seen)) return "pending";
    // Nothing is under way: there is nothing to wait for.
    if (!isMoving(table, start) || wanted !== undefined) return "target";
    return look.afterWrite >= READS_BEHIND || isNews(seen) ? "target" : "old";
  });
}

/** Waits until what was asked for once is over. `from` is the object before the request, which a read behind it may still show. */
export function over(
  context: Context,
  {
    once,
    from,
    start,
    wanted,
  }: { readonly once: Once; readonly from?: Properties; readonly start: Properties; readonly wanted: string },
): Promise<Properties> {
  return watch(context, { start, fields: [once.shows.field], wanted }, (seen, { afterWrite }) => {
    if (isUnderWay(once, seen)) return "pending";
    return from !== undefined && afterWrite < READS_BEHIND && same(seen, from) ? "old" : "target";
  });
}

interface Watched extends Pick<Watch<Properties>, "start" | "wanted" | "unanswered"> {
  /** What is told of the object beside its status. */
  readonly fields: readonly string[];
}

function watch(
  context: Context,
  { fields, ...watched }: Watched,
  judge: Watch<Properties>["judge"],
): Promise<Properties> {
  const { table, shared, clock, random, began, deadline, signal } = context;
  const { start } = watched;
  const sid = sidOf(start);
  const waiter = shared.waiting.join();
  let underWay = false;
  // It was there a moment ago: what says that it is not may be from before it was made.
  const waitBegan = clock.now();
  return waitFor({
    ...watched,
    first: waiter.first,
    subject: subject(table, start),
    look: (tries) => waiter.look({ sid, group: groupOf(table, start) }, tries, () => mustRead(context, sid, start)),
    judge(seen, look) {
      const verdict = judge(seen, look);
      if (look.looks > 0 && verdict === "pending") underWay = true;
      if (look.looks > 0 && verdict === "target") waiter.arrived(look.afterWrite, underWay);
      return verdict;
    },
    describe: (seen) => seenAs(table, seen, fields),
    survives: (error) => {
      if (error instanceof Gone) return clock.now() - waitBegan < READS_BEHIND;
      return error instanceof ApiError && (error.isTransient || error.isAboutAnother);
    },
    began,
    deadline,
    clock,
    random,
    signal,
    heartbeat: shared.heartbeat,
  }).finally(waiter.leave);
}

/** Fields that no move carries out, such as a name: they show as soon as the request is executed. */
const atOnce =
  ({ table }: Context) =>
  (field: string) =>
    !Object.values(table.lifecycle?.fields ?? {}).includes(field);

const open = ({ table }: Context, live: Properties, resolved: Properties, fields: readonly string[]) =>
  differences(table, resolved, live).filter((field) => fields.includes(field));
