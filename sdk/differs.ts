/** What declaring an object would change of what the account has: asked by a program before it manages it. Reads only, in previews too. */
import type * as pulumi from "@pulumi/pulumi";
import { askOne, type Live, type Question } from "./ask";
import { whenKnown } from "./given";
import type { KoreResource } from "./shell";

/** One input on its way from what the API shows to what is declared. Fleets and the like are told by their SIDs. */
export interface Difference {
  readonly field: string;
  /** `""` for none. */
  readonly from: unknown;
  readonly to: unknown;
}

/** Why `pulumi up` would refuse a declaration. */
export interface Refusal {
  /** What the user would read. */
  readonly message: string;
  /** The API's code for it, such as 83007, where one is documented. */
  readonly code?: number;
  /** Why the lifecycle forbids it, as a clause. */
  readonly because?: string;
  /** What to do instead, as a sentence. */
  readonly instead?: string;
}

const RESULTS = ["as declared", "differs", "moving", "missing", "refused"] as const;

/** What `pulumi up` would do with an object that is not managed yet. */
export interface Differences {
  /**
   * - `as declared`: it shows all that is declared, and nothing would be written.
   * - `differs`: `changes` would be written.
   * - `moving`: a move is under way, and what would be written depends on its end.
   * - `missing`: the account has none. It would be made or registered, and then `changes` written; or `refused` says why it cannot be.
   * - `refused`: nothing would be written, as `refused` says.
   */
  readonly result: (typeof RESULTS)[number];
  readonly changes: readonly Difference[];
  /** The line that a preview would have for it; absent when it would have none. */
  readonly message?: string;
  readonly refused?: Refusal;
}

/** A class of this package, such as `Sim` or `wireless.Sim`. */
interface Kind<Args> {
  new (name: string, args: Args, opts?: pulumi.CustomResourceOptions): KoreResource;
  readonly __pulumiType: string;
}

/**
 * What declaring it would change: `await differs(Sim, { iccid: "8988…", status: "active" })`. A Fleet, profile or rate plan is found by
 * `uniqueName`, which has to be given here. Rejects when the account cannot be asked. Mocks are asked as `kore:supersim:differs` or
 * `kore:wireless:differs`, with `{ type, args }`, and answer with {@link Differences}; nothing means `as declared`.
 */
export async function differs<Args>(kind: Kind<Args>, args: pulumi.Unwrap<Args>): Promise<Differences> {
  const type = kind.__pulumiType.slice(kind.__pulumiType.indexOf("/") + 1);
  const token = `${type.slice(0, type.indexOf(":")).replace("/", ":")}:differs`;
  const declared = { ...Object(args) };
  const api: Question<Live>["api"] = async (lookups) => ({ ...(await lookups.differs(type, declared)) });
  return differences(await askOne({ token, inputs: { type, args: declared }, api }));
}

/** {@link differs} for arguments that are known only later. */
export const differsOutput = <Args>(kind: Kind<Args>, args: Args): pulumi.Output<Differences> =>
  whenKnown("differs", args, (known) => differs(kind, known));

const differences = ({ result, changes, message, refused }: Live): Differences => ({
  result: RESULTS.find((one) => one === result) ?? "as declared",
  changes: (Array.isArray(changes) ? changes : []).map(({ field, from, to }) => ({ field: String(field), from, to })),
  ...(message !== undefined && { message: String(message) }),
  ...(isBag(refused) && { refused: refusalOf(refused) }),
});

const refusalOf = ({ message, code, because, instead }: Live): Refusal => ({
  message: String(message),
  ...(code !== undefined && { code: Number(code) }),
  ...(because !== undefined && { because: String(because) }),
  ...(instead !== undefined && { instead: String(instead) }),
});

const isBag = (value: unknown): value is Live => typeof value === "object" && value !== null;
