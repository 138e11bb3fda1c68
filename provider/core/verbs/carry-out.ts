/** One plan carried out: sent in one request, and waited for until the object shows it. */

import { ApiError } from "../../http/errors";
import type { Context } from "../live/context";
import { freeName, type Naming, naming } from "../live/hand-on";
import { addAndRemove } from "../live/members";
import { mustRead } from "../live/observe";
import { confirm, type Sent, send } from "../live/write";
import type { Send } from "../plan/plan";
import { Refused } from "../plan/refusal";
import { FOLLOWS } from "../state/memory";
import type { Progress } from "../state/progress";
import { alsoWritten } from "../state/written";
import { isMoving } from "../terms/moving";
import { nameIn } from "../terms/references";
import { isPatient } from "../terms/roles";
import { subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, type Value } from "../terms/value";
import { actOnce } from "./act-once";
import { afterConflict } from "./conflict";
import { endedBy } from "./ended-by";

/** So many requests for a unique name that the API refuses as taken although no object has it (any more). */
const NAME_REQUESTS = 3;

/** Sends what the plan says and waits for it, unless `skipAwait` is declared. Rejects when nothing was changed and asking again cannot help. */
export async function carryOut(
  context: Context,
  now: Progress,
  declared: Properties,
  { way, changes }: Send,
): Promise<Progress> {
  const { table, handover } = context;
  const { live } = now;
  const fields = changes.map(({ field }) => field);
  const withWrite = (after: Progress): Progress => ({
    ...after,
    written: alsoWritten(table, now, live, fields),
  });
  if (way === "members" && table.members) {
    const after = await addAndRemove(context, now, table.members);
    return after.touched ? withWrite(after) : after;
  }
  if (way === "once") {
    const after = await actOnce(context, now, declared, fields[0] ?? "");
    return after.touched ? withWrite(after) : after;
  }
  if (way === "replace")
    throw new Refused(`${subject(table, live)}: ${fields.join(", ")}: only another ${table.noun} can have it.`);

  const name = naming(table, changes);
  if (name && declared[FOLLOWS] !== undefined) await freeName(context, live, declared, name);
  const next = { ...now, requests: now.requests + 1 };
  try {
    const sent = await handover.alone(sidOf(live), async () => {
      const came = await send(context, live, now.resolved, fields);
      if (name && came.is !== "overtaken") handover.gave(sidOf(live));
      return came;
    });
    const after = { ...next, live: sent.live, shared: false, touched: true };
    return sent.is === "overtaken"
      ? { ...after, asked: [] }
      : await seenThrough(context, withWrite({ ...after, asked: fields }), declared, sent);
  } catch (error) {
    if (error instanceof ApiError && error.ambiguous) {
      const after = withWrite({ ...next, asked: fields, end: error });
      return { ...after, written: after.written && { ...after.written, unsure: true } };
    }
    // What is refused may have been decided by a page that is some seconds old.
    const itself = now.shared ? await mustRead(context, sidOf(live), live) : live;
    if (!same(itself, live)) return { ...next, asked: [], live: itself, shared: false };
    return { ...next, asked: [], shared: false, live: await askAgain(context, next, declared, name, error) };
  }
}

/** The object as it is after a request that was refused, if asking again can help. Raises the refusal again if not. */
async function askAgain(
  context: Context,
  { live, requests }: Progress,
  declared: Properties,
  name: Naming | undefined,
  error: unknown,
): Promise<Properties> {
  if (name && error instanceof ApiError && error.isRefusal) {
    const freed = await freeName(context, live, declared, name);
    // The SIM that had the name may have got another one, from its own resource, between the refusal and this look.
    const justFreed = freed === "nobody has it" && error.code === name.taken && requests < NAME_REQUESTS;
    if (freed === "freed" || justFreed) return live;
  }
  return afterConflict(context, live, error, requests);
}

/** Waits for what was sent. The request took effect, so a failure from here on is an end that belongs into the state. */
async function seenThrough(context: Context, after: Progress, declared: Properties, sent: Sent): Promise<Progress> {
  const { table } = context;
  if (isMoving(table, after.live) && !isPatient(table, declared)) return { ...after, end: "done" };
  try {
    const shown = comparable(context, after.resolved, after.asked);
    const live = await confirm(context, { sent, resolved: after.resolved, fields: shown });
    return { ...after, live, known: { ...after.known, ...understood(context, live, declared, after.asked) } };
  } catch (error) {
    return endedBy(error, after);
  }
}

/** After a transfer to another account: the Fleet that the SIM shows there is what the declared name means there. */
function understood({ table }: Context, live: Properties, declared: Properties, fields: readonly string[]): Properties {
  const owner = table.lifecycle?.fields.owner;
  if (owner === undefined || !fields.includes(owner)) return {};
  return Object.fromEntries(
    fields.flatMap((field): [string, Value][] => {
      const output = table.fields[field]?.reference?.output;
      if (output === undefined) return [];
      return [
        [field, orNone(declared[field])],
        [output, orNone(live[output])],
      ];
    }),
  );
}

/** Fields whose live value can be compared. A Fleet of the target account, declared by its name, cannot: only a SID shows. */
const comparable = ({ table }: Context, resolved: Properties, fields: readonly string[]): string[] =>
  fields.filter((field) => nameIn(table.fields[field]?.reference, resolved[field]) === undefined);
