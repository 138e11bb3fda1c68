/**
 * Faults in a preview. A failed check ends Pulumi's whole run, so a program with many faulty resources would show one a run. In a preview the
 * faults go back to the program instead, among the inputs, which Pulumi returns as outputs there: the SDK reports each at its resource.
 */
import type { Failure } from "../core/plan/malformed";

/** Set by the SDK in previews: the names of the inputs that the program keeps secret. Not kept. */
export const PREVIEW = "__preview";
/** What is wrong with the declaration, for the SDK. Reaches no state: the preview fails. */
const REFUSED = "__refused";

/** How Pulumi marks a secret (`@pulumi/pulumi`, runtime/rpc: specialSigKey, specialSecretSig): a message may repeat a value. */
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" } as const;

/** The secret inputs of a declaration in a preview; `undefined` outside of one. */
export function previewOf(news: Bag): string[] | undefined {
  const told = news[PREVIEW];
  return Array.isArray(told) ? told.filter((name) => typeof name === "string") : undefined;
}

/**
 * The reasons alone: they name the input and show what may be shown of it. Pulumi would print the value of a named property as well,
 * a secret one, too.
 */
export function answerOf(news: Bag, inputs: Bag, failures: readonly Failure[]): { inputs: Bag; failures: Failure[] } {
  const reasons = failures.map(({ reason }) => reason);
  if (previewOf(news) === undefined || reasons.length === 0)
    return { inputs, failures: reasons.map((reason) => ({ property: "", reason })) };
  return { inputs: { ...inputs, [REFUSED]: { ...SECRET, value: reasons.join("\n") } }, failures: [] };
}

/** The answer to a diff of such inputs: a change, because only then Pulumi returns them to the program. */
export const refusedDiff = (news: Bag) =>
  news[REFUSED] === undefined ? undefined : { changes: true, replaces: [], deleteBeforeReplace: false };

type Bag = Record<string, unknown>;
