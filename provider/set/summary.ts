/** How many members are in each status after a run: those that it saw as they were seen, the others as the state counts them. */
import type { Properties } from "../core/terms/value";
import type { SetTable } from "../resources/definition";
import type { Declared } from "./declared";
import { count, MOVING, named, statusOf, summaryIn } from "./outputs";

/** What a run knows of members, by ICCID. */
export interface Known {
  /** The members afterwards. */
  readonly lines: Iterable<string>;
  /** As they were seen last. */
  readonly seen: ReadonlyMap<string, Properties>;
  /** As they were seen first. */
  readonly first: ReadonlyMap<string, Properties | undefined>;
}

/** `outputs` are those of the state, `before` its members. */
export function summaryAfter(
  set: SetTable,
  outputs: Properties,
  before: Declared,
  { lines, seen, first }: Known,
): Map<string, number> {
  const unseen = new Set([...lines].filter((iccid) => before.lines.has(iccid) && !seen.has(iccid)));
  const counted = [...before.lines.keys()].filter((iccid) => !unseen.has(iccid));
  const moving = named(outputs, MOVING);
  const believed = counted.map((iccid) => {
    const told = [statusOf(set, before.told(iccid)), statusOf(set, first.get(iccid))];
    return moving.has(iccid) ? [...pendingIn(set), ...told] : told;
  });
  const summary = rest(summaryIn(outputs), believed, unseen.size);
  for (const live of seen.values()) count(set, summary, live);
  return summary;
}

const pendingIn = ({ member: { lifecycle } }: SetTable): string[] =>
  Object.entries(lifecycle?.statuses ?? {}).flatMap(([status, { kind }]) => (kind === "pending" ? [status] : []));

/**
 * What is left of a state's counts for so many members. A state does not know who is behind its counts: each member that is taken out of them is
 * looked for under the statuses that it may have had there, the likeliest first, and in the end the largest counts give way.
 */
function rest(
  summary: Map<string, number>,
  takenOut: Iterable<readonly (string | undefined)[]>,
  size: number,
): Map<string, number> {
  const counts = (status: string | undefined): status is string => (summary.get(status ?? "") ?? 0) > 0;
  const take = (status: string) => summary.set(status, (summary.get(status) ?? 0) - 1);
  for (const statuses of takenOut) {
    const status = statuses.find(counts);
    if (status !== undefined) take(status);
  }
  for (let total = [...summary.values()].reduce((sum, one) => sum + one, 0); total > size; total--) {
    const [largest] = [...summary].reduce((most, one) => (one[1] > most[1] ? one : most));
    take(largest);
  }
  return summary;
}
