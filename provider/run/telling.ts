/** What is said of an error: a cause that many resources share, such as a wrong secret, is told once in full and then in a clause. */
import { ConfigError } from "../config";
import { KoreError } from "../errors";

/** A cause that lies with the run and not with one object. */
interface Shared {
  /** The same text for the same cause. */
  readonly global: string;
  /** What the second one to meet it is told. */
  readonly brief: string;
}

const SETTINGS = "The settings do not work for this resource either: see what is said of the first one.";

/** The words for an error, of one run. */
export type Telling = (error: unknown) => string;

export function createTelling(): Telling {
  const told = new Set<string>();
  return (error) => {
    if (!(error instanceof KoreError)) return unforeseen(error);
    const cause = causes(error).map(sharedBy).find(Boolean);
    if (cause === undefined) return error.message;
    if (told.has(cause.global)) return cause.brief;
    told.add(cause.global);
    return error.message;
  };
}

/** The error and what led to it: the error of a half-made object only wraps the one that stopped it. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one instanceof Error && !chain.includes(one); one = one.cause) chain.push(one);
  return chain;
}

const sharedBy = (error: unknown): Shared | undefined => {
  if (isShared(error)) return error;
  return error instanceof ConfigError ? { global: error.message, brief: SETTINGS } : undefined;
};

const isShared = (error: unknown): error is Error & Shared =>
  error instanceof Error &&
  "global" in error &&
  typeof error.global === "string" &&
  "brief" in error &&
  typeof error.brief === "string";

function unforeseen(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return `pulumi-kore failed in a way it does not know: ${what}. Run again with KORE_LOG=debug and report what it prints; nothing else is lost.`;
}
