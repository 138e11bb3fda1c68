/** delete: let go of an object in the way that its options say. One that is gone, before or meanwhile, is let go of silently. */
import { KoreError } from "../../errors";
import { ApiError, unlessNotFound } from "../../http/errors";
import type { Policy } from "../../resources/definition";
import type { Context } from "../live/context";
import { countHeld, inWords } from "../live/dependents";
import { objectOf } from "../live/endpoint";
import { Gone } from "../live/gone";
import { mustRead, readOne } from "../live/observe";
import { settle } from "../live/write";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text } from "../terms/value";
import { reconcile } from "./reconcile";

/** `before` are the state's outputs: destroying knows no inputs. What the program still declares stays as it is. */
export async function remove(context: Context, sid: string, before: Properties): Promise<void> {
  const { table, holders, report } = context;
  const { removal } = table;
  if (holders.hold(sid, before)) {
    report(`${subject(table, before)} is not let go: the program still declares it.`);
    return;
  }
  const chosen = (removal.option && text(before[removal.option])) ?? removal.default;
  const policy = removal.policies[chosen] ?? removal.policies[removal.default];
  if (!policy) return;
  const there =
    policy.act === "retain"
      ? await mayBeThere(context, policy, sid, before)
      : await letGo(context, policy, sid, before);
  if (there && policy.warning) await warn(context, policy, sid, before);
}

/** Looked up for the warning only: nothing else is sent, so a look that fails stops nothing. */
const mayBeThere = async (context: Context, { warning }: Policy, sid: string, before: Properties): Promise<boolean> =>
  warning !== undefined && (await readOne(context, sid, before).catch(() => before)) !== undefined;

/** False when the object is gone. */
async function letGo(context: Context, policy: Policy, sid: string, before: Properties): Promise<boolean> {
  const { table } = context;
  try {
    const found = await mustRead(context, sid, before);
    const live = isMoving(table, found) ? await settle(context, found) : found;
    if (policy.act === "delete") return await erase(context, policy, live);
    await reconcile(context, { live, made: false }, lastState(context, policy, live, before));
    return true;
  } catch (error) {
    if (error instanceof Gone) return false;
    throw error;
  }
}

/** The API's own DELETE. A refusal is told together with what hangs on the object. */
async function erase(context: Context, { holds }: Policy, live: Properties): Promise<false> {
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
  return false;
}

/** What the policy declares, less the status where that is to be left, with the option of not waiting. */
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
    ...(patience !== undefined && !isPatient(table, before) && { [patience]: true }),
  };
}

async function warn(context: Context, { warning, holds }: Policy, sid: string, before: Properties): Promise<void> {
  const count = holds ? inWords(await countHeld(context, holds, sid), holds) : "";
  context.report(`warning: ${subject(context.table, before)} ${(warning ?? "").replace("{count}", count)}`);
}
