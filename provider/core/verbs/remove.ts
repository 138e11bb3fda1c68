/** delete: let go of an object in the way that its options say. One that is gone, before or meanwhile, is let go of with a line that says so. */
import { KoreError } from "../../errors";
import { ApiError, unlessNotFound } from "../../http/errors";
import type { Policy, Table } from "../../resources/definition";
import { OLDEST } from "../../shared/reader";
import type { Context } from "../live/context";
import { countHeld, inWords } from "../live/dependents";
import { objectOf } from "../live/endpoint";
import { type FirstLook, lookFirst } from "../live/first-look";
import { Gone } from "../live/gone";
import { readOne } from "../live/observe";
import { settle } from "../live/write";
import { lastState, policyOf } from "../plan/last-state";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { accountOf, seenAs, subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, text } from "../terms/value";
import { goingAlong } from "../terms/wire";
import { reconcile } from "./reconcile";

/** `before` are the state's outputs: Pulumi passes no inputs when it destroys. An object that another resource of the program declares stays as it is. */
export async function remove(context: Context, sid: string, before: Properties): Promise<void> {
  const { table, claims, report } = context;
  const { removal } = table;
  if (claims.hold(sid, before)) {
    report(`${subject(table, before)} is not let go: the program still declares it.`);
    return;
  }
  const chosen = (removal.option && text(before[removal.option])) ?? removal.default;
  const policy = policyOf(table, chosen);
  if (!policy) return;
  const retained = policy.act === "retain";
  const end = retained
    ? await mayBeThere(context, policy, sid, before)
    : await letGo(context, policy, () => lookFirst(context, sid, before, OLDEST.decided), before);
  if (!end) return report(wasGone(table, before));
  if (policy.warning) await warn(context, policy, sid, before);
  else report(whatWasDone(table, chosen, before, end));
}

/** How an object was seen before it was let go of, and after that. `from` is absent when it was not looked at, `to` when it was deleted. */
export interface End {
  readonly from?: Properties;
  readonly to?: Properties;
}

/** `onDelete: "retain"` sends nothing. The object is looked at only so that no warning tells of a Fleet that is gone; a look that fails stops nothing. */
const mayBeThere = async (
  context: Context,
  { warning }: Policy,
  sid: string,
  before: Properties,
): Promise<End | undefined> =>
  warning === undefined || (await readOne(context, sid, before).catch(() => before)) !== undefined ? {} : undefined;

/** Lets go of an object by a policy that is not to leave it alone. `look` shows it; `undefined` when it was gone. `before`: the options of the state. */
export async function letGo(
  context: Context,
  policy: Policy,
  look: () => Promise<FirstLook>,
  before: Properties,
): Promise<End | undefined> {
  const { table } = context;
  try {
    const { live: found, shared } = await look();
    if (found === undefined) return undefined;
    const live = isMoving(table, found) ? await settle(context, found, before) : found;
    if (policy.act === "delete") {
      await erase(context, policy, live);
      return { from: live };
    }
    const done = await reconcile(context, { live, made: false, shared }, lastOf(context, policy, live, before));
    return { from: live, to: done.live };
  } catch (error) {
    if (error instanceof Gone) return undefined;
    throw error;
  }
}

/** 404 is all that is known: an object of another account, whose credentials were taken away, is answered so as well. */
const wasGone = (table: Table, before: Properties): string =>
  `${subject(table, before)} is let go as one that is gone: ${accountOf(table, before)} answers that it has no such ${table.noun} (404). ` +
  "If it is on another account, it stays as it is there.";

/** `SIM 8988… (HS…) was deactivated: its resource left the stack. Before: status active, Fleet HF…; now: status inactive, Fleet HF….` */
function whatWasDone(table: Table, chosen: string, before: Properties, { from, to }: End): string {
  const who = subject(table, { ...before, ...from });
  if (from === undefined || (to && same(from, to))) {
    const seen = to ? ` (${seenAs(table, to)})` : "";
    return `${who} stays as it is${seen}: its resource left the stack, and ${table.removal.option} is "${chosen}".`;
  }
  const done = chosen.replace(/e?$/, "ed");
  const told = to ? ` Before: ${seenAs(table, from)}; now: ${seenAs(table, to)}.` : "";
  return `${who} ${to && isMoving(table, to) ? "is being" : "was"} ${done}: its resource left the stack.${told}`;
}

/** The API's own DELETE. A refusal is told together with what hangs on the object. */
async function erase(context: Context, { holds }: Policy, live: Properties): Promise<void> {
  const { table, api } = context;
  await api
    .delete(objectOf(context, live))
    .catch(unlessNotFound)
    .catch(async (error: unknown) => {
      if (!(error instanceof ApiError) || !holds || !error.isRefusal) throw error;
      const held = await countHeld(context, holds, sidOf(live));
      if (held === 0) throw error;
      const said = error.apiMessage ? ` The API says: ${error.apiMessage.replace(/\.?$/, ".")}` : "";
      throw new KoreError(
        `${subject(table, live)}: the API refuses to delete it (${error.status}).${said} It holds ${inWords(held, holds)}: move or delete those first.`,
        { cause: error },
      );
    });
}

/** What the policy declares, with the option of not waiting. */
function lastOf({ table, clock }: Context, policy: Policy, live: Properties, before: Properties): Properties {
  const { patience } = table.roles;
  return {
    ...lastState(table, policy, live, clock.now()),
    ...Object.fromEntries(goingAlong(table, before).map((field) => [field, orNone(before[field])])),
    ...(patience !== undefined && !isPatient(table, before) && { [patience]: true }),
  };
}

async function warn(context: Context, { warning, holds }: Policy, sid: string, before: Properties): Promise<void> {
  const count = holds ? inWords(await countHeld(context, holds, sid), holds) : "";
  context.report(`warning: ${subject(context.table, before)} ${(warning ?? "").replace("{count}", count)}`);
}
