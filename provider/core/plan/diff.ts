/** diff: what an update would have to do, from the state alone. No network, no waits. */
import type { Table } from "../../resources/definition";
import { arrived } from "../state/halfway";
import { DECLARED, FOLLOWS, isEchoed, isInput, type Memory, recall, UNSETTLED } from "../state/memory";
import { differences, shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { subject } from "../terms/subject";
import { hasUnknown, orNone, type Properties, same, text } from "../terms/value";
import { liveKey } from "../terms/wire";
import { immutableReason } from "./check";
import { plan } from "./plan";
import { Refused, refused } from "./refusal";

/** Why an update has something to do, with the input it is about. */
export interface Reason {
  /** An input; `__unsettled` and `__follows` for what only the state knows of. */
  readonly field: string;
  /**
   * - `differs`: the state shows another value.
   * - `stands for another`: the state holds a value for one that is not declared any more.
   * - `newly declared`, `no longer declared`: a refresh must know what is managed, even when nothing is to be sent.
   * - `follows nobody`: the unique name that a replacement takes over has arrived.
   * - `unfinished`: an earlier run left something to finish, or a move is under way that is to be waited for.
   */
  readonly why:
    | "differs"
    | "stands for another"
    | "newly declared"
    | "no longer declared"
    | "follows nobody"
    | "unfinished";
}

export interface Diff {
  readonly reasons: readonly Reason[];
  /** The inputs that only another object can have. */
  readonly replaces: readonly string[];
  /** Whether an update has to look at the live object; otherwise only the state changes. */
  readonly looks: boolean;
}

/** `outputs` are the state's, `inputs` the checked declaration. */
export function diff(table: Table, outputs: Properties, inputs: Properties): Diff {
  const memory = recall(table, outputs);
  const changed = changedInputs(table, outputs, inputs, memory);
  const stale = staleMemory(table, outputs, inputs, memory);
  const left = leftToFinish(table, outputs, inputs);
  return {
    reasons: [...changed, ...stale, ...left],
    replaces: changed.map(({ field }) => field).filter((field) => needsAnother(table, field, outputs, inputs)),
    looks:
      left.length > 0 ||
      changed.some(({ field }) => !isEchoed(table, field) || table.fields[field]?.once !== undefined) ||
      // Whether the account that is chosen now, or the default one, has the object: only that account can tell.
      [...changed, ...stale].some(({ field }) => field === table.roles.account) ||
      (stale.some(({ why }) => why === "stands for another") && isMoving(table, outputs)),
  };
}

/** A declared value that the state's live value stands for is no difference. */
const stoodIn = (field: string, inputs: Properties, { instead }: Memory): boolean =>
  instead[field] !== undefined && same(instead[field], inputs[field]);

function changedInputs(table: Table, outputs: Properties, inputs: Properties, memory: Memory): Reason[] {
  return differences(table, inputs, outputs, ["replace", "update", "along", "once", "option"])
    .filter((field) => !stoodIn(field, inputs, memory))
    .map((field) => ({ field, why: "differs" }));
}

/**
 * What the state remembers of an earlier declaration and must forget. Example: `ready` was declared and `active` seen, now `active` is
 * declared: a remembered `ready` would make the next refresh report drift.
 */
function staleMemory(table: Table, outputs: Properties, inputs: Properties, memory: Memory): Reason[] {
  const { fields, instead } = memory;
  const reason =
    (why: Reason["why"]) =>
    (field: string): Reason => ({ field, why });
  const replaced = Object.keys(instead).filter(
    (field) => inputs[field] !== undefined && !stoodIn(field, inputs, memory),
  );
  // A person gave this SIM, in the Console, the unique name of the SIM that it replaced: it follows that one no longer.
  const follows = FOLLOWS in outputs && arrived(table, outputs, inputs) ? [FOLLOWS] : [];
  // A state that a person imported by hand has no list of what is declared: then no input counts as newly declared.
  const known = DECLARED in outputs;
  const declared = Object.keys(inputs).filter((field) => isInput(table, field));
  return [
    ...replaced.map(reason("stands for another")),
    ...follows.map(reason("follows nobody")),
    ...(known ? declared.filter((field) => !fields.includes(field)).map(reason("newly declared")) : []),
    ...(known ? fields.filter((field) => inputs[field] === undefined).map(reason("no longer declared")) : []),
  ];
}

/** A run that stopped half-way, or a move that is still under way, unless the program declares that moves are not waited for (`skipAwait`). */
function leftToFinish(table: Table, outputs: Properties, inputs: Properties): Reason[] {
  const waits = isPatient(table, inputs) && isMoving(table, outputs);
  return waits || outputs[UNSETTLED] !== undefined ? [{ field: UNSETTLED, why: "unfinished" }] : [];
}

/**
 * Whether a changed input means another object. A fixed value that a preview does not know yet, such as `dataEnabled` of a Fleet whose
 * `uniqueName` stays, can only turn out to be the same: anything else is refused then.
 */
function needsAnother(table: Table, field: string, outputs: Properties, inputs: Properties): boolean {
  const { rule, together } = table.fields[field] ?? {};
  if (rule !== "replace") return false;
  return (
    together === undefined || !hasUnknown(inputs[field]) || !shows(table, together, orNone(inputs[together]), outputs)
  );
}

/** Raises `Refused` when the state already shows that the API would refuse it. Not for a refresh, which only compares. */
export function refuse(table: Table, outputs: Properties, inputs: Properties, { replaces }: Diff): void {
  for (const field of replaces) {
    const { together, immutable } = table.fields[field] ?? {};
    if (together !== undefined && shows(table, together, orNone(inputs[together]), outputs))
      throw new Refused(
        `${subject(table, outputs)}: ${immutableReason(table, field, immutable ?? "", together, inputs)}.`,
      );
  }
  const next = plan(table, outputs, asAssigned(table, outputs, inputs), recall(table, outputs));
  if (next.is === "refused") throw refused(table, next.refusal, outputs, inputs);
}

/** The declaration with the assignment that is seen, where the declared one is, or could be, the same. */
function asAssigned(table: Table, outputs: Properties, inputs: Properties): Properties {
  const field = table.lifecycle?.fields.assignment ?? "";
  const seen = outputs[liveKey(table, field)];
  return seen !== undefined && mayStay(table, outputs, inputs) ? { ...inputs, [field]: seen } : inputs;
}

/** Whether the assignment is, or could be, the declared one: what a name or an unknown value stands for is found out by the update. */
function mayStay(table: Table, outputs: Properties, inputs: Properties): boolean {
  const field = table.lifecycle?.fields.assignment ?? "";
  const reference = table.fields[field]?.reference;
  const value = inputs[field];
  if (!reference || value === undefined || value === "" || !text(outputs[reference.output])) return false;
  if (typeof value !== "string" || shows(table, field, value, outputs)) return true;
  // Two SIDs, or two names, that differ are two objects.
  const known = text(outputs[field]) || text(outputs[reference.output]) || "";
  return reference.sid.test(value) !== reference.sid.test(known);
}
