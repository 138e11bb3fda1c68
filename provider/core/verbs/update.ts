/** update: from the state's object to the declared one. A change that only the state has to know of sends nothing. */
import type { Context } from "../live/context";
import { mustRead } from "../live/observe";
import { diff } from "../plan/diff";
import { followed } from "../state/halfway";
import { isEchoed, meantBy, recall } from "../state/memory";
import { type Declaration, settledOutputs } from "../state/outputs";
import { type Properties, without } from "../terms/value";
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
  const live = await mustRead(context, sid, before);
  const done = await reconcile(context, { live, made: false }, { ...declared, ...followed(before) }, before);
  return settledOutputs(table, done.live, done);
}

/** An update without any change is a resumption: the engine asks for it after an error. */
function onlyInState({ table }: Context, before: Properties, declared: Properties): boolean {
  const { reasons, looks } = diff(table, before, declared);
  return reasons.length > 0 && !looks;
}

/** The live part of the state's outputs. */
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
