/**
 * Which objects the program's resources claim in this run. Pulumi deletes last what has left the program; an object that another
 * resource has taken over by then (a resource renamed in the program, two SIMs that swap their cards) must not be let go of. And no two
 * resources may claim one object: they would undo each other's writes.
 */

import { Refused } from "../core/plan/refusal";
import { FOLLOWS } from "../core/state/memory";
import { inRole } from "../core/terms/roles";
import { subject } from "../core/terms/subject";
import { canonical, orNone, type Properties, sidOf, text, UNKNOWN, without } from "../core/terms/value";
import type { Table } from "../resources/definition";

/** Of one resource type. An object counts by its SID, and by its identity as well: what is being made has no SID yet. */
export interface Claims {
  /** check: a resource declares this, whatever becomes of it. `before` are its inputs in the state, none for a new resource. */
  declares(declared: Properties, before: Properties): void;
  /** What the program declares of the object that `shown` is one of, on the account of `declared`; as far as it is known already. */
  declared(declared: Properties, shown: Properties): Properties | undefined;
  /** diff: it stays with its object, whether that is updated or not. False when another resource claims the object as well. */
  keeps(sid: string, declared: Properties): boolean;
  /** create: it is about to be made. Raises `Refused` when another resource claims the same identity. */
  makes(declared: Properties): void;
  /** create: which object it turned out to be. Raises `Refused` when another resource claims it. */
  takes(live: Properties): void;
  /** check of a set: it declares all of these. `set` is what the program calls it. */
  declaresAll(set: string, members: Declares): void;
  /** Whether nothing of this type but the set of this name was declared so far. */
  isAlone(set: string): boolean;
  /** Whether a set declares the object that is declared. */
  inSet(declared: Properties): boolean;
  /** Who declares an object beside the set of this name: another set, by its name, or a resource of its own (`""`). */
  besides(set: string, declared: Properties): string | undefined;
  /** delete: whether a resource of the program claims the object that another one leaves. `outputs` are those of the one that leaves. */
  hold(sid: string, outputs: Properties): boolean;
}

/** What a set declares of the object with this identity, as text of {@link identityOf}. */
export type Declares = (identity: string) => Properties | undefined;

/** What a second resource for the same object is told. */
export const heldTwice = (table: Table, shown: Properties): string =>
  `${subject(table, shown)}: another resource of this program holds it already, and two would undo each other's writes. Keep one of them.`;

/** The text by which a declaration tells its object from others; `undefined` where it is not known yet. A unique name belongs to one account. */
export function identityOf(table: Table, properties: Properties): string | undefined {
  const identity = properties[table.identity];
  const account = inRole(table, "account", properties);
  if (typeof identity !== "string" || identity === "" || account === UNKNOWN) return undefined;
  return `${text(account) ?? ""} ${identity}`;
}

/** Of an object that is being made, or was made in this run. */
const MADE = "made";
/** Of an object that a resource in the state declares still, and whose diff is not known yet. */
const STAYS = "stays";

export function createClaims(table: Table): Claims {
  /** Who claims what, by SID and by identity: `MADE`, `STAYS`, or the declaration of the resource that keeps it. */
  const held = new Map<string, string>();
  /** Identities that the program declares. One that could not be made, or not yet, is not let go of under its old name either. */
  const wanted = new Map<string, Properties>();
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
      wanted.set(key, declared);
      if (Object.keys(before).length > 0) {
        open.add(key);
        const stays = identityOf(table, before) === key;
        if (stays && !held.has(key)) held.set(key, STAYS);
      } else if (open.delete(key) && held.get(key) === STAYS) held.delete(key);
    },
    declared(declared, shown) {
      const identity = identityOf(table, { ...declared, [table.identity]: orNone(shown[table.identity]) });
      return identity === undefined ? undefined : (wanted.get(identity) ?? ofSets(identity));
    },
    keeps(sid, declared) {
      const own = canonical(declared);
      const checked = open.delete(keyOf(declared));
      const holder = held.get(sid);
      // One that is looked at a second time was not checked in between; two resources with equal inputs are both checked.
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
    isAlone: (set) => wanted.size === 0 && [...sets.keys()].every((other) => other === set),
    inSet: (declared) => identities(declared).some((identity) => ofSets(identity) !== undefined),
    besides(set, declared) {
      const [identity] = identities(declared);
      if (identity === undefined) return undefined;
      if (wanted.has(identity)) return "";
      for (const [other, declares] of sets) if (other !== set && declares(identity)) return other;
      return undefined;
    },
    hold: (sid, outputs) =>
      [sid, ...identities(outputs)].some((name) => held.has(name) || wanted.has(name) || ofSets(name) !== undefined),
  };
}
