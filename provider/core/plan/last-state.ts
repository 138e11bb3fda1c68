/** What an object that is let go of is brought to before, as its policy says. */
import type { Policy, Table } from "../../resources/definition";
import { type Properties, sidOf, text } from "../terms/value";

/** The policy that `chosen` names, or the table's default. */
export const policyOf = ({ removal }: Table, chosen: string | undefined): Policy | undefined =>
  removal.policies[chosen ?? removal.default] ?? removal.policies[removal.default];

/** What the policy declares of this live object, less the status where that is to be left. `now`: milliseconds since the epoch. */
export function lastState(table: Table, policy: Policy, live: Properties, now: number): Properties {
  const status = table.lifecycle?.fields.status;
  const left = status !== undefined && (policy.leaveStatus ?? []).includes(text(live[status]) ?? "");
  const utc = new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
  return Object.fromEntries(
    Object.entries(policy.declare ?? {}).flatMap(([field, value]): [string, string][] => {
      if (field === status && left) return [];
      if (typeof value === "string") return [[field, value]];
      const seen = text(live[field]);
      return seen ? [[field, value(seen, utc, sidOf(live))]] : [];
    }),
  );
}
