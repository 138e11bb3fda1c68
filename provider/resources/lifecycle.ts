/** The type of a lifecycle: statuses, moves, preconditions and refusals as data. */

export interface Lifecycle {
  /** The fields that take part, by their names in the table. */
  readonly fields: { readonly status: string; readonly assignment: string; readonly owner: string };
  readonly statuses: Readonly<Record<string, Status>>;
  /** Statuses that a request may ask for. */
  readonly writable: readonly string[];
  /** Every settled status against every writable one, the diagonal left out. */
  readonly moves: readonly Move[];
  /** Moves that need no request. */
  readonly byItself: readonly { readonly from: string; readonly to: string; readonly when: string }[];
  /** Changes from one declaration to the next that are refused whatever the live status is. */
  readonly declarations: readonly { readonly from: readonly string[]; readonly to: string; readonly refusal: string }[];
  readonly assignment: Assignment;
  readonly owner: {
    /** Statuses in which the object can change accounts. */
    readonly from: readonly string[];
    readonly refusal: string;
    /** Statuses for which the API has another refusal than for the rest. */
    readonly refusals?: Readonly<Record<string, string>>;
    /** The refusal when something of the old account is assigned and nothing of the new one is declared. */
    readonly assigned: string;
  };
  /** The refusal of any change of an object in a terminal status, where there are such. */
  readonly terminal?: string;
  readonly refusals: Readonly<Record<string, RefusalText>>;
  /**
   * API codes that mean, or can mean, that another operation is under way. The object is looked at again and waited for. When it
   * shows nothing of it, only a code that surely means it is a reason to ask again.
   */
  readonly busy: { readonly surely: readonly number[]; readonly perhaps: readonly number[] };
}

export interface Status {
  /** `settled`: rests until somebody acts; `pending`: a move is under way; `terminal`: nothing can follow. */
  readonly kind: "settled" | "pending" | "terminal";
  readonly means: string;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  /**
   * - `allowed`: documented. - `refused`: never sent.
   * - `settled`: the seen status fulfils the declared one, nothing is sent.
   * - `undocumented`: sent; the API decides and its refusal is explained.
   */
  readonly verdict: "allowed" | "refused" | "settled" | "undocumented";
  readonly refusal?: string;
  /** Cannot be taken back; previews say so in words. */
  readonly irreversible?: string;
  /** Where the documents say so. */
  readonly source: string;
}

/** What must be assigned (a Fleet, a rate plan) and when it may be taken away. */
export interface Assignment {
  readonly noun: string;
  /** Statuses that cannot be without. */
  readonly neededIn: readonly string[];
  /** The refusal of moving there without. */
  readonly missing: string;
  /** The refusal of taking it away while in one of them. */
  readonly removed: string;
  /** Statuses that may not be asked for in the request that takes it away. */
  readonly notTogetherWith: readonly string[];
  readonly together?: string;
}

export interface RefusalText {
  /** The code with which the API would refuse it, where its documents name one. */
  readonly code?: number;
  /** Why it is refused, as a clause that can follow "because". */
  readonly because: string;
  /** What to do instead, as a sentence. */
  readonly instead: string;
}
