/** A list in a subresource: what is missing is added first, then what is too much is removed, one by one. */
import { z } from "zod";
import { ApiError, unlessNotFound } from "../../http/errors";
import { segment } from "../../http/segment";
import type { Step } from "../state/outcome";
import type { Properties, Value } from "../terms/value";
import type { Context } from "./context";
import { objectOf } from "./endpoint";
import { withMembers } from "./observe";

const member = z.object({ sid: z.string() });

/** Adding before removing: SIMs that rely on the list are never left without any. */
export async function addAndRemove(context: Context, step: Step): Promise<Properties> {
  const { table, api } = context;
  const { members } = table;
  if (!members) return step.live;
  const complete = step.live[members.field] === undefined ? await withMembers(context, step.live) : step.live;
  const live = sids(complete[members.field]) ?? [];
  const declared = sids(step.resolved[members.field]) ?? live;
  const object = objectOf(context, step.live);
  const list = { ...object, path: `${object.path}/${members.path}`, answer: member };
  const has = async (sid: string) => (sids((await withMembers(context, step.live))[members.field]) ?? []).includes(sid);
  const missing = declared.filter((sid) => !live.includes(sid));
  const extra = live.filter((sid) => !declared.includes(sid));
  for (const sid of missing) {
    const onAmbiguous = async () => ((await has(sid)) ? { sid } : undefined);
    const added = api.post({ ...list, form: { [members.parameter]: sid }, onAmbiguous });
    await added.catch(async (error: unknown) => {
      // A conflict: somebody else may have added it meanwhile.
      if (!(error instanceof ApiError && error.status === 409 && (await has(sid)))) throw error;
    });
    step.touched = true;
  }
  for (const sid of extra) {
    // Not found: somebody else, or a first try whose answer was lost, removed it. That is what was wanted.
    await api.delete({ ...list, path: `${list.path}/${segment(sid)}` }).catch(unlessNotFound);
    step.touched = true;
  }
  return missing.length + extra.length > 0 ? withMembers(context, step.live) : complete;
}

const sids = (value: Value | undefined): string[] | undefined =>
  Array.isArray(value) ? [...new Set(value.filter((sid) => typeof sid === "string"))] : undefined;
