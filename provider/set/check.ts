/** check of a set: one text out of what the program gives, and what is wrong with it, row by row. No network, no waits. */
import { check as checkMember } from "../core/plan/check";
import { type Failure, malformed } from "../core/plan/malformed";
import { canonical, hasUnknown, type Properties, UNKNOWN, type Value, without } from "../core/terms/value";
import type { SetTable, Table } from "../resources/definition";
import { commonChanged } from "./compare";
import { type Declared, declaredIn } from "./declared";
import { membersOf } from "./members";
import { number } from "./telling";

export interface CheckedSet {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
  readonly declared: Declared;
}

/** So many faulty rows are told one by one. */
export const TOLD = 20;

/** The set as the table that messages about its own inputs are made of. */
export const asTable = ({ member, noun, inputs }: SetTable): Table => ({ ...member, noun, inputs });

/** `before` are the inputs in the state: a line that is as it was there is not judged again. */
export function checkSet(set: SetTable, before: Properties, given: Properties): CheckedSet {
  const { inputs, problems } = inOneText(set, before, given);
  const shape = shapeFailures(set, inputs);
  const declared = declaredIn(set, inputs);
  const faulty = problems.length > 0 ? problems : rowFailures(set, declared, before, inputs);
  const rows = faulty.slice(0, TOLD).map((reason): Failure => ({ property: "sims", reason }));
  const left = faulty.length - TOLD;
  const more: Failure[] = left > 0 ? [{ property: "sims", reason: `and ${number(left)} more rows have faults` }] : [];
  return { inputs, declared, failures: [...shape, ...rows, ...more] };
}

/** Lists become the text that states and inputs hold, and the codes a text of their own. */
function inOneText(
  set: SetTable,
  before: Properties,
  given: Properties,
): { inputs: Properties; problems: readonly string[] } {
  const { sims } = given;
  if (sims === undefined || (typeof sims !== "string" && !Array.isArray(sims))) return { inputs: given, problems: [] };
  if (hasUnknown(sims)) return { inputs: { ...given, sims: UNKNOWN }, problems: [] };
  const stays = sims === before.sims;
  const { text, codes, problems } = stays ? { text: sims, codes: "", problems: [] } : membersOf(set, sims);
  const told = set.codes === undefined ? undefined : codes || given[set.codes];
  const rest = set.codes === undefined ? given : without(given, set.codes);
  return { inputs: { ...rest, sims: text, ...(set.codes && told ? { [set.codes]: told } : {}) }, problems };
}

/** What is wrong with the inputs themselves, in the words of every other resource. */
function shapeFailures(set: SetTable, inputs: Properties): Failure[] {
  return malformed(asTable(set), inputs).map(({ property, reason }) => ({
    property: property === set.codes ? "" : property,
    reason,
  }));
}

/** What is wrong with single members: each is checked as a resource of its own would be. */
function rowFailures(set: SetTable, now: Declared, before: Properties, inputs: Properties): string[] {
  const { member } = set;
  const asBefore = !commonChanged(set, before, inputs);
  if (asBefore && before.sims === inputs.sims) return [];
  const was = declaredIn(set, before);
  const accepts = acceptance(set);
  const reasons: string[] = [];
  for (const [iccid, line] of now.lines) {
    const stays = was.lines.get(iccid) === line;
    if (asBefore && stays) continue;
    // What a refresh found and nobody can declare may stand in a line of before, and only there.
    const declared = (stays ? now.of(iccid) : now.told(iccid)) ?? {};
    const earlier = was.of(iccid) ?? {};
    if (accepts(earlier, declared)) continue;
    reasons.push(...checkMember(member, earlier, declared).failures.map(({ reason }) => reason));
  }
  return reasons;
}

/** Most members are declared as others are but for their ICCID and name: the rest is judged once for all that have it in common. */
function acceptance({ member }: SetTable): (earlier: Properties, declared: Properties) => boolean {
  const own = [member.identity, member.roles.name ?? member.identity];
  const good = new Set<string>();
  const isWellFormed = (field: string, value: Value | undefined) =>
    value === undefined || member.inputs.shape[field]?.safeParse(value).success === true;
  return (earlier, declared) => {
    if (!own.every((field) => isWellFormed(field, declared[field]))) return false;
    const rest = canonical([without(earlier, ...own), without(declared, ...own)]);
    if (good.has(rest)) return true;
    if (checkMember(member, earlier, declared).failures.length > 0) return false;
    good.add(rest);
    return true;
  };
}
