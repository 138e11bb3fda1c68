/** What is to be done to one object, and why not, as a value. Pure: previews, diff, updates, lookups and documents all ask it, and nothing else decides. */
import type { Table } from "../../resources/definition";
import type { Memory } from "../state/memory";
import { differences } from "../terms/differences";
import { isMoving } from "../terms/moving";
import { orNone, type Properties, same, type Value } from "../terms/value";
import { liveKey } from "../terms/wire";
import { decide } from "./decide";
import { dueOnce, isRefused } from "./once";
import { type Refusal, refusalOf } from "./refusal";
import { seenIn, wantedIn } from "./situation";

/** One field on its way from what is seen to what is wanted. Of a reference both sides are SIDs, where they are known. */
export interface Change {
  readonly field: string;
  readonly from: Value;
  readonly to: Value;
}

/**
 * How changes are carried out. Where one object needs several requests, a plan holds the first of them, and is made anew after it.
 * - `transfer`: the move to another account, which goes alone, together with what is assigned there.
 * - `update`: everything else that the object's own request can carry.
 * - `members`: a list in a subresource, one request a member.
 * - `once`: what is done once for a text, in a request of its own, after all others.
 * - `replace`: no request can; only another object can have it.
 */
export type Way = "transfer" | "update" | "members" | "once" | "replace";

export type Plan =
  /** It shows what is wanted. */
  | { readonly is: "rest" }
  /** A move is under way; `ours` when an earlier run asked for it and it leads to all that is wanted. */
  | { readonly is: "moving"; readonly ours: boolean }
  /** The lifecycle forbids it. */
  | { readonly is: "refused"; readonly refusal: Refusal }
  /** At least one change. */
  | Send;

export interface Send {
  readonly is: "send";
  readonly way: Way;
  readonly changes: readonly Change[];
}

/** `seen` is the live object, or the outputs of a state; `wanted` a declaration, with SIDs in place of names where they are known. */
export function plan(table: Table, seen: Properties, wanted: Properties, memory: Memory): Plan {
  if (isMoving(table, seen)) return { is: "moving", ours: isOurs(table, seen, wanted, memory) };
  const fixed = changes(table, seen, wanted, ["replace"]);
  if (fixed.length > 0) return { is: "send", way: "replace", changes: fixed };
  const refusal = forbidden(table, seen, wanted);
  if (refusal) return { is: "refused", refusal };
  const due = dueOnce(table, wanted, memory);
  const once = due === undefined ? undefined : table.fields[due]?.once;
  if (due && once && isRefused(table, once, seen, wanted))
    return { is: "refused", refusal: { key: due, ...once.refusal } };
  const open = changes(table, seen, wanted, ["update"]);
  if (open.length === 0)
    return due === undefined
      ? { is: "rest" }
      : { is: "send", way: "once", changes: changeOf(table, memory.done ?? {}, wanted, due) };
  return { is: "send", ...firstOf(table, seen, wanted, open) };
}

/** The fields of these rules that do not show what is wanted, in the table's order. */
export const changes = (table: Table, seen: Properties, wanted: Properties, rules: readonly string[]): Change[] =>
  differences(table, wanted, seen, rules).flatMap((field) => changeOf(table, seen, wanted, field));

function forbidden(table: Table, seen: Properties, wanted: Properties): Refusal | undefined {
  const { lifecycle } = table;
  if (!lifecycle) return undefined;
  const verdict = decide(lifecycle, { seen: seenIn(table, seen), wanted: wantedIn(table, wanted) });
  return verdict.verdict === "refused" ? refusalOf(lifecycle, verdict.refusal) : undefined;
}

/** Which of the open changes go out first. */
function firstOf(table: Table, seen: Properties, wanted: Properties, open: readonly Change[]): Omit<Send, "is"> {
  const { lifecycle, members } = table;
  const { owner, assignment = "" } = lifecycle?.fields ?? {};
  const moved = open.find(({ field }) => field === owner);
  // The Fleet in the target account is sent even when it is "" (none): no document says what the API makes of a transfer without one.
  if (moved) return { way: "transfer", changes: [moved, ...changeOf(table, seen, wanted, assignment)] };
  const own = open.filter(({ field }) => field !== members?.field);
  return own.length > 0 ? { way: "update", changes: own } : { way: "members", changes: open };
}

/** The change of one field, when it is declared. */
function changeOf(table: Table, seen: Properties, wanted: Properties, field: string): Change[] {
  const to = wanted[field];
  return to === undefined ? [] : [{ field, from: orNone(seen[liveKey(table, field)]), to }];
}

/** Whether a move under way leads to all that is wanted, by what the state remembers that an earlier run asked for. */
function isOurs(table: Table, seen: Properties, wanted: Properties, { instead, expects }: Memory): boolean {
  const asked = Object.entries(instead);
  const leadsThere = asked.every(
    ([field, value]) =>
      wanted[field] === undefined || same(value, wanted[field]) || same(expects[field] ?? value, wanted[field]),
  );
  const open = differences(table, wanted, seen);
  return asked.length > 0 && leadsThere && open.every((field) => field in instead);
}
