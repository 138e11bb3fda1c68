/** From the live object to the declared one: look, decide, send what is needed in as few requests as the API allows, see it through. */

import { KoreError } from "../../errors";
import { ApiError } from "../../http/errors";
import type { Table } from "../../resources/definition";
import type { Lifecycle } from "../../resources/lifecycle";
import { pollInterval } from "../../time/backoff";
import { StillPending, WentElsewhere } from "../../wait/errors";
import type { Context } from "../live/context";
import { Gone } from "../live/gone";
import { handOn } from "../live/hand-on";
import { addAndRemove } from "../live/members";
import { mustRead } from "../live/observe";
import { changesOwner, resolve } from "../live/references";
import { confirm, send, settle } from "../live/write";
import { decide } from "../plan/decide";
import { seen, wanted } from "../plan/diff";
import { refused } from "../plan/refusal";
import { recall } from "../state/memory";
import { type Begun, Halfway, halfwayOutputs, type Reconciled, type Step } from "../state/outcome";
import { differences } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { seenAs, subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, text, type Value } from "../terms/value";

/** One account transfer, one update, and what other operations in between can cost. */
const ROUNDS = 6;

/**
 * Brings an object to what is declared. `before` are the outputs of the state, if there is one.
 * Rejects with `Refused` or `ApiError` when nothing was changed, with `Halfway` when something was, or may have been.
 */
export async function reconcile(
  context: Context,
  { live, made }: Begun,
  declared: Properties,
  before: Properties = {},
): Promise<Reconciled> {
  const step: Step = { live, resolved: declared, touched: made, asked: [] };
  try {
    await converge(context, step, declared, before);
    step.live = await addAndRemove(context, step);
    return { live: step.live, declared, resolved: step.resolved };
  } catch (error) {
    if (error instanceof StillPending || error instanceof WentElsewhere) step.live = error.waited.last as Properties;
    const left = step.touched || (error instanceof ApiError && error.ambiguous);
    if (!left || !(error instanceof Error) || error instanceof Gone) throw error;
    const outputs = halfwayOutputs(context.table, step, declared, before);
    throw new Halfway(error, sidOf(step.live), outputs);
  }
}

async function converge(context: Context, step: Step, declared: Properties, before: Properties): Promise<void> {
  const { table } = context;
  const patient = isPatient(table, declared);
  let shown = before;
  for (let round = 0; round < ROUNDS; round++) {
    if (isMoving(table, step.live)) {
      if (!patient && isOurs(table, step.live, declared, before)) return;
      await waitOut(context, step);
    }
    if (round === 0 || !changesOwner(context, step.live, declared))
      step.resolved = await resolve(context, step.live, declared, shown);
    const fields = nextFields(context, step);
    if (fields.length === 0) return;
    await handOn(context, step, declared, fields);
    if (!(await sent(context, step, fields, round))) continue;
    if (isMoving(table, step.live) && !patient) return;
    step.live = await confirm(context, step.live, step.resolved, comparable(context, step.resolved, fields));
    shown = { ...before, ...understood(context, step.live, declared, fields) };
  }
  throw new KoreError(
    `${subject(table, step.live)}: other operations keep getting in the way (${ROUNDS} attempts). Seen last: ${seenAs(table, step.live)}. ` +
      "Find out who else changes it, then run the same command again.",
  );
}

/** After a move to another account: what the API made of the names that went along is what they mean there. */
function understood({ table }: Context, live: Properties, declared: Properties, fields: readonly string[]): Properties {
  const owner = table.lifecycle?.fields.owner;
  if (owner === undefined || !fields.includes(owner)) return {};
  return Object.fromEntries(
    fields.flatMap((field): [string, Value][] => {
      const output = table.fields[field]?.reference?.output;
      return output === undefined
        ? []
        : [
            [field, orNone(declared[field])],
            [output, orNone(live[output])],
          ];
    }),
  );
}

