/**
 * Faults in a preview. A failed check ends Pulumi's whole run, so a program with many faulty resources would show one a run. In a preview the
 * faults go back to the program instead, among the inputs, which Pulumi returns as outputs there: the SDK reports each at its resource.
 */
import type { Failure } from "../core/plan/malformed";

/** Set by the SDK in previews. Not kept. */
export const PREVIEW = "__preview";
/** What is wrong with the declaration, for the SDK. Reaches no state: the preview fails. */
const REFUSED = "__refused";

/** How Pulumi marks a secret (`@pulumi/pulumi`, runtime/rpc: specialSigKey, specialSecretSig): a message may repeat a value. */
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" } as const;

export function answerOf(news: Bag, inputs: Bag, failures: readonly Failure[]): { inputs: Bag; failures: Failure[] } {
  if (news[PREVIEW] !== true || failures.length === 0) return { inputs, failures: [...failures] };
  const value = failures.map(({ reason }) => reason).join("\n");
  return { inputs: { ...inputs, [REFUSED]: { ...SECRET, value } }, failures: [] };
}

/** The answer to a diff of such inputs: a change, because only then Pulumi returns them to the program. */
export const refusedDiff = (news: Bag) =>
  news[REFUSED] === undefined ? undefined : { changes: true, replaces: [], deleteBeforeReplace: false };

type Bag = Record<string, unknown>;
