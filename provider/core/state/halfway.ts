/** What a run that stopped half-way leaves in the state, so that the next one goes on from there. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import { shows } from "../terms/differences";
import { type Properties, same, without } from "../terms/value";
import { FOLLOWS, onceOf, recall, remember, UNSETTLED } from "./memory";
import { inMoves, outputsOf } from "./outputs";
import type { Progress } from "./progress";
import { asMemory } from "./written";

/** A run sent something, or waited for a move, and then failed. The object belongs into the state, with what was seen of it. */
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
  { live, asked, acted, resolved, written }: Pick<Progress, "live" | "asked" | "acted" | "resolved" | "written">,
  wanted: Properties,
  before: Properties,
  now: number,
): Properties {
  const declared = asDone(table, wanted, before, acted);
  const declaration = { declared, resolved };
  const outputs = outputsOf(table, live, declaration);
  const { instead } = recall(table, before);
  // A declared status or Fleet stands for the live one only where this run or an earlier one has sent it: nothing else arrives by itself.
  const expected = inMoves(table).filter(
    (field) => asked.includes(field) || (instead[field] !== undefined && same(instead[field], declared[field])),
  );
  const memory = remember(table, declaration, outputs, expected);
  const follows = arrived(table, live, declared) ? {} : followed(declared);
  return { ...outputs, ...memory, ...follows, ...asMemory(written, now), [UNSETTLED]: true };
}

/** The declaration, with the texts of before where what they stand for was not done yet. */
function asDone(table: Table, declared: Properties, before: Properties, acted: readonly string[]): Properties {
  const { done } = recall(table, before);
  if (done === undefined) return declared;
  const open = Object.keys(onceOf(table, declared)).filter((field) => !acted.includes(field));
  const was = Object.entries(done).filter(([field]) => open.includes(field));
  return { ...without(declared, ...open), ...Object.fromEntries(was) };
}

/** Whom a replacement follows, to be kept in the state until it has the unique name of the one that it replaces. */
export const followed = ({ [FOLLOWS]: whom }: Properties): Properties =>
  whom === undefined ? {} : { [FOLLOWS]: whom };

/** Whether an object shows the unique name that is handed on to it: then it no longer follows the one that it replaced. */
export const arrived = (table: Table, live: Properties, declared: Properties): boolean =>
  Object.entries(table.fields).every(
    ([field, { handedOn }]) => !handedOn || declared[field] === undefined || shows(table, field, declared[field], live),
  );
