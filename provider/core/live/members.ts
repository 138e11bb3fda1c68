/** A list in a subresource: what is missing is added first, then what is too much is removed, one by one. */
import { KoreError } from "../../errors";
import { READS_BEHIND } from "../../http/behind";
import { ApiError, unlessNotFound } from "../../http/errors";
import { segment } from "../../http/segment";
import type { Members } from "../../resources/definition";
import { pollInterval } from "../../time/backoff";
import type { Progress } from "../state/progress";
import { shows } from "../terms/differences";
import { sameSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { type Properties, sidOf, type Value } from "../terms/value";
import type { Context } from "./context";
import { memberOf, objectOf } from "./endpoint";
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
    return { ...now, touched, end: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** The object with its list, once that is the declared one. A missing network takes devices off the air, so a run ends well only when it has seen the whole list. */
async function readBack(
  context: Context,
  now: Progress,
  field: string,
  declared: readonly string[],
): Promise<Properties> {
  const { table, clock, random, signal } = context;
  const written = clock.now();
  for (let looks = 0; ; looks++) {
    const complete = await withMembers(context, now.live);
    if (shows(table, field, declared, complete)) return complete;
    const wait = written + READS_BEHIND - clock.now();
    if (wait <= 0)
      throw new KoreError(
        `${subject(table, now.live)}: ${field} was brought to ${declared.join(", ") || "none"}, and the API shows ${sids(complete[field]).join(", ") || "none"}. ` +
          "Find out who else changes it, then run the same command again.",
      );
    await clock.sleep(Math.min(wait, pollInterval(looks, random)), signal);
  }
}

const sids = (value: Value | undefined): string[] =>
  Array.isArray(value) ? [...new Set(value.filter((sid) => typeof sid === "string"))] : [];

const has = (list: readonly string[], sid: string): boolean => list.some((other) => sameSid(other, sid));
