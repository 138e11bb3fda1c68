/** The object exists before the program: find it by its identity, or bring it onto the account where the API can do that. */
import { ApiError } from "../../http/errors";
import type { Adopt } from "../../resources/definition";
import type { Context, Looking, Reading } from "../live/context";
import { collectionOf } from "../live/endpoint";
import { inTime } from "../live/in-time";
import { findOne, findShared, readOne } from "../live/observe";
import { resolve } from "../live/references";
import { plan } from "../plan/plan";
import { Refused, refused } from "../plan/refusal";
import { asRegistered } from "../plan/registered";
import { NOTHING } from "../state/memory";
import type { Begun } from "../state/progress";
import { subject } from "../terms/subject";
import { type Properties, text } from "../terms/value";

/** The account does not have it, and nothing that is declared could change that. */
export class NotThere extends Refused {}

export async function adopt(context: Context, way: Adopt, declared: Properties): Promise<Begun> {
  const { value: found, shared } = await findShared(context, way.filter, way.by, text(declared[way.by]) ?? "");
  if (found) return { live: found, made: false, shared };
  if (way.register && declared[way.register.needs] !== undefined) return register(context, way, declared);
  throw notThere(context, way, declared);
}

export function notThere({ table }: Pick<Context, "table">, way: Adopt, declared: Properties): NotThere {
  const hint = way.hint?.(text(declared[way.by]) ?? "");
  return new NotThere(
    `${subject(table, declared)}: the account has no ${table.noun} with this ${way.by}. ${hint ? `${hint} ` : ""}${way.whenMissing}`,
  );
}

export const find = (context: Reading, { filter, by }: Adopt, declared: Properties) =>
  findOne(context, filter, by, text(declared[by]) ?? "");

/** POST on the collection. "Already yours" is an answer like any other: the SID stands in its message. */
async function register(context: Context, way: Adopt, declared: Properties): Promise<Begun> {
  const { table, api } = context;
  const { parameters = {}, alreadyOwned } = way.register ?? {};
  await refuseAhead(context, declared);
  const form = Object.fromEntries(
    Object.entries(parameters).map(([parameter, field]) => [parameter, text(declared[field]) ?? ""]),
  );
  const onAmbiguous = () => inTime(context, () => find(context, way, declared));
  try {
    const live = await api.post({ ...collectionOf(context, declared), form, onAmbiguous });
    return { live, made: true };
  } catch (error) {
    const sid =
      error instanceof ApiError && error.code === alreadyOwned ? sidIn(table.sid, error.apiMessage) : undefined;
    if (sid === undefined) throw error;
    const live = await inTime(context, () => readOne(context, sid, declared));
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

/** A declaration that a SIM which was just registered cannot fulfil is refused before the registration. Resolves with that SIM as it will look. */
export async function refuseAhead(context: Looking, declared: Properties): Promise<Properties> {
  const { table } = context;
  if (!table.lifecycle) return {};
  await resolve(context, {}, declared);
  const live = asRegistered(table, declared);
  const next = plan(table, live, declared, NOTHING);
  if (next.is === "refused") throw refused(table, next.refusal, live, declared);
  return live;
}

const sidIn = (pattern: RegExp, message: string | undefined): string | undefined =>
  (message ?? "").match(/[A-Z]{2}[0-9a-fA-F]{32}/g)?.find((sid) => pattern.test(sid));
