/** The type of a lifecycle: statuses, moves, rules and refusals as data. */

export interface Lifecycle {
  /** The fields that take part, by their names in the table; `""` where there is none. */
  readonly fields: { readonly status: string; readonly assignment: string; readonly owner: string };
  readonly statuses: Readonly<Record<string, Status>>;
  /** Statuses that a request may ask for, so the ones that a program can declare. */
  readonly writable: readonly string[];
  /** One row for each pair of a resting status and another declarable one, such as `new` to `active`, but for pairs that a rule always refuses. */
  readonly moves: readonly Move[];
  /** Moves that need no request. */
  readonly byItself: readonly { readonly from: string; readonly to: string; readonly when: string }[];
  /** What is never sent, in order: the first rule that applies is the reason that the user reads. */
  readonly rules: readonly Rule[];
  /** What the object is assigned to. */
  readonly assignment: { readonly noun: string };
  readonly refusals: Readonly<Record<string, RefusalText>>;
  /** What an object that was just made is waited for, in words such as `status available`. */
  readonly awaits?: string;
  /** How the object shows that it never will be what it was made for. */
  readonly failure?: {
    readonly status: string;
    /** The fields that say why. */
    readonly shows: readonly string[];
    /** What to do, as a sentence. */
    readonly instead: string;
  };
  /**
   * API codes that mean, or can mean, that another operation is under way, such as 83009. The object is looked at again, and waited for
   * while it is `scheduled`. When it shows no move, only a code that surely means another operation is a reason to send the request again.
   */
  readonly busy: { readonly surely: readonly number[]; readonly perhaps: readonly number[] };
}

export interface Status {
  /** `settled`: rests until somebody acts; `pending`: a move is under way; `terminal`: nothing can follow. */
  readonly kind: "settled" | "pending" | "terminal";
  readonly means: string;
  /** Devices are on the air in it. */
  readonly connects?: true;
  /** Why a program cannot declare it, as far as "declare": the statuses that it can declare follow. Absent: there is nothing to say. */
  readonly whyNotDeclared?: string;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  /**
   * - `allowed`: documented.
   * - `settled`: the seen status fulfils the declared one, nothing is sent.
   * - `undocumented`: sent; the API decides and its refusal is explained.
   */
  readonly verdict: "allowed" | "settled" | "undocumented";
  /** Cannot be taken back; previews say so in words. */
  readonly irreversible?: string;
  /** Where the documents say so. */
  readonly source: string;
}

/**
 * One reason not to send anything. It applies when every member that it has holds. A member that asks for the live object (all but
 * `before` and `declared`) does not hold as long as nothing is known of it: so `check` refuses only by rules without such members.
 */
export interface Rule {
  /** A key of the lifecycle's refusals. */
  readonly refusal: string;
  /** The status of the declaration before this one. */
  readonly before?: readonly string[];
  /** The declared status. */
  readonly declared?: readonly string[];
  /** The status that the object shows. */
  readonly seen?: readonly string[];
  /** The object shows any other status than these, be it one that the documents do not know. */
  readonly seenOtherThan?: readonly string[];
  /** The declared status, when the object neither shows nor fulfils it: what the request would ask for. */
  readonly sends?: readonly string[];
  /** The status that the object would have afterwards: what the request asks for, else what is seen. */
  readonly after?: readonly string[];
  /**
   * The assignment (a Fleet, a rate plan).
   * - `changes`: another one, or none, is declared than is seen. - `removed`: one is seen, and `""` is declared.
   * - `left`: one is seen, and nothing is declared. - `noneAfterwards`: the object would have none, whether it has one now or not.
   */
  readonly assignment?: "changes" | "removed" | "left" | "noneAfterwards";
  /** `changes`: another account is declared than is seen. */
  readonly owner?: "changes";
  /** Where the documents say so. */
  readonly source: string;
}

export interface RefusalText {
  /** The code with which the API would refuse it, where its documents name one. */
  readonly code?: number;
  /** Why it is refused, as a clause that can follow "because". */
  readonly because: string;
  /** What to do instead, as a sentence. */
  readonly instead: string;
}
