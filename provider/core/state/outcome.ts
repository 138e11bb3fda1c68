/** How a verb ends: with outputs for the state, or half-way with outputs that let the next run go on. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import { shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { type Properties, same, type Value } from "../terms/value";
import { FOLLOWS, isInput, recall, remember, UNSETTLED } from "./memory";

/** A declaration as the program wrote it, and with SIDs in place of names. */
export interface Declaration {
  readonly declared: Properties;
  readonly resolved: Properties;
}

/** Where a reconciliation stands. */
export interface Step {
  live: Properties;
  resolved: Properties;
  /** Whether a failure from here on leaves something to finish. */
  touched: boolean;
  /** The fields of the last request that was, or may have been, carried out: what is under way may be what they ask for. */
  asked: readonly string[];
}

/** What finding or making an object gives. */
export interface Begun {
  readonly live: Properties;
  /** Whether this run brought it into being: then a failure must not lose it. */
  readonly made: boolean;
}

/** Where a reconciliation ends well. */
export interface Reconciled extends Declaration {
  readonly live: Properties;
}

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

/** Outputs of an object that shows what is declared, or whose last move nobody waits for. */
export function settledOutputs(table: Table, live: Properties, declaration: Declaration): Properties {
  const outputs = { ...live, ...echo(table, live, declaration) };
  return { ...outputs, ...remember(table, declaration, outputs, standIns(table, live)) };
}

/** Outputs of an object that a failed run leaves behind. `before` are those of the state, if there is one. */
export function halfwayOutputs(
  table: Table,
  { live, asked, resolved }: Step,
  declared: Properties,
  before: Properties,
): Properties {
  const declaration = { declared, resolved };
  const outputs = { ...live, ...echo(table, live, declaration) };
  const { instead } = recall(table, before);
  // Only what was asked for, in this run or in an earlier one, can come of itself.
  const expected = inMoves(table).filter(
    (field) => asked.includes(field) || (instead[field] !== undefined && same(instead[field], declared[field])),
  );
  const memory = remember(table, declaration, outputs, expected);
  const follows = arrived(table, live, declared) ? {} : followed(declared);
  return { ...outputs, ...memory, ...follows, [UNSETTLED]: true };
}

/** Whom an object follows, to be kept until what is handed on has arrived. */
export const followed = ({ [FOLLOWS]: whom }: Properties): Properties =>
  whom === undefined ? {} : { [FOLLOWS]: whom };

/** Whether an object shows what is to be handed on to it: then it follows nobody any more. */
export const arrived = (table: Table, live: Properties, declared: Properties): boolean =>
  Object.entries(table.fields).every(
    ([field, { handedOn }]) => !handedOn || declared[field] === undefined || shows(table, field, declared[field], live),
  );

/** The fields whose live value may stand for another, declared one. */
const standIns = (table: Table, live: Properties): string[] =>
  inMoves(table).filter((field) => field === table.lifecycle?.fields.status || isMoving(table, live));

/** The fields that a move can still change, whatever was seen last. */
const inMoves = ({ lifecycle }: Table): string[] =>
  lifecycle ? [lifecycle.fields.status, lifecycle.fields.assignment] : [];

/**
 * What a state repeats of the inputs: options, because destroying knows no inputs; and references as they were
 * declared, for as long as they name what is really assigned; and sets in the declared order, which says nothing.
 */
function echo(table: Table, live: Properties, { declared, resolved }: Declaration): Properties {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([field, value]): [string, Value][] => {
      if (!isInput(table, field)) return [];
      const { rule, reference, set } = table.fields[field] ?? {};
      if (rule === "option" || (set && shows(table, field, value, live))) return [[field, value]];
      if (!reference) return [];
      const assigned = live[reference.output] ?? "";
      return [[field, same(resolved[field], assigned) ? value : assigned]];
    }),
  );
}
