/**
 * Which objects the program's resources claim in this run. Pulumi deletes last what has left the program; an object that another
 * resource has taken over by then (a resource renamed in the program, two SIMs that swap their cards) must not be let go of. And no two
 * resources may claim one object: they would undo each other's writes.
 */

import type { Claims, Declares } from "../core/live/claims";
import { Refused } from "../core/plan/refusal";
import { FOLLOWS } from "../core/state/memory";
import { inRole } from "../core/terms/roles";
import { subject } from "../core/terms/subject";
import { canonical, orNone, type Properties, sidOf, text, UNKNOWN, without } from "../core/terms/value";
import type { Table } from "../resources/definition";

/** What a second resource for the same object is told. */
export const heldTwice = (table: Table, shown: Properties): string =>
  `${subject(table, shown)}: another resource of this program holds it already, and two would undo each other's writes. Keep one of them.`;

/** The text by which a declaration tells its object from others, the account included; `undefined` where the ICCID or name is not known yet. */
export function identityOf(table: Table, properties: Properties): string | undefined {
  const identity = properties[table.identity];
  const account = inRole(table, "account", properties);
  if (typeof identity !== "string" || identity === "" || account === UNKNOWN) return undefined;
  return accountIn(table, properties) + identity;
}

/** What the text of every identity on an account begins with. */
export const accountIn = (table: Table, properties: Properties): string =>
  `${text(inRole(table, "account", properties)) ?? ""} `;

/** Who holds an object that is being made, or was made in this run. */
const MADE = "made";
/** Who holds an object whose resource is in the state and still declares it, until Pulumi asks for that resource's diff. */
const STAYS = "stays";

export function createClaims(table: Table): Claims {
  /** Who claims what, by SID and by identity: `MADE`, `STAYS`, or the declaration of the resource that keeps it. */
  const held = new Map<string, string>();
  /** What the program declares, by identity. Counts also resources whose create failed or has not run: the SIM must not be let go of under its resource's old name. */
  const declarations = new Map<string, Properties>();
  /**
   * Resources of the state that were checked and whose diff has not been asked for, or told of a replacement. Pulumi checks what it replaces a
   * second time, as if nothing had been there: right after that diff, or, when a trigger or another resource makes it replace this one, without
   * asking for a diff. So the next check of that identity without inputs belongs to the same resource, and every further one to another.
   */
  const open = new Set<string>();
  const sets = new Map<string, Declares>();
  const ofSets = (identity: string): Properties | undefined => {
    for (const declares of sets.values()) {
      const found = declares(identity);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const identities = (declared: Properties) => {
    const identity = identityOf(table, declared);
    return identity === undefined ? [] : [identity];
  };
  const keyOf = (declared: Properties) => identityOf(table, declared) ?? canonical(declared);
  const hold = (names: readonly string[], shown: Properties) => {
    if (names.some((name) => held.has(name))) throw new Refused(heldTwice(table, shown));
    for (const name of names) held.set(name, MADE);
  };

  return {
    declares(declared, before) {
      const key = keyOf(declared);
      declarations.set(key, declared);
      if (Object.keys(before).length > 0) {
        open.add(key);
        const stays = identityOf(table, before) === key;
        if (stays && !held.has(key)) held.set(key, STAYS);
      } else if (open.delete(key) && held.get(key) === STAYS) held.delete(key);
    },
    declared(declared, shown) {
      const identity = identityOf(table, { ...declared, [table.identity]: orNone(shown[table.identity]) });
      return identity === undefined ? undefined : (declarations.get(identity) ?? ofSets(identity));
    },
    keeps(sid, declared) {
      const own = canonical(declared);
      const checked = open.delete(keyOf(declared));
      const holder = held.get(sid);
      // A second diff of one resource has no check in between; of two resources with equal inputs, both were checked.
      const alone = holder === undefined || (holder === own && !checked);
      held.set(sid, own);
      for (const identity of identities(declared)) if (held.get(identity) !== MADE) held.set(identity, own);
      return alone;
    },
    makes(complete) {
      const declared = without(complete, FOLLOWS);
      hold(identities(declared), declared);
    },
    takes(live) {
      hold([sidOf(live)], live);
    },
    declaresAll(set, members) {
      sets.set(set, members);
    },
    isAlone: (set) => declarations.size === 0 && [...sets.keys()].every((other) => other === set),
    inSet: (declared) => identities(declared).some((identity) => ofSets(identity) !== undefined),
    besides(set, declared) {
      const [identity] = identities(declared);
      if (identity === undefined) return undefined;
      if (declarations.has(identity)) return "";
      for (const [other, declares] of sets) if (other !== set && declares(identity)) return other;
      return undefined;
    },
    hold: (sid, outputs) =>
      [sid, ...identities(outputs)].some(
        (name) => held.has(name) || declarations.has(name) || ofSets(name) !== undefined,
      ),
  };
}
