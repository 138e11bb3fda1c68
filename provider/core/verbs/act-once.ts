/** Doing something once for a text: exactly one request, whatever becomes of its answer, and the wait until it is over. */
import { KoreError } from "../../errors";
import { ApiError } from "../../http/errors";
import type { Once } from "../../resources/definition";
import type { Context } from "../live/context";
import { objectOf } from "../live/endpoint";
import { newsInTime } from "../live/in-time";
import { mustRead } from "../live/observe";
import { over } from "../live/write";
import { isUnderWay } from "../plan/once";
import type { Progress } from "../state/progress";
import { isPatient } from "../terms/roles";
import { seenAs, subject, wantedAs } from "../terms/subject";
import { type Properties, sidOf } from "../terms/value";
import { goingAlong, toForm } from "../terms/wire";
import { afterConflict } from "./conflict";
import { endedBy } from "./ended-by";

export async function actOnce(context: Context, now: Progress, declared: Properties, field: string): Promise<Progress> {
  const { table, handover } = context;
  const once = table.fields[field]?.once;
  if (!once) return now;
  const acted = [...now.acted, field];
  if (isUnderWay(once, now.live)) {
    // Nothing else was to be sent: it is the one that a run asked for which was killed before the state was written. Where it is somebody
    // else's, it does the same. After a request of this run it may have begun too early, and ours follows.
    const counts = now.requests === 0;
    const from = counts ? { ...now, acted, touched: true } : now;
    return isPatient(table, declared) || !counts ? waitOver(context, from, { once, field }) : from;
  }
  const next = { ...now, requests: now.requests + 1 };
  try {
    const { is, live } = await handover.alone(sidOf(now.live), () => ask(context, now, once));
    const after = { ...next, live, acted, touched: true };
    if (is === "unknown") return { ...after, end: nobodyKnows(context, once, live, field) };
    return isPatient(table, declared) ? await waitOver(context, after, { once, field, before: now.live }) : after;
  } catch (error) {
    if (error instanceof ApiError && error.ambiguous) return { ...next, acted, touched: true, end: error };
    return { ...next, live: await afterConflict(context, now.live, error, next.requests) };
  }
}

interface Asked {
  /** `unknown`: nothing answered, and nothing shows it: it was not carried out, or it is over. */
  readonly is: "accepted" | "unknown";
  readonly live: Properties;
}

/** One request. It is never sent again: nothing could tell a second one from the first. */
function ask(context: Context, { live, resolved }: Progress, once: Once): Promise<Asked> {
  const { table, api } = context;
  const object = objectOf(context, live);
  return api.post({
    ...object,
    form: { ...once.sends, ...toForm(table, resolved, goingAlong(table, resolved)) },
    answer: object.answer.transform((now): Asked => ({ is: "accepted", live: { ...live, ...now } })),
    onAmbiguous: () => look(context, live, once),
  });
}

/** Looks for it as long as a read may be behind the write. */
async function look(context: Context, before: Properties, once: Once): Promise<Asked> {
  const shows = (now: Properties) => isUnderWay(once, now);
  const live = await newsInTime(context, () => mustRead(context, sidOf(before), before), shows);
  return { is: shows(live) ? "accepted" : "unknown", live };
}

/** From here on a failure is an end that belongs into the state: the text is remembered as done. */
const waitOver = (
  context: Context,
  now: Progress,
  { once, field, before }: { readonly once: Once; readonly field: string; readonly before?: Properties },
): Promise<Progress> =>
  over(context, {
    once,
    start: now.live,
    wanted: wantedAs(context.table, now.resolved, [field]),
    ...(before && { from: before }),
  }).then(
    (live) => ({ ...now, live }),
    (error: unknown) => endedBy(error, now),
  );

const nobodyKnows = ({ table }: Context, { noun }: Once, live: Properties, field: string): KoreError =>
  new KoreError(
    `${subject(table, live)}: nothing answered the request for a ${noun}, and it shows none: it was not carried out, or is over already. ` +
      `Seen: ${seenAs(table, live)}. It is not sent a second time: where it did not happen, declare another \`${field}\` and run the same command again.`,
  );
