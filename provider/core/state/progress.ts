/** Where bringing one object to its declaration stands. Immutable: every step returns the next one. */
import type { Properties } from "../terms/value";
import type { Declaration } from "./outputs";

/** What finding or making an object gives. */
export interface Begun {
  readonly live: Properties;
  /** Whether this run brought it into being: then a failure must not lose it. */
  readonly made: boolean;
}

export interface Progress {
  /** The object as it was seen last. */
  readonly live: Properties;
  /** The declaration with SIDs in place of names. */
  readonly resolved: Properties;
  /** References by name and by SID that are known to mean the same: those of the state, and what a transfer made of the declared names. */
  readonly known: Properties;
  /** Whether a failure from here on leaves something to finish. */
  readonly touched: boolean;
  /** The fields of the last request that was, or may have been, carried out: what is under way may be what they ask for. */
  readonly asked: readonly string[];
  /** The fields whose text was, or may have been, acted upon in this run: never again for the same text. */
  readonly acted: readonly string[];
  /** Requests so far that changed the object, or were to change it. */
  readonly requests: number;
  /** How it ended: well, or with what went wrong. Absent while there is more to do. */
  readonly end?: "done" | Error;
}

/** Where it ends well. */
export interface Reconciled extends Declaration {
  readonly live: Properties;
}

/** `before` are the outputs of the state, empty for an object that is new to it. */
export const begin = ({ live, made }: Begun, declared: Properties, before: Properties): Progress => ({
  live,
  resolved: declared,
  known: before,
  touched: made,
  asked: [],
  acted: [],
  requests: 0,
});
