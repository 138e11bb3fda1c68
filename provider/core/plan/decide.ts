/** The lifecycle's verdict on one object: the first rule that applies, else the move. Pure; check, the plan and the documents ask it. */
import type { Lifecycle, Move, Rule } from "../../resources/lifecycle";
import { fulfils } from "../terms/moving";

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

export interface Situation {
  /** The object as the state or the API shows it. Absent in `check`, which knows the program alone. */
  readonly seen?: Seen | undefined;
  /** The declaration before this one, of the same object. Absent where there was none, or where `check` has judged it already. */
  readonly before?: Wanted | undefined;
  readonly wanted: Wanted;
}

export type Verdict =
  /** A move is under way: look again later, then decide. */
  | { readonly verdict: "wait" }
  /** The lifecycle forbids it; `refusal` is a key of the lifecycle's refusals. */
  | { readonly verdict: "refused"; readonly rule: Rule; readonly refusal: string }
  /** Nothing of the lifecycle's stands against it. `status`: whether the status must be sent; `move`: its row, where the documents know it. */
  | { readonly verdict: "allowed"; readonly status: boolean; readonly move?: Move };

export function decide(lifecycle: Lifecycle, situation: Situation): Verdict {
  const { seen, wanted } = situation;
  if (seen && lifecycle.statuses[seen.status]?.kind === "pending") return { verdict: "wait" };
  // A status that the documents do not know has no row: it is sent, and the API decides.
  const sends = seen && wanted.status !== undefined && !fulfils(lifecycle, seen.status, wanted.status);
  const sent = sends ? wanted.status : undefined;
  const rule = lifecycle.rules.find((row) => applies(row, situation, sent));
  if (rule) return { verdict: "refused", rule, refusal: rule.refusal };
  const move = lifecycle.moves.find(({ from, to }) => from === seen?.status && to === wanted.status);
  return { verdict: "allowed", status: sent !== undefined, ...(move && { move }) };
}

/** Whether every member of a rule holds. */
function applies(rule: Rule, { seen, before, wanted }: Situation, sent: string | undefined): boolean {
  return (
    isAmong(rule.before, before?.status) &&
    isAmong(rule.declared, wanted.status) &&
    isAmong(rule.seen, seen?.status) &&
    (!rule.seenOtherThan || (seen !== undefined && !rule.seenOtherThan.includes(seen.status))) &&
    isAmong(rule.sends, sent) &&
    isAmong(rule.after, sent ?? seen?.status) &&
    (!rule.assignment || (seen !== undefined && ASSIGNMENT[rule.assignment](seen.assigned, wanted.assigned))) &&
    (!rule.owner || (seen !== undefined && changes(seen.owner, wanted.owner)))
  );
}

const isAmong = (statuses: readonly string[] | undefined, status: string | undefined): boolean =>
  statuses === undefined || (status !== undefined && statuses.includes(status));

const changes = (seen: string, wanted: string | undefined): boolean => wanted !== undefined && wanted !== seen;

const ASSIGNMENT: Record<NonNullable<Rule["assignment"]>, (seen: string, wanted: string | undefined) => boolean> = {
  changes,
  removed: (seen, wanted) => seen !== "" && wanted === "",
  left: (seen, wanted) => seen !== "" && wanted === undefined,
  noneAfterwards: (seen, wanted) => (wanted ?? seen) === "",
};
