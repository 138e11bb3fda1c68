/** delete: let go of an object in the way that its options say. One that is gone already is let go of silently. */
import { KoreError } from "../errors";
import { ApiError } from "../http/errors";
import type { Policy, Table } from "../resources/definition";
import type { Context } from "./context";
import { isPending } from "./decide";
import { heldBy } from "./held";
import { pathOf, readOne } from "./observe";
import { reconcile } from "./reconcile";
import { subject } from "./subject";
import { type Properties, text } from "./value";
import { settle } from "./write";

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
  const there = policy.act === "retain" || (await letGo(context, policy, sid, before));
  if (there && policy.warning) await warn(context, policy, sid, before);
}

/** False when the object is gone. */
async function letGo(context: Context, policy: Policy, sid: string, before: Properties): Promise<boolean> {
  const { table } = context;
  const found = await readOne(context, sid, before);
  if (found === undefined) return false;
  const live = isPending(table.lifecycle, statusOf(table, found)) ? await settle(context, found) : found;
  if (policy.act === "delete") return erase(context, policy, live);
  await reconcile(context, { live, made: false }, lastState(context, policy, live, before));
  return true;
}

/** The API's own DELETE. A refusal is told together with what hangs on the object. */
async function erase(context: Context, { holds }: Policy, live: Properties): Promise<false> {
  const { table, api, signal } = context;
  const sid = text(live.sid) ?? "";
  try {
    await api.delete({ service: table.service, path: pathOf(table, sid), subject: subject(table, live), signal });
  } catch (error) {
    if (error instanceof ApiError && error.isNotFound) return false;
    if (!(error instanceof ApiError) || !holds || (error.status ?? 500) >= 500) throw error;
    const said = error.apiMessage ? ` The API says: ${error.apiMessage.replace(/\.?$/, ".")}` : "";
    throw new KoreError(
      `${subject(table, live)}: the API refuses to delete it (${error.status}).${said} ` +
        `It holds ${await heldBy(context, holds, sid)}: move or delete those first.`,
      { cause: error },
    );
  }
  return false;
}

/** What the policy declares, less the status where that is to be left, with the option of not waiting. */
function lastState({ table, clock }: Context, policy: Policy, live: Properties, before: Properties): Properties {
  const status = table.lifecycle?.fields.status;
  const left = (policy.leaveStatus ?? []).includes(text(statusOf(table, live)) ?? "");
  const utc = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z");
  const declared = Object.entries(policy.declare ?? {}).flatMap(([field, value]): [string, string][] => {
    if (field === status && left) return [];
    return [[field, typeof value === "string" ? value : value(text(live[field]) || table.noun, utc)]];
  });
  return { ...Object.fromEntries(declared), ...(before.skipAwait === true && { skipAwait: true }) };
}

async function warn(context: Context, { warning, holds }: Policy, sid: string, before: Properties): Promise<void> {
  const count = holds ? await heldBy(context, holds, sid) : "";
  context.report(`warning: ${subject(context.table, before)} ${(warning ?? "").replace("{count}", count)}`);
}

const statusOf = (table: Table, live: Properties) => table.lifecycle && live[table.lifecycle.fields.status];
