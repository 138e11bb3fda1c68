/** What a declaration would change of the object that is there, for a program that asks before it manages it. Reads only. */
import { check } from "../plan/check";
import type { Change } from "../plan/plan";
import { Refused } from "../plan/refusal";
import type { Properties } from "../terms/value";
import { NotThere } from "./adopt";
import { type Foreseeing, type Foreseen, foresee } from "./foresee";
import { foretell } from "./foretell";

export interface Differences {
  /** `moving`: a move is under way, and what is left to do depends on its end. `missing`: the account has none. */
  readonly result: "as declared" | "differs" | "moving" | "missing" | "refused";
  /** What would be written; also to a missing one, after it was registered. */
  readonly changes: readonly Change[];
  /** What a preview would say of it. */
  readonly message?: string;
  /** Why `up` would refuse it. */
  readonly refused?: Refusal;
}

interface Refusal {
  readonly message: string;
  /** The API's code for it, and the lifecycle's words, where it is the lifecycle that forbids it. */
  readonly code?: number;
  readonly because?: string;
  readonly instead?: string;
}

const RESULTS = {
  made: "missing",
  rest: "as declared",
  moving: "moving",
  changes: "differs",
} as const satisfies Record<Foreseen["is"], Differences["result"]>;

export async function differs(context: Foreseeing, declared: Properties): Promise<Differences> {
  const { inputs, failures } = check(context.table, {}, declared);
  if (failures.length > 0) return refusedWith({ message: failures.map(({ reason }) => reason).join("\n") });
  try {
    const foreseen = await foresee(context, inputs);
    const message = await foretell(context, foreseen);
    const changes = foreseen.is === "changes" ? foreseen.changes : [];
    const isMissing = foreseen.is === "changes" && !foreseen.there;
    return { result: isMissing ? "missing" : RESULTS[foreseen.is], changes, ...(message !== undefined && { message }) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { message, code, refusal } = error;
    if (error instanceof NotThere) return { ...refusedWith({ message }), result: "missing" };
    const words = refusal && { because: refusal.because, instead: refusal.instead };
    return refusedWith({ message, ...(code !== undefined && { code }), ...words });
  }
}

const refusedWith = (refused: Refusal): Differences => ({
  result: "refused",
  changes: [],
  message: refused.message,
  refused,
});
