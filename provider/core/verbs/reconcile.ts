/** From the live object to the declared one: make a plan, carry it out, and ask again, until the plan says rest. */

import { asError, KoreError } from "../../errors";
import { ApiError } from "../../http/errors";
import type { Table } from "../../resources/definition";
import type { Context } from "../live/context";
import { Gone } from "../live/gone";
import { mustRead } from "../live/observe";
import { resolve } from "../live/references";
import { settle } from "../live/write";
import { plan } from "../plan/plan";
import { refused } from "../plan/refusal";
import { Halfway, halfwayOutputs } from "../state/halfway";
import { type Memory, recall } from "../state/memory";
import { type Begun, begin, type Progress, type Reconciled } from "../state/progress";
import { alsoWritten, asMemory } from "../state/written";
import { isPatient } from "../terms/roles";
import { seenAs, subject } from "../terms/subject";
import { orNone, type Properties, sidOf } from "../terms/value";
import { carryOut } from "./carry-out";
import { REQUESTS } from "./conflict";
import { endedBy } from "./ended-by";

/**
 * Brings an object to what is declared. `before` are the outputs of the state, if there is one.
 * Rejects with `Refused` or `ApiError` when nothing was changed, with `Halfway` when something was, or may have been.
 */
export async function reconcile(
  context: Context,
  begun: Begun,
  declared: Properties,
  before: Properties = {},
): Promise<Reconciled> {
  let progress = begin(begun, declared, before);
  while (progress.end === undefined) progress = await advance(context, progress, declared, before);
  const { end, live, resolved, touched, written } = progress;
  const { shared, clock } = context;
  if (written) shared.left.set(sidOf(live), { ...live, ...asMemory(written, clock.now()) });
  if (end === "done") return { live, declared, resolved, written };
  const left = touched || (end instanceof ApiError && end.ambiguous);
  if (!left || end instanceof Gone) throw end;
  throw new Halfway(end, sidOf(live), halfwayOutputs(context.table, progress, declared, before, context.clock.now()));
}

/** One step. An error becomes the step's end and is not raised, so that the state still gets what earlier steps have reached. */
async function advance(context: Context, from: Progress, declared: Properties, before: Properties): Promise<Progress> {
  const { table } = context;
  try {
    const resolved = await resolve(context, from.live, declared, from.known);
    const now = { ...from, resolved };
    const next = plan(table, now.live, resolved, withActed(recall(table, before), now));
    if (next.is === "rest") return { ...now, end: failureOf(table, now.live) ?? "done" };
    if (next.is === "refused" && now.shared) return { ...now, live: await itself(context, now.live), shared: false };
    if (next.is === "refused")
      throw refused(table, next.refusal, now.live, resolved, { more: now.touched || now.requests > 0 });
    if (next.is === "moving")
      return next.ours && !isPatient(table, declared) ? { ...now, end: "done" } : waitOut(context, now, before);
    if (now.requests >= REQUESTS) throw inTheWay(context, now);
    return await carryOut(context, now, declared, next);
  } catch (error) {
    return { ...from, end: asError(error) };
  }
}

/** What this run has done once it need not do again. */
const withActed = (memory: Memory, { acted, resolved }: Progress): Memory =>
  memory.done === undefined || acted.length === 0
    ? memory
    : {
        ...memory,
        done: { ...memory.done, ...Object.fromEntries(acted.map((field) => [field, orNone(resolved[field])])) },
      };

/** The object, which was seen in a page that others asked for, asked for by itself. */
const itself = (context: Context, live: Properties): Promise<Properties> => mustRead(context, sidOf(live), live);

/** While another run's or person's move is under way a failure belongs into the state; once that move is over, this run has left nothing to finish. */
const waitOut = (context: Context, from: Progress, before: Properties): Promise<Progress> => {
  const now = { ...from, shared: false, written: alsoWritten(context.table, from, from.live) };
  return settle(context, now.live, before, context.table.lifecycle?.awaits).then(
    (live) => ({ ...now, live }),
    (error: unknown) => endedBy(error, { ...now, touched: true }),
  );
};

/** What an object that will never be what it was made for says of it. */
function failureOf(table: Table, live: Properties): KoreError | undefined {
  const { failure, fields } = table.lifecycle ?? {};
  if (!failure || !fields || live[fields.status] !== failure.status) return undefined;
  return new KoreError(
    `${subject(table, live)}: it failed. Seen: ${seenAs(table, live, failure.shows)}. ${failure.instead}`,
  );
}

const inTheWay = ({ table }: Context, { live }: Progress): KoreError =>
  new KoreError(
    `${subject(table, live)}: other operations keep getting in the way (${REQUESTS} attempts). Seen last: ${seenAs(table, live)}. ` +
      "Find out who else changes it, then run the same command again.",
  );