/** The fields of the next request: the move to another account goes alone, everything else together. Raises `Refused`. */
function nextFields(context: Context, { live, resolved, touched }: Step): string[] {
  const { table } = context;
  const open = differences(table, resolved, live).filter((field) => table.members?.field !== field);
  const { lifecycle } = table;
  if (!lifecycle) return open;
  const verdict = decide(lifecycle, seen(table, live), wanted(table, resolved));
  if (verdict.verdict === "refused") throw refused(table, verdict.refusal, live, resolved, { more: touched });
  if (!changesOwner(context, live, resolved)) return open;
  const { owner, assignment } = lifecycle.fields;
  return [owner, ...(resolved[assignment] === undefined ? [] : [assignment])];
}

/** While somebody's move is under way a failure belongs into the state; once it is over nothing of ours is left to finish. */
async function waitOut(context: Context, step: Step): Promise<void> {
  const { touched } = step;
  step.touched = true;
  step.live = await settle(context, step.live);
  step.touched = touched;
}

/** False when somebody else changed it meanwhile, or when another operation was in the way: decide again, by what the object shows now. */
async function sent(context: Context, step: Step, fields: readonly string[], round: number): Promise<boolean> {
  step.asked = [];
  try {
    const { live, sent } = await send(context, step.live, step.resolved, fields);
    step.live = live;
    // Where somebody else changed it after an unanswered request, nobody knows what became of that request.
    step.touched = true;
    if (sent) step.asked = fields;
    return sent;
  } catch (error) {
    if (error instanceof ApiError && error.ambiguous) step.asked = fields;
    step.live = await afterConflict(context, step.live, error, round);
    return false;
  }
}

/**
 * The object as it is after an update that the API refused because another operation is under way: after a pause, when what is in the
 * way does not show. Raises `Gone` when the API does not know the object any more, and every other error again.
 */
async function afterConflict(context: Context, before: Properties, error: unknown, round: number): Promise<Properties> {
  const { table, clock, random, deadline, signal } = context;
  const busy = busyness(table.lifecycle, error);
  if (busy === undefined && !(error instanceof ApiError && error.status === 404)) throw error;
  const look = () => mustRead(context, sidOf(before), before);
  const live = await look();
  if (isMoving(table, live) || !same(live, before)) return live;
  // It was not carried out, so it can be asked for again.
  const pause = pollInterval(round, random);
  if (busy !== "surely" || round === ROUNDS - 1 || clock.now() + pause > deadline) throw error;
  await clock.sleep(pause, signal);
  return look();
}

/** Whether a refusal means that another operation is under way. A conflict without a code can mean nothing else. */
function busyness(lifecycle: Lifecycle | undefined, error: unknown): "surely" | "perhaps" | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { status, code } = error;
  const surely = lifecycle && (code === undefined ? status === 409 : lifecycle.busy.surely.includes(code));
  if (surely) return "surely";
  return status === 409 || (code !== undefined && lifecycle?.busy.perhaps.includes(code)) ? "perhaps" : undefined;
}

/** Whether the move under way is the one that an earlier run asked for and did not wait for, and leads to what is declared now. */
function isOurs(table: Table, live: Properties, declared: Properties, before: Properties): boolean {
  const { instead } = recall(table, before);
  const asked = Object.entries(instead);
  const leadsThere = asked.every(([field, value]) => declared[field] === undefined || same(value, declared[field]));
  const open = differences(table, declared, { ...before, ...live });
  return asked.length > 0 && leadsThere && open.every((field) => field in instead);
}

/** Fields whose live value can be compared: a name in another account's words cannot. */
const comparable = ({ table }: Context, resolved: Properties, fields: readonly string[]): string[] =>
  fields.filter((field) => {
    const value = text(resolved[field]);
    const reference = table.fields[field]?.reference;
    return !reference || !value || reference.sid.test(value);
  });
