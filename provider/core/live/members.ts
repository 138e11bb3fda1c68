/** A list in a subresource: what is missing is added first, then what is too much is removed, one by one. */
import { z } from "zod";
import { ApiError, unlessNotFound } from "../../http/errors";
import type { Step } from "../state/outcome";
import { sameSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { type Properties, sidOf, type Value } from "../terms/value";
import type { Context } from "./context";
import { pathOf, withMembers } from "./observe";

const member = z.object({ sid: z.string() });

/** Adding before removing: SIMs that rely on the list are never left without any. */
export async function addAndRemove(context: Context, step: Step): Promise<Properties> {
  const { table, api, signal } = context;
  const { members } = table;
  if (!members) return step.live;
  const complete = step.live[members.field] === undefined ? await withMembers(context, step.live) : step.live;
  const live = sids(complete[members.field]) ?? [];
  const declared = sids(step.resolved[members.field]) ?? live;
  const call = {
    service: table.service,
    path: `${pathOf(table, sidOf(step.live))}/${members.path}`,
    subject: subject(table, step.live),
    signal,
  };
  const hasNow = async (sid: string) => has(sids((await withMembers(context, step.live))[members.field]) ?? [], sid);
  const missing = declared.filter((sid) => !has(live, sid));
  const extra = live.filter((sid) => !has(declared, sid));
  for (const sid of missing) {
    const onAmbiguous = async () => ((await hasNow(sid)) ? { sid } : undefined);
    const added = api.post({ ...call, form: { [members.parameter]: sid }, answer: member, onAmbiguous });
    await added.catch(async (error: unknown) => {
      // A conflict: somebody else may have added it meanwhile.
      if (!(error instanceof ApiError && error.status === 409 && (await hasNow(sid)))) throw error;
    });
    step.touched = true;
  }
  for (const sid of extra) {
    // Not found: somebody else, or a first try whose answer was lost, removed it. That is what was wanted.
    await api.delete({ ...call, path: `${call.path}/${encodeURIComponent(sid)}` }).catch(unlessNotFound);
    step.touched = true;
  }
  return missing.length + extra.length > 0 ? withMembers(context, step.live) : complete;
}

const has = (list: readonly string[], sid: string): boolean => list.some((other) => sameSid(other, sid));

const sids = (value: Value | undefined): string[] | undefined =>
  Array.isArray(value) ? [...new Set(value.filter((sid) => typeof sid === "string"))] : undefined;
