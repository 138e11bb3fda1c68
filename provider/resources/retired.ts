/** What becomes of objects that the API cannot delete: they stay behind, under their name or under another one. */
import type { Policy, Removal } from "./definition";
import type { Kind } from "./kinds";

/** The policies of such an object: it keeps its name, or frees it. `held` are the objects that hang on it, as a list with a filter; `told` ends the warning. */
export function staysBehind({ noun }: Kind, held: Kind, filter: string, told: string) {
  const holds: NonNullable<Policy["holds"]> = { path: held.path, key: held.listKey, filter, noun: held.noun };
  const warning = (how: string) => `${how}, because the API cannot delete a ${noun}; ${told}`;
  return {
    default: "retain",
    policies: {
      retain: { act: "retain", warning: warning("stays on the account"), holds },
      rename: {
        act: "declare",
        declare: { uniqueName: retired },
        warning: warning("stays on the account under a new name"),
        holds,
      },
    },
  } as const satisfies Removal;
}

/** The longest unique name that KORE documents (RatePlan: error 33101; none is documented for Super SIM). */
const LONGEST_NAME = 64;

/** A unique name that was freed before. */
const RETIRED = /-retired-\d{4}-\d\d-\d\dT[\d:]+Z$/;

/** What `onDelete: "rename"` makes of a unique name: `<name>-retired-<UTC time>`; a long name is cut short, and the end of the SID keeps it unique. */
function retired(name: string, utc: string, sid: string): string {
  if (RETIRED.test(name)) return name;
  const suffix = `-retired-${utc}`;
  if (name.length + suffix.length <= LONGEST_NAME) return name + suffix;
  const end = `-${sid.slice(-7)}${suffix}`;
  // Not in the middle of a character of two code units.
  return name.slice(0, LONGEST_NAME - end.length).replace(/[\uD800-\uDBFF]$/, "") + end;
}
