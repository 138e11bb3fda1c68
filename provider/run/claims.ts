/**
 * Which objects the program's resources hold in this run. Pulumi deletes last what has left the program; an object that another
 * resource has taken over by then (a resource renamed in the program, two SIMs that swap their cards) must not be let go of.
 */

import { Refused } from "../core/plan/refusal";
import { FOLLOWS } from "../core/state/memory";
import { inRole } from "../core/terms/roles";
import { subject } from "../core/terms/subject";
import { canonical, type Properties, sidOf, text, without } from "../core/terms/value";
import type { Table } from "../resources/definition";

/** Of one resource type. An object counts by its SID, and by its identity as well: what is being made has no SID yet. */
export interface Holders {
  /** A resource of the program declares this, whatever becomes of it. `stays`: it is in the state already, with the same identity. */
  declares(declared: Properties, stays: boolean): void;
  /** What the program declares of the object that `shown` is one of, on the account of `declared`; as far as it is known already. */
  declared(declared: Properties, shown: Properties): Properties | undefined;
  /** It stays with its object, whether that is updated or not. False when another resource holds the object as well. */
  keeps(sid: string, declared: Properties): boolean;
  /** A resource is about to be made. Raises `Refused` when another one has declared the same identity. */
  makes(declared: Properties): void;
  /** Which object it turned out to be. Raises `Refused` when another resource holds it. */
  takes(live: Properties): void;
  /** Whether a resource of the program holds the object that another one leaves. `outputs` are those of the one that leaves. */
  hold(sid: string, outputs: Properties): boolean;
}

/** What a second resource for the same object is told. */
export const heldTwice = (table: Table, shown: Properties): string =>
  `${subject(table, shown)}: another resource of this program holds it already, and two would undo each other's writes. Keep one of them.`;

export function createHolders(table: Table): Holders {
  const held = new Set<string>();
  /** Identities that the program declares. One that could not be made, or not yet, is not let go of under its old name either. */
  const wanted = new Map<string, Properties>();
  /** What is kept, by its declaration: the engine may replace a resource against its diff, and tells no other way which one that was. */
  const kept = new Map<string, readonly string[]>();

  const identityOf = (properties: Properties) => {
    const identity = text(properties[table.identity]);
    return identity ? [`${text(inRole(table, "account", properties)) ?? ""} ${identity}`] : [];
  };
  const hold = (names: readonly string[], shown: Properties) => {
    if (names.some((name) => held.has(name))) throw new Refused(heldTwice(table, shown));
    for (const name of names) held.add(name);
  };
  const keep = (names: readonly string[], declared: Properties) => {
    kept.set(canonical(declared), names);
    for (const name of names) held.add(name);
  };

  return {
    declares(declared, stays) {
      for (const identity of identityOf(declared)) wanted.set(identity, declared);
      if (stays) keep(identityOf(declared), declared);
    },
    declared({ account }, shown) {
      const [identity = ""] = identityOf({ ...shown, account: account ?? "" });
      return wanted.get(identity);
    },
    keeps(sid, declared) {
      const alone = !held.has(sid) || (kept.get(canonical(declared))?.includes(sid) ?? false);
      keep([sid, ...identityOf(declared)], declared);
      return alone;
    },
    makes(complete) {
      const declared = without(complete, FOLLOWS);
      const replaced = canonical(declared);
      for (const name of kept.get(replaced) ?? []) held.delete(name);
      kept.delete(replaced);
      hold(identityOf(declared), declared);
    },
    takes(live) {
      hold([sidOf(live)], live);
    },
    hold: (sid, outputs) => [sid, ...identityOf(outputs)].some((name) => held.has(name) || wanted.has(name)),
  };
}
