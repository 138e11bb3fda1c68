/** What a run that stopped half-way leaves in the state, so that the next one goes on from there. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import { shows } from "../terms/differences";
import { type Properties, same, without } from "../terms/value";
import { FOLLOWS, onceOf, recall, remember, UNSETTLED } from "./memory";
import { inMoves, outputsOf } from "./outputs";
import type { Progress } from "./progress";

/** Something was sent or is under way, and then it stopped. The object belongs into the state, with what was seen of it. */
export class Halfway extends KoreError {
  override readonly name = "Halfway";
  constructor(
    cause: Error,
    readonly sid: string,
    /** Outputs for the state; they say that something is left to do. */
    readonly outputs: Properties,
  ) {
    super(cause.message, { cause });
  }
}

/** Outputs of an object that a failed run leaves behind. `before` are those of the state, if there is one. */
export function halfwayOutputs(
  table: Table,
  { live, asked, acted, resolved }: Pick<Progress, "live" | "asked" | "acted" | "resolved">,
  wanted: Properties,
  before: Properties,
): Properties {
  const declared = asDone(table, wanted, before, acted);
  const declaration = { declared, resolved };
  const outputs = outputsOf(table, live, declaration);
  const { instead } = recall(table, before);
  // Only what was asked for, in this run or in an earlier one, can come of itself.
  const expected = inMoves(table).filter(
    (field) => asked.includes(field) || (instead[field] !== undefined && same(instead[field], declared[field])),
  );
  const memory = remember(table, declaration, outputs, expected);
  const follows = arrived(table, live, declared) ? {} : followed(declared);
  return { ...outputs, ...memory, ...follows, [UNSETTLED]: true };
}

/** The declaration, with the texts of before where what they stand for was not done yet. */
function asDone(table: Table, declared: Properties, before: Properties, acted: readonly string[]): Properties {
  const { done } = recall(table, before);
  if (done === undefined) return declared;
  const open = Object.keys(onceOf(table, declared)).filter((field) => !acted.includes(field));
  const was = Object.entries(done).filter(([field]) => open.includes(field));
  return { ...without(declared, ...open), ...Object.fromEntries(was) };
}

/** Whom an object follows, to be kept until what is handed on has arrived. */
export const followed = ({ [FOLLOWS]: whom }: Properties): Properties =>
  whom === undefined ? {} : { [FOLLOWS]: whom };

/** Whether an object shows what is to be handed on to it: then it follows nobody any more. */
export const arrived = (table: Table, live: Properties, declared: Properties): boolean =>
  Object.entries(table.fields).every(
    ([field, { handedOn }]) => !handedOn || declared[field] === undefined || shows(table, field, declared[field], live),
  );
