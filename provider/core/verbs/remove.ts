/** delete: let go of an object in the way that its options say. One that is gone, before or meanwhile, is let go of silently. */
import { KoreError } from "../../errors";
import { ApiError, unlessNotFound } from "../../http/errors";
import type { Policy, Table } from "../../resources/definition";
import type { Context } from "../live/context";
import { countHeld, inWords } from "../live/dependents";
import { objectOf } from "../live/endpoint";
import { Gone } from "../live/gone";
import { mustRead, readOne } from "../live/observe";
import { settle } from "../live/write";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { seenAs, subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, text } from "../terms/value";
import { goingAlong } from "../terms/wire";
import { reconcile } from "./reconcile";

/** `before` are the state's outputs: destroying knows no inputs. What the program still declares stays as it is. */
export async function remove(context: Context, sid: string, before: Properties): Promise<void> {
  const { table, claims, report } = context;
  const { removal } = table;
  if (claims.hold(sid, before)) {
    report(`${subject(table, before)} is not let go: the program still declares it.`);
    return;
  }
  const chosen = (removal.option && text(before[removal.option])) ?? removal.default;
  const policy = removal.policies[chosen] ?? removal.policies[removal.default];
  if (!policy) return;
  const retained = policy.act === "retain";
  const end = retained ? await mayBeThere(context, policy, sid, before) : await letGo(context, policy, sid, before);
  if (!end) return;
  if (policy.warning) await warn(context, policy, sid, before);
  else report(whatWasDone(table, chosen, before, end));
}

/** How an object was seen before it was let go of, and afterwards. Nothing is known of one that was not looked at, or that was deleted. */
interface End {
  readonly from?: Properties;
  readonly to?: Properties;
}

/** Looked up for the warning only: nothing else is sent, so a look that fails stops nothing. */
const mayBeThere = async (
  context: Context,
  { warning }: Policy,
  sid: string,
  before: Properties,
): Promise<End | undefined> =>
  warning === undefined || (await readOne(context, sid, before).catch(() => before)) !== undefined ? {} : undefined;

/** `undefined` when the object was gone. */
async function letGo(context: Context, policy: Policy, sid: string, before: Properties): Promise<End | undefined> {
  const { table } = context;
  try {
    const found = await mustRead(context, sid, before);
    const live = isMoving(table, found) ? await settle(context, found) : found;
    if (policy.act === "delete") {
      await erase(context, policy, live);
      return { from: live };
    }
    const done = await reconcile(context, { live, made: false }, lastState(context, policy, live, before));
    return { from: live, to: done.live };
  } catch (error) {
    if (error instanceof Gone) return undefined;
    throw error;
  }
}

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

/** What the policy declares, less the status where that is to be left, with what goes along and the option of not waiting. */
function lastState({ table, clock }: Context, policy: Policy, live: Properties, before: Properties): Properties {
  const status = table.lifecycle?.fields.status;
  const left = status !== undefined && (policy.leaveStatus ?? []).includes(text(live[status]) ?? "");
  const utc = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z");
  const declared = Object.entries(policy.declare ?? {}).flatMap(([field, value]): [string, string][] => {
    if (field === status && left) return [];
    if (typeof value === "string") return [[field, value]];
    const now = text(live[field]);
    return now ? [[field, value(now, utc, sidOf(live))]] : [];
  });
  const { patience } = table.roles;
  return {
    ...Object.fromEntries(declared),
    ...Object.fromEntries(goingAlong(table, before).map((field) => [field, orNone(before[field])])),
    ...(patience !== undefined && !isPatient(table, before) && { [patience]: true }),
  };
}

async function warn(context: Context, { warning, holds }: Policy, sid: string, before: Properties): Promise<void> {
  const count = holds ? inWords(await countHeld(context, holds, sid), holds) : "";
  context.report(`warning: ${subject(context.table, before)} ${(warning ?? "").replace("{count}", count)}`);
}
