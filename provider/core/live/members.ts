/** A list in a subresource: what is missing is added first, then what is too much is removed, one by one. */
import { asError, KoreError } from "../../errors";
import { ApiError, unlessNotFound } from "../../http/errors";
import { segment } from "../../http/segment";
import type { Members } from "../../resources/definition";
import type { Progress } from "../state/progress";
import { shows } from "../terms/differences";
import { sameSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { type Properties, sidOf, type Value } from "../terms/value";
import type { Context } from "./context";
import { memberOf, objectOf } from "./endpoint";
import { newsInTime } from "./in-time";
import { withMembers } from "./observe";

/** Adding before removing: SIMs that rely on the list are never left without any. Ends with the list as the API shows it then. */
export async function addAndRemove(
  context: Context,
  now: Progress,
  { field, path, parameter }: Members,
): Promise<Progress> {
  const { api } = context;
  const listed = async () => sids((await withMembers(context, now.live))[field]);
  const hasNow = async (sid: string) => has(await listed(), sid);
  const live = now.live[field] === undefined ? await listed() : sids(now.live[field]);
  const declared = sids(now.resolved[field]);
  const missing = declared.filter((sid) => !has(live, sid));
  const extra = live.filter((sid) => !has(declared, sid));
  const object = objectOf(context, now.live);
  const list = { ...object, path: `${object.path}/${path}` };
  let touched = now.touched;
  try {
    for (const sid of missing) {
      const onAmbiguous = async () => ((await hasNow(sid)) ? { sid } : undefined);
      const answer = memberOf(context.table, sidOf(now.live), sid);
      const added = api.post({ ...list, answer, form: { [parameter]: sid }, onAmbiguous });
      await added.catch(async (error: unknown) => {
        // 409: another run, or a person in the Console, may have added this network meanwhile.
        if (!(error instanceof ApiError && error.status === 409 && (await hasNow(sid)))) throw error;
      });
      touched = true;
    }
    for (const sid of extra) {
      // 404: another run, or our first try whose answer was lost, has removed this network. It is gone, as declared.
      await api.delete({ ...list, path: `${list.path}/${segment(sid)}` }).catch(unlessNotFound);
      touched = true;
    }
    return { ...now, touched, live: await readBack(context, now, field, declared) };
  } catch (error) {
    return { ...now, touched, end: asError(error) };
  }
}

/** The object with its list, once that is the declared one. A missing network takes devices off the air, so a run ends well only when it has seen the whole list. */
async function readBack(
  context: Context,
  now: Progress,
  field: string,
  declared: readonly string[],
): Promise<Properties> {
  const { table } = context;
  const isWhole = (complete: Properties) => shows(table, field, declared, complete);
  const complete = await newsInTime(context, () => withMembers(context, now.live), isWhole);
  if (isWhole(complete)) return complete;
  throw new KoreError(
    `${subject(table, now.live)}: ${field} was brought to ${declared.join(", ") || "none"}, and the API shows ${sids(complete[field]).join(", ") || "none"}. ` +
      "Find out who else changes it, then run the same command again.",
  );
}

const sids = (value: Value | undefined): string[] =>
  Array.isArray(value) ? [...new Set(value.filter((sid) => typeof sid === "string"))] : [];

const has = (list: readonly string[], sid: string): boolean => list.some((other) => sameSid(other, sid));
