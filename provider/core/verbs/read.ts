/** read: the live object, and the inputs that would declare it, for as much of it as is managed. Waits for nothing. */
import { KoreError } from "../../errors";
import { SID, type Table } from "../../resources/definition";
import { lostInPath } from "../../resources/path-safe";
import { OLDEST } from "../../shared/reader";
import type { Context } from "../live/context";
import { lookFirst } from "../live/first-look";
import { followed } from "../state/halfway";
import { declaredAs, isEchoed, type Memory, meantBy, recall, UNSETTLED } from "../state/memory";
import { settledOutputs } from "../state/outputs";
import { writtenBefore } from "../state/written";
import { shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { nameIn } from "../terms/references";
import { inRole } from "../terms/roles";
import { asSid, inOneForm, sameSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { orNone, type Properties, same, sidOf, text, type Value } from "../terms/value";
import { liveKey } from "../terms/wire";

export interface Found {
  readonly sid: string;
  readonly outputs: Properties;
  /** What is declared, with the live value where that is another one: Pulumi shows the difference as drift. */
  readonly inputs: Properties;
}

/** `id` is a SID, or a unique name in a lookup. `before` are the state's outputs, empty in a lookup: what that does not find is an error. */
export async function read(context: Context, id: string, before: Properties): Promise<Found | undefined> {
  const { table } = context;
  const { live } = await lookFirst(context, asSid(id), before, OLDEST.shown);
  if (live === undefined) {
    const lost = lostInPath(id);
    if (before[SID] === undefined)
      throw new KoreError(
        `${table.noun} ${JSON.stringify(id)}: the account has none with this SID or unique name. ` +
          `${lost === undefined ? "" : `A name with ${lost} cannot be looked up: use the SID. `}` +
          "Correct it, name the account that has it with `get(name, id, {}, { account })`, or use other credentials.",
      );
    return undefined;
  }
  const memory = recall(table, before);
  const inputs = await declaredNow(context, live, before, memory);
  const resolved = { ...inputs, ...assignments(table, inputs, before, memory) };
  if (before[UNSETTLED] !== undefined)
    context.report(
      `${subject(table, live)}: an earlier run stopped half-way here, which a refresh takes for a change of its own. ` +
        "`pulumi up` goes on from what is seen now.",
    );
  const outputs = {
    ...settledOutputs(table, live, { declared: inputs, resolved }),
    ...followed(before),
    ...writtenBefore(before),
    // While the SIM is `scheduled` a refresh cannot tell what the stopped run left to do: the next `up` has to look.
    ...(before[UNSETTLED] !== undefined && isMoving(table, live) && { [UNSETTLED]: true }),
  };
  return { sid: sidOf(live) || id, outputs, inputs };
}

async function declaredNow(
  context: Context,
  live: Properties,
  before: Properties,
  memory: Memory,
): Promise<Properties> {
  const { table } = context;
  const now = memory.fields.map(async (field): Promise<[string, Value]> => {
    const declared = inOneForm(table, field, orNone(declaredAs(field, before, memory)));
    const stands =
      stillStands(table, field, declared, live, before, memory) &&
      !(await meansAnother(context, field, declared, live));
    return [field, stands ? declared : liveOf(table, field, live)];
  });
  return Object.fromEntries(await Promise.all(now));
}

/** Whether a declared name, such as the Fleet "trucks", has come to mean another object than the one that is assigned. A name that no object has now does not. */
async function meansAnother(context: Context, field: string, declared: Value, live: Properties): Promise<boolean> {
  const { table, shared } = context;
  const { reference } = table.fields[field] ?? {};
  const name = nameIn(reference, declared);
  if (!reference || name === undefined || isMoving(table, live)) return false;
  const named = await shared.names.glance(reference, table.service, name);
  return (
    named !== undefined &&
    sameSid(named.owner, text(inRole(table, "owner", live))) &&
    !sameSid(named.sid, text(live[reference.output]))
  );
}

function stillStands(
  table: Table,
  field: string,
  declared: Value,
  live: Properties,
  before: Properties,
  memory: Memory,
): boolean {
  const { reference } = table.fields[field] ?? {};
  if (isEchoed(table, field)) return true;
  const expected = memory.instead[field] !== undefined;
  if (expected && isMoving(table, live)) return true;
  if (reference) return same(live[reference.output], meantBy(field, reference, before, memory));
  return shows(table, field, declared, live);
}

const liveOf = (table: Table, field: string, live: Properties): Value => orNone(live[liveKey(table, field)]);

/** The SIDs of the declared references that a refresh found unchanged. */
function assignments(table: Table, inputs: Properties, before: Properties, memory: Memory): Properties {
  return Object.fromEntries(
    Object.entries(table.fields).flatMap(([field, { reference }]): [string, Value][] =>
      reference &&
      inputs[field] !== undefined &&
      same(inputs[field], inOneForm(table, field, orNone(declaredAs(field, before, memory))))
        ? [[field, meantBy(field, reference, before, memory)]]
        : [],
    ),
  );
}
