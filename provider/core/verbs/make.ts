/** The object is made by the program: looked up by its unique name first, taken over or refused if it is there, created if not. */
import { ApiError } from "../../http/errors";
import type { Make } from "../../resources/definition";
import type { Context, Reading } from "../live/context";
import { collectionOf } from "../live/endpoint";
import { inTime } from "../live/in-time";
import { readOne, withMembers } from "../live/observe";
import { resolve } from "../live/references";
import { immutableReason } from "../plan/check";
import { Refused } from "../plan/refusal";
import type { Begun } from "../state/progress";
import { differences } from "../terms/differences";
import { subject } from "../terms/subject";
import { type Properties, text } from "../terms/value";
import { sentToMake, toForm } from "../terms/wire";

export async function make(context: Context, way: Make, declared: Properties): Promise<Begun> {
  const found = await findByName(context, way, declared);
  if (!found) return post(context, way, declared);
  takeOver(context, way, found, declared);
  return { live: found, made: false };
}

export async function findByName(
  context: Reading,
  { by }: Make,
  declared: Properties,
): Promise<Properties | undefined> {
  const name = text(declared[by]);
  const found = name ? await readOne(context, name, declared) : undefined;
  return found?.[by] === name ? found : undefined;
}

/** Raises `Refused` when taking over is not wanted, or cannot give what is declared. */
export function takeOver({ table }: Pick<Context, "table">, way: Make, live: Properties, declared: Properties): void {
  const who = subject(table, live);
  if (way.adoptOption && declared[way.adoptOption] === false)
    throw new Refused(
      `${who}: exists already and \`${way.adoptOption}\` is false. Declare another \`${way.by}\`, or let it be taken over with \`${way.adoptOption}: true\`.`,
    );
  for (const field of differences(table, declared, live, ["replace"]))
    throw new Refused(
      `${who}: exists already with ${field} ${JSON.stringify(live[field])}, and ` +
        `${immutableReason(table, field, table.fields[field]?.immutable ?? "it is fixed when it is made", way.by, declared)}.`,
    );
}

/** When the answer is lost, the object is looked up by its name before the POST is sent again: the API has no idempotency keys. */
async function post(context: Context, way: Make, declared: Properties): Promise<Begun> {
  const { table, api } = context;
  const resolved = await resolve(context, {}, declared);
  const onAmbiguous = () => inTime(context, () => findByName(context, way, declared));
  try {
    const form = toForm(table, resolved, sentToMake(table, resolved));
    const live = await api.post({ ...collectionOf(context, declared), form, onAmbiguous });
    return { live: await withMembers(context, live), made: true };
  } catch (error) {
    // Another run may have made a Fleet of this name since this one looked.
    const refused = error instanceof ApiError && error.isRefusal;
    // If looking for that Fleet fails as well, the user hears why the POST was refused, not why the look failed.
    const theirs = refused ? await findByName(context, way, declared).catch(() => undefined) : undefined;
    if (!theirs) throw error;
    takeOver(context, way, theirs, declared);
    return { live: theirs, made: false };
  } finally {
    context.shared.names.forget(table.service, table.path);
  }
}
