/** update: from the state's object to the declared one. A change that only the state has to know of sends nothing. */
import { OLDEST } from "../../shared/reader";
import type { Context } from "../live/context";
import { type FirstLook, lookFirst } from "../live/first-look";
import { Gone } from "../live/gone";
import { readOne } from "../live/observe";
import { diff } from "../plan/diff";
import { Refused } from "../plan/refusal";
import { followed } from "../state/halfway";
import { isEchoed, meantBy, recall } from "../state/memory";
import { type Declaration, settledOutputs } from "../state/outputs";
import { asMemory } from "../state/written";
import { inRole } from "../terms/roles";
import { sameSid } from "../terms/sid";
import { accountOf, subject } from "../terms/subject";
import { type Properties, same, text, without } from "../terms/value";
import { reconcile } from "./reconcile";

export async function update(
  context: Context,
  sid: string,
  before: Properties,
  declared: Properties,
): Promise<Properties> {
  const { table } = context;
  if (onlyInState(context, before, declared))
    return settledOutputs(table, stateOf(context, before), asBefore(context, before, declared));
  const { live, shared } = await lookBefore(context, sid, before, declared);
  if (live === undefined) throw new Gone(subject(table, { ...before, sid }));
  const begun = { live, made: false, shared };
  const done = await reconcile(context, begun, { ...declared, ...followed(before) }, before);
  return { ...settledOutputs(table, done.live, done), ...asMemory(done.written, context.clock.now()) };
}

/** The object, which another account must have as well as the one of before when another is chosen. */
async function lookBefore(context: Context, sid: string, before: Properties, declared: Properties): Promise<FirstLook> {
  const { table } = context;
  if (same(inRole(table, "account", before), inRole(table, "account", declared)))
    return lookFirst(context, sid, before, OLDEST.decided);
  const live = await readOne(context, sid, before);
  const refused = (why: string, instead: string) =>
    new Refused(
      `${subject(table, { ...before, sid })}: another \`${table.roles.account}\` was refused before anything was sent, because ${why}. ${instead}`,
    );
  const chosen = accountOf(table, declared);
  if (live === undefined)
    throw refused(
      `${chosen} answers that it has no such ${table.noun} (404)`,
      `Declare the account that has it. One that is to stay there and to be managed no more is let go with \`pulumi state delete\`.`,
    );
  const [was, is, wanted] = [before, live, declared].map((one) => text(inRole(table, "owner", one)));
  if (was && !sameSid(was, is) && !sameSid(wanted, is))
    throw refused(
      `${chosen} shows it on ${is}, and the state knows it on ${was}`,
      "Run `pulumi refresh` to see which of them is right, and declare the account that has it.",
    );
  return { live, shared: false };
}

/** An update without any change is a resumption: the engine asks for it after an error. */
function onlyInState({ table }: Context, before: Properties, declared: Properties): boolean {
  const { reasons, looks } = diff(table, before, declared);
  return reasons.length > 0 && !looks;
}

/** What the API showed, of the state's outputs: without options, declared references such as `fleet`, and `__` keys. */
function stateOf({ table }: Context, before: Properties): Properties {
  const echoes = Object.keys(before).filter((key) => {
    const field = table.fields[key];
    return key.startsWith("__") || isEchoed(table, key) || field?.reference !== undefined;
  });
  return without(before, ...echoes);
}

/** The declaration, with the SIDs that the state shows for its references. */
function asBefore({ table }: Context, before: Properties, declared: Properties): Declaration {
  const memory = recall(table, before);
  const resolved: Properties = Object.fromEntries(
    Object.entries(table.fields).flatMap(([field, { reference }]) =>
      reference && declared[field] !== undefined ? [[field, meantBy(field, reference, before, memory)]] : [],
    ),
  );
  return { declared, resolved: { ...declared, ...resolved } };
}
