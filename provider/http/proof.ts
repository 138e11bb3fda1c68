/** Which collections have proven in this run to be the API's: only there "not found" means that an object is gone. */
import { type GlobalCause, KoreError } from "../errors";
import { ApiError } from "./errors";

export interface Proofs {
  /** Something of this collection was answered as the API answers: that is proof enough. */
  give(collection: string): void;
  /** Resolves when the collection has proven itself, or does so now: `ask` is called at most once, however many wait for it. */
  demand(collection: string, ask: () => Promise<unknown>): Promise<unknown>;
}

export function createProofs(): Proofs {
  const known = new Map<string, Promise<unknown>>();
  return {
    give: (collection) => void known.set(collection, Promise.resolve()),
    demand(collection, ask) {
      const asked = known.get(collection) ?? ask();
      known.set(collection, asked);
      // Only an answer is remembered: a failure of the network says nothing about the address.
      asked.catch((error: unknown) => {
        if (!deniesList(error) && known.get(collection) === asked) known.delete(collection);
      });
      return asked;
    },
  };
}

/** Statuses that say something about who asks, and nothing about the address. */
const ABOUT_US: readonly (number | undefined)[] = [401, 403, 407];

/** Whether the failure of a list means that there is none: not that it could not be asked for, or that nobody may see it. */
export function deniesList(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || error.status === undefined || ABOUT_US.includes(error.status)) return false;
  // A success that cannot be used, such as a page of HTML, is no list however often it is asked for.
  return !error.isTransient || error.status < 300;
}

/** An address that says "not found" in the API's own words, and is not the API. */
export class NotTheApi extends KoreError {
  override readonly name = "NotTheApi";
  readonly #global: GlobalCause;

  /** `base`: the configured address. `setting`: the key that holds it. `list`: what its list was answered with. */
  constructor({ subject, method, path }: ApiError, base: string, setting: string, list: ApiError) {
    super(
      `${subject}: ${method} ${base}${path} was answered "not found", which is not believed, because ${base} does not answer as this API: ` +
        `its list ${list.path} was answered with ${list.status} (${list.apiMessage}). Nothing was deleted and nothing left the state. ` +
        `Check ${setting}: it is the part of the address before ${list.path}.`,
      { cause: list },
    );
    this.#global = { key: `not the API ${base}`, brief: `as above: ${base} does not answer as this API` };
  }

  override get global(): GlobalCause {
    return this.#global;
  }
}
