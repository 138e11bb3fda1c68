/** What is to be done to a whole set, as a value: a plan for each of its members, made by the core, and what they come to together. Pure. */
import { lastState, policyOf } from "../core/plan/last-state";
import { type Change, changes as changesOf, plan } from "../core/plan/plan";
import type { Refusal } from "../core/plan/refusal";
import { asRegistered } from "../core/plan/registered";
import { NOTHING } from "../core/state/memory";
import { orNone, type Properties, text } from "../core/terms/value";
import { liveKey } from "../core/terms/wire";
import type { Table } from "../resources/definition";

/** A member that something may have to be done to. */
export interface Member {
  readonly iccid: string;
  /** What is declared of it, with SIDs in place of names; `undefined` when it left the list. */
  readonly wanted: Properties | undefined;
  /** Whether the state has it already. */
  readonly known: boolean;
  /** Whether the state shows it in the middle of a move: what that leads to was judged before. */
  readonly moving?: boolean;
  /** Whether it can be registered. */
  readonly registers: boolean;
  /** Why it cannot be told what is wanted, such as a Fleet that the account does not have. */
  readonly refused?: string | undefined;
}

/**
 * - `unchanged`: in the state, and as declared. - `adopt`: new to the state and on the account. - `register`: brought onto the account first.
 * - `update`: in the state, and to be written. - `wait`: a move is under way. - `letGo`: left the list.
 * - `refused`: the lifecycle forbids it. - `missing`: not on the account.
 */
export type Group = "unchanged" | "adopt" | "register" | "update" | "wait" | "letGo" | "refused" | "missing";

export interface Entry {
  readonly iccid: string;
  readonly group: Group;
  readonly changes: readonly Change[];
  readonly seen?: Properties | undefined;
  readonly refusal?: Refusal | undefined;
  /** The words of a refusal that is not the lifecycle's. */
  readonly because?: string | undefined;
  /** How it is let go of, when more than the state is to change. */
  readonly deletes?: true;
}

export interface SetPlan {
  readonly entries: readonly Entry[];
  /** Members that are as the state has them, beside the entries. */
  readonly unchanged: number;
}

/** `live` holds what was seen of members, by ICCID. `chosen` is the policy of letting go; `now`: milliseconds since the epoch. */
export function planSet(
  table: Table,
  members: Iterable<Member>,
  live: ReadonlyMap<string, Properties>,
  { unchanged, chosen, now }: { readonly unchanged: number; readonly chosen: string | undefined; readonly now: number },
): SetPlan {
  const entries: Entry[] = [];
  for (const member of members) {
    const seen = live.get(member.iccid);
    entries.push(member.wanted ? kept(table, member, member.wanted, seen) : leaving(table, member, seen, chosen, now));
  }
  return { entries, unchanged };
}

function kept(table: Table, member: Member, wanted: Properties, live: Properties | undefined): Entry {
  const { iccid, known, registers, refused } = member;
  if (refused !== undefined) return { iccid, group: "refused", changes: [], seen: live, because: refused };
  if (live === undefined && !registers) return { iccid, group: "missing", changes: [] };
  const seen = live ?? asRegistered(table, wanted);
  const next = plan(table, seen, wanted, NOTHING);
  const entry = { iccid, changes: [], seen };
  if (next.is === "refused") return { ...entry, group: "refused", refusal: next.refusal };
  const changes = next.is === "send" ? next.changes : [];
  if (live === undefined) return { ...entry, group: "register", changes };
  // What follows the move is planned then. Until it is over the member may be on the air, and what is declared may end that.
  if (next.is === "moving")
    return { ...entry, group: "wait", changes: member.moving ? [] : changesOf(table, seen, wanted, ["update"]) };
  if (!known) return { ...entry, group: "adopt", changes };
  return { ...entry, group: next.is === "rest" ? "unchanged" : "update", changes };
}

function leaving(
  table: Table,
  { iccid }: Member,
  seen: Properties | undefined,
  chosen: string | undefined,
  now: number,
): Entry {
  const entry = { iccid, group: "letGo" as const, changes: [], seen };
  const policy = policyOf(table, chosen);
  if (seen === undefined || !policy || policy.act === "retain") return entry;
  if (policy.act === "delete") return { ...entry, deletes: true };
  const next = plan(table, seen, lastState(table, policy, seen, now), NOTHING);
  return { ...entry, changes: next.is === "send" ? next.changes : [] };
}

/** What a run would do to people's devices. */
export interface Effects {
  /** On the air before, and not afterwards. */
  readonly offline: boolean;
  /** In another Fleet, or on another plan, while on the air. */
  readonly moved: boolean;
  /** Nothing leads back. */
  readonly irreversible: boolean;
  /** Leaves the status that no SIM returns to. */
  readonly leavesFirst: string | undefined;
  /** On the air afterwards, and not before. */
  readonly activated: boolean;
}

export function effectsOf({ lifecycle }: Table, { changes, seen = {}, deletes, group }: Entry): Effects {
  const none = { offline: false, moved: false, irreversible: false, leavesFirst: undefined, activated: false };
  if (!lifecycle || group === "refused" || group === "missing") return none;
  const { status, assignment } = lifecycle.fields;
  const from = text(seen[status]) ?? "";
  const change = changes.find(({ field }) => field === status);
  const to = text(change?.to) ?? from;
  const moved = changes.find(({ field }) => field === assignment);
  const { connects, kind } = lifecycle.statuses[from] ?? {};
  const before = connects === true || kind === "pending";
  // Where nothing is said of its status, a member is left as it is: a move under way that an earlier run asked for is no end of its connection.
  const after = (change ? lifecycle.statuses[to]?.connects === true : before) && !deletes;
  const first = change && kind === "settled" && !lifecycle.writable.includes(from);
  const forGood = lifecycle.moves.some((move) => move.from === from && move.to === to && move.irreversible);
  return {
    offline: before && !after,
    moved: before && after && moved !== undefined && orNone(moved.from) !== "",
    irreversible: deletes === true || first === true || (change !== undefined && forGood),
    leavesFirst: first ? from : undefined,
    activated: !before && after,
  };
}

/** How many requests write. */
export const writesOf = ({ group, changes, deletes }: Entry): number =>
  (group === "register" ? 1 : 0) + (changes.length > 0 || deletes ? 1 : 0);

/** `status active -> inactive, fleet HF… -> none`: one member's line of a plan. */
export function changeLine(table: Table, { iccid, group, changes, seen = {}, deletes }: Entry): string {
  const shown = (value: unknown) => (value === "" ? "none" : String(value));
  const told = changes.map(({ field, from, to }) => {
    const before = from === "" ? orNone(seen[liveKey(table, field)]) : from;
    return `${field} ${shown(before)} -> ${shown(to)}`;
  });
  const verb = deletes ? ["deleted"] : group === "register" ? ["registered"] : [];
  return `${iccid} ${[...verb, ...told].join(", ")}`;
}
