/** The object exists before the program: find it by its identity, or bring it onto the account where the API can do that. */
import { ApiError } from "../../http/errors";
import type { Adopt } from "../../resources/definition";
import type { Context } from "../live/context";
import { findOne, readOne } from "../live/observe";
import { resolve } from "../live/references";
import { decide } from "../plan/decide";
import { wanted } from "../plan/diff";
import { Refused, refused } from "../plan/refusal";
import type { Begun } from "../state/outcome";
import { subject } from "../terms/subject";
import { type Properties, text } from "../terms/value";
import { fromAnswer } from "../terms/wire";

export async function adopt(context: Context, way: Adopt, declared: Properties): Promise<Begun> {
  const found = await find(context, way, declared);
  if (found) return { live: found, made: false };
  if (way.register && declared[way.register.needs] !== undefined) return register(context, way, declared);
  const hint = way.hint?.(text(declared[way.by]) ?? "");
  throw new Refused(
    `${subject(context.table, declared)}: the account has no ${context.table.noun} with this ${way.by}. ${hint ? `${hint} ` : ""}${way.whenMissing}`,
  );
}

const find = (context: Context, { filter, by }: Adopt, declared: Properties) =>
  findOne(context, filter, by, text(declared[by]) ?? "");

/** POST on the collection. "Already yours" is an answer like any other: the SID stands in its message. */
async function register(context: Context, way: Adopt, declared: Properties): Promise<Begun> {
  const { table, api, signal } = context;
  const { parameters = {}, alreadyOwned, gives = "" } = way.register ?? {};
  await refuseAhead(context, declared, gives);
  const form = Object.fromEntries(
    Object.entries(parameters).map(([parameter, field]) => [parameter, text(declared[field]) ?? ""]),
  );
  let found: Properties | undefined;
  const onAmbiguous = async () => {
    found = await find(context, way, declared);
    return found && {};
  };
  try {
    const about = subject(table, declared);
    const call = { service: table.service, path: table.path, answer: table.answer, subject: about, signal };
    const answer = await api.post({ ...call, form, onAmbiguous });
    return { live: found ?? fromAnswer(table, answer), made: true };
  } catch (error) {
    const sid =
      error instanceof ApiError && error.code === alreadyOwned ? sidIn(table.sid, error.apiMessage) : undefined;
    if (sid === undefined) throw error;
    const live = await readOne(context, sid, declared);
    if (live === undefined)
      throw new Refused(
        `${subject(table, declared)}: the API says that it is registered already, as ${sid}, and does not show it to these credentials. ` +
          "Choose the account that has it with `account`, or ask KORE's support.",
      );
    if (live[way.by] !== declared[way.by])
      throw new Refused(
        `${subject(table, declared)}: the API named ${subject(table, live)} as the one already registered, which is another. Nothing was changed.`,
      );
    return { live, made: false };
  }
}

/** What a registered object will look like is known: a declaration that it cannot fulfil is refused before it is registered. */
async function refuseAhead(context: Context, declared: Properties, status: string): Promise<void> {
  const { table } = context;
  const { lifecycle } = table;
  if (!lifecycle) return;
  const live = { ...declared, [lifecycle.fields.status]: status };
  await resolve(context, {}, declared);
  const asked = wanted(table, declared);
  const verdict = decide(lifecycle, { status, assigned: "", owner: asked.owner ?? "" }, asked);
  if (verdict.verdict === "refused") throw refused(table, verdict.refusal, live, declared);
}

const sidIn = (pattern: RegExp, message: string | undefined): string | undefined =>
  (message ?? "").match(/[A-Z]{2}[0-9a-fA-F]{32}/g)?.find((sid) => pattern.test(sid));
