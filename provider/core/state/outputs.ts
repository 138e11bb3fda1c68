/** The outputs of an object that shows what is declared, for the state. */
import type { Table } from "../../resources/definition";
import { shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { type Properties, same, type Value } from "../terms/value";
import { isEchoed, isInput, remember } from "./memory";

/** A declaration as the program wrote it, and with SIDs in place of names. */
export interface Declaration {
  readonly declared: Properties;
  readonly resolved: Properties;
}

/** Outputs of an object that shows what is declared, or whose last move is not waited for (`skipAwait`). */
export function settledOutputs(table: Table, live: Properties, declaration: Declaration): Properties {
  const outputs = outputsOf(table, live, declaration);
  return { ...outputs, ...remember(table, declaration, outputs, standIns(table, live)) };
}

/** What was seen, and what a state repeats of the inputs. */
export const outputsOf = (table: Table, live: Properties, declaration: Declaration): Properties => ({
  ...live,
  ...echo(table, live, declaration),
});

/** The fields whose live value may stand for another, declared one. */
const standIns = (table: Table, live: Properties): string[] =>
  inMoves(table).filter((field) => field === table.lifecycle?.fields.status || isMoving(table, live));

/** The fields that a move can still change, whatever was seen last. */
export const inMoves = ({ lifecycle }: Table): string[] =>
  lifecycle ? [lifecycle.fields.status, lifecycle.fields.assignment] : [];

/**
 * What a state repeats of the inputs: options, because Pulumi passes no inputs when it destroys; references as declared (`fleet: "trucks"`),
 * for as long as that Fleet is the one assigned; and lists such as `networks` in the declared order, so that another order is no difference.
 */
function echo(table: Table, live: Properties, { declared, resolved }: Declaration): Properties {
  return Object.fromEntries(
    Object.entries(declared).flatMap(([field, value]): [string, Value][] => {
      if (!isInput(table, field)) return [];
      const { reference, set } = table.fields[field] ?? {};
      if (isEchoed(table, field) || (set && shows(table, field, value, live))) return [[field, value]];
      if (!reference) return [];
      const assigned = live[reference.output] ?? "";
      return [[field, same(resolved[field], assigned) ? value : assigned]];
    }),
  );
}
