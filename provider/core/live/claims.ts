/** What a verb may know of the rest of the program: which objects its resources claim in this run. */
import type { Properties } from "../terms/value";

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
  /** delete: whether a resource of the program claims the object that another one leaves. `outputs` are those of the one that leaves. */
  hold(sid: string, outputs: Properties): boolean;
}
