/** The lifecycle's verdict on one object: what is seen against what is declared. Pure; check, diff, every write and the documents ask it. */
import type { Lifecycle, Move } from "../../resources/lifecycle";

/** What is known of the live object. */
export interface Seen {
  readonly status: string;
  /** SID of what is assigned, `""` for none. */
  readonly assigned: string;
  readonly owner: string;
}

/** What is declared; what is absent is left as it is. */
export interface Wanted {
  readonly status?: string | undefined;
  /** SID or name, `""` for none. */
  readonly assigned?: string | undefined;
  readonly owner?: string | undefined;
}

export type Verdict =
  /** A move is under way: look again later, then decide. */
  | { readonly verdict: "wait" }
  /** The lifecycle forbids it; `refusal` is a key of the lifecycle's refusals. */
  | { readonly verdict: "refused"; readonly refusal: string; readonly move?: Move }
  /** Nothing of the lifecycle's stands against it. `status`: whether the status must be sent. */
  | { readonly verdict: "allowed"; readonly status: boolean; readonly move?: Move };

export function decide(lifecycle: Lifecycle, seen: Seen, wanted: Wanted): Verdict {
  const { assignment, owner } = lifecycle;
  if (lifecycle.statuses[seen.status]?.kind === "pending") return { verdict: "wait" };

  const move =
    wanted.status === undefined || wanted.status === seen.status
      ? undefined
      : lifecycle.moves.find(({ from, to }) => from === seen.status && to === wanted.status);
  if (move?.verdict === "refused" && move.refusal !== undefined)
    return { verdict: "refused", refusal: move.refusal, move };

  const moved = wanted.assigned !== undefined && wanted.assigned !== seen.assigned;
  const leaves = wanted.owner !== undefined && wanted.owner !== seen.owner;
  if (lifecycle.terminal !== undefined && lifecycle.statuses[seen.status]?.kind === "terminal" && (moved || leaves))
    return { verdict: "refused", refusal: lifecycle.terminal };

  if (leaves) {
    if (!owner.from.includes(seen.status))
      return { verdict: "refused", refusal: owner.refusals?.[seen.status] ?? owner.refusal };
    if (seen.assigned !== "" && wanted.assigned === undefined) return { verdict: "refused", refusal: owner.assigned };
  }

  // A status that the documents do not know has no row: it is sent, and the API decides.
  const sends = wanted.status !== undefined && wanted.status !== seen.status && move?.verdict !== "settled";
  const after = sends && wanted.status !== undefined ? wanted.status : seen.status;
  const removes = wanted.assigned === "" && seen.assigned !== "";
  const assignedAfter = wanted.assigned ?? seen.assigned;

  if (removes && sends && assignment.together !== undefined && assignment.notTogetherWith.includes(after))
    return { verdict: "refused", refusal: assignment.together, ...(move && { move }) };
  if (assignedAfter === "" && assignment.neededIn.includes(after)) {
    if (removes && assignment.neededIn.includes(seen.status))
      return { verdict: "refused", refusal: assignment.removed, ...(move && { move }) };
    if (sends) return { verdict: "refused", refusal: assignment.missing, ...(move && { move }) };
  }
  return { verdict: "allowed", status: sends, ...(move && { move }) };
}

/** The verdict on a change of declarations alone, whatever the live object is. */
export function decideDeclared(lifecycle: Lifecycle, before: Wanted, now: Wanted): string | undefined {
  const row = lifecycle.declarations.find(
    ({ from, to }) => to === now.status && before.status !== undefined && from.includes(before.status),
  );
  if (row) return row.refusal;
  const { neededIn, missing, removed } = lifecycle.assignment;
  if (now.status === undefined || now.assigned !== "" || !neededIn.includes(now.status)) return undefined;
  const had = before.status !== undefined && neededIn.includes(before.status) && before.assigned;
  return had ? removed : missing;
}
