/** diff: what an update would have to do, from the state alone. No network, no waits. */
import type { Table } from "../../resources/definition";
import { DECLARED, FOLLOWS, isInput, recall, UNSETTLED } from "../state/memory";
import { arrived } from "../state/outcome";
import { differences, shows } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { isPatient } from "../terms/roles";
import { asSid } from "../terms/sid";
import { subject } from "../terms/subject";
import { hasUnknown, orNone, type Properties, same, text, UNKNOWN, type Value } from "../terms/value";
import { liveKey } from "../terms/wire";
import { immutableReason } from "./check";
import { decide, type Seen, type Wanted } from "./decide";
import { Refused, refused } from "./refusal";

export interface Diff {
  /** Inputs that differ, are newly declared or no longer declared; `__unsettled` when a former run left something to finish, `__follows` when that has finished itself. */
  readonly changed: readonly string[];
  /** Those of them that only another object can have. */
  readonly replaces: readonly string[];
  /** Whether an update has to look at the live object; otherwise only the state changes. */
  readonly looks: boolean;
}

/** `outputs` are the state's, `inputs` the checked declaration. */
export function diff(table: Table, outputs: Properties, inputs: Properties): Diff {
  const { fields, instead } = recall(table, outputs);
  const stoodIn = (field: string) => instead[field] !== undefined && same(instead[field], inputs[field]);
  const differing = differences(table, inputs, outputs, ["replace", "update", "option"]).filter(
    (field) => !stoodIn(field),
  );
  // What the state holds stands for a value that is not declared any more: for the next refresh, too, it must stop doing so.
  const turned = Object.keys(instead).filter((field) => inputs[field] !== undefined && !stoodIn(field));
  const open = unsettled(table, outputs, inputs);
  // It got by other hands what was to be handed on: whom it followed is not to be asked for anything any more.
  const rid = FOLLOWS in outputs && arrived(table, outputs, inputs) ? [FOLLOWS] : [];
  const declared = Object.keys(inputs).filter((field) => isInput(table, field));
  // A refresh knows what is managed only from the outputs: they must learn of it even when nothing is to be sent.
  const known = DECLARED in outputs;
  const newly = known ? declared.filter((field) => !fields.includes(field)) : [];
  const dropped = known ? fields.filter((field) => inputs[field] === undefined) : [];
  const ruleOf = (field: string) => table.fields[field]?.rule;
  // A fixed value that is not known yet can only turn out to be the same while the name stays: anything else is refused then.
  const stays = (field: string) => {
    const together = table.fields[field]?.together;
    return (
      together !== undefined && hasUnknown(inputs[field]) && shows(table, together, orNone(inputs[together]), outputs)
    );
  };
  return {
    changed: [...new Set([...differing, ...turned, ...newly, ...dropped, ...rid, ...open])],
    replaces: differing.filter((field) => ruleOf(field) === "replace" && !stays(field)),
    looks:
      open.length > 0 ||
      differing.some((field) => ruleOf(field) !== "option") ||
      (turned.length > 0 && isMoving(table, outputs)),
  };
}

/** A move of ours that is still under way, unless nobody wants to wait for it. */
function unsettled(table: Table, outputs: Properties, inputs: Properties): string[] {
  const waits = isPatient(table, inputs) && isMoving(table, outputs);
  return waits || outputs[UNSETTLED] !== undefined ? [UNSETTLED] : [];
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
  const { lifecycle } = table;
  if (!lifecycle || replaces.length > 0) return;
  const now = seen(table, outputs);
  const verdict = decide(lifecycle, now, {
    ...wanted(table, inputs),
    ...(mayStay(table, outputs, inputs) && { assigned: now.assigned }),
  });
  if (verdict.verdict === "refused") throw refused(table, verdict.refusal, outputs, inputs);
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

/** What the lifecycle sees of a live object. */
export function seen(table: Table, live: Properties): Seen {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(live[status]) ?? "",
    assigned: asSid(String(orNone(live[liveKey(table, assignment)]))),
    owner: asSid(text(live[owner]) ?? ""),
  };
}

/** What the lifecycle sees of a declaration. Something unknown as assignment counts as something. */
export function wanted(table: Table, declared: Properties): Wanted {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(declared[status]),
    assigned: declared[assignment] === UNKNOWN ? "?" : sidOrText(declared[assignment]),
    owner: sidOrText(declared[owner]),
  };
}

const sidOrText = (value: Value | undefined): string | undefined => {
  const given = text(value);
  return given === undefined ? undefined : asSid(given);
};

const lifecycleFields = (table: Table) => table.lifecycle?.fields ?? { status: "", assignment: "", owner: "" };
