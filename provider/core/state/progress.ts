/** Where bringing one object to its declaration stands. Immutable: every step returns the next one. */
import type { Properties } from "../terms/value";
import type { Declaration } from "./outputs";
import type { Written } from "./written";

/** What finding or making an object gives. */
export interface Begun {
  readonly live: Properties;
  /** Whether this run made or registered the object: then a failure must not lose it, and it goes into the state. */
  readonly made: boolean;
  /** It was seen in a page that others asked for, some seconds ago: before anything is refused because of it, it is asked for by itself. */
  readonly shared?: boolean;
}

export interface Progress {
  /** The object as it was seen last. */
  readonly live: Properties;
  /** The declaration with SIDs in place of names. */
  readonly resolved: Properties;
  /** References by name and by SID that are known to mean the same: those of the state, and after a transfer what the API made of the declared names. */
  readonly known: Properties;
  /** Whether a failure from here on leaves something to finish. */
  readonly touched: boolean;
  /** The fields of the last request that was, or may have been, carried out: a move that is under way may be this request's. */
  readonly asked: readonly string[];
  /** The fields whose text was, or may have been, acted upon in this run: never again for the same text. */
  readonly acted: readonly string[];
  /** Requests so far that changed the object, or were to change it. */
  readonly requests: number;
  /** What was seen last is from a page that others asked for, some seconds ago. */
  readonly shared: boolean;
  /** What this run wrote, if it did. */
  readonly written?: Written | undefined;
  /** This run brought it into being. */
  readonly made: boolean;
  /** How it ended: well, or with what went wrong. Absent while there is more to do. */
  readonly end?: "done" | Error;
}

/** Where it ends well. */
export interface Reconciled extends Declaration {
  readonly live: Properties;
  readonly written?: Written | undefined;
}

/** `before` are the outputs of the state, empty for an object that is new to it. */
export const begin = ({ live, made, shared = false }: Begun, declared: Properties, before: Properties): Progress => ({
  live,
  resolved: declared,
  known: before,
  made,
  touched: made,
  asked: [],
  acted: [],
  requests: 0,
  shared,
});
