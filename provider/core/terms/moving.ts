/** What a seen status means beside a declared one: the same in effect, or not to be judged yet. */
import type { Table } from "../../resources/definition";
import type { Lifecycle } from "../../resources/lifecycle";
import type { Properties } from "./value";

/** Whether the seen status fulfils the declared one, such as `active` where `ready` is declared: a ready SIM becomes active by itself. */
export function fulfils(lifecycle: Lifecycle, seen: string, wanted: string): boolean {
  return (
    seen === wanted ||
    lifecycle.moves.some(({ from, to, verdict }) => from === seen && to === wanted && verdict === "settled")
  );
}

/** Whether a move of the object is under way. What has no lifecycle never moves. */
export function isMoving({ lifecycle }: Pick<Table, "lifecycle">, live: Properties): boolean {
  const status = lifecycle && live[lifecycle.fields.status];
  return typeof status === "string" && lifecycle?.statuses[status]?.kind === "pending";
}
