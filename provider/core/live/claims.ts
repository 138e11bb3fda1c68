/** What a verb may know of the rest of the program: which objects its resources claim in this run. */
import type { Properties } from "../terms/value";

/** Of one resource type. An object counts by its SID, and by its identity as well: what is being made has no SID yet. */
export interface Claims {
  /** check: a resource declares this, even if its create fails later. `before` are its inputs in the state, none for a new resource. */
  declares(declared: Properties, before: Properties): void;
  /** What the program declares of the object `shown`, on the account of `declared`; `undefined` as long as its resource was not checked. */
  declared(declared: Properties, shown: Properties): Properties | undefined;
  /** diff: the resource stays with its object, updated or not. False when another resource claims the object as well. */
  keeps(sid: string, declared: Properties): boolean;
  /** create: the object is about to be found or made. Raises `Refused` when another resource claims the same identity. */
  makes(declared: Properties): void;
  /** create: the object that was found, by its SID. Raises `Refused` when another resource claims that object. */
  takes(live: Properties): void;
  /** check of a set: it declares all of these. `set` is what the program calls it. */
  declaresAll(set: string, members: Declares): void;
  /** Whether nothing of this type but the set of this name was declared so far. */
  isAlone(set: string): boolean;
  /** Whether a set declares the object that is declared. */
  inSet(declared: Properties): boolean;
  /** Who declares an object beside the set of this name: another set, by its name, or a resource of its own (`""`). */
  besides(set: string, declared: Properties): string | undefined;
  /** delete: whether a resource of the program claims the object whose resource has left the program; `outputs` are that resource's. */
  hold(sid: string, outputs: Properties): boolean;
}

/** What a set declares of the object with this identity, as text that tells it from others on its account. */
export type Declares = (identity: string) => Properties | undefined;
