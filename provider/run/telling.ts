/** What is said of an error: a cause that many resources share, such as a wrong secret, is told once in full and then in a clause. */
import { KoreError } from "../errors";

/** The words for an error, of one run. */
export type Telling = (error: unknown) => string;

export function createTelling(): Telling {
  const told = new Set<string>();
  return (error) => {
    if (!(error instanceof KoreError)) return unforeseen(error);
    const cause = causeOf(error);
    if (cause === undefined) return error.message;
    if (told.has(cause.key)) return cause.brief;
    told.add(cause.key);
    return error.message;
  };
}

/** The cause that many share, of the error or of an error that led to it. An error whose chain of causes comes back to itself ends the search. */
function causeOf(error: KoreError, met: readonly unknown[] = []): KoreError["global"] {
  const { cause, global } = error;
  return global ?? (cause instanceof KoreError && !met.includes(cause) ? causeOf(cause, [...met, error]) : undefined);
}

function unforeseen(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return `pulumi-kore failed in a way it does not know: ${what}. Run again with KORE_LOG=debug and report what it prints; nothing else is lost.`;
}
