/** Errors in the form that Pulumi's dynamic host shows well: the message, no stack, and the half-made object where there is one. */
import { Halfway } from "../core/state/halfway";
import { toPulumi } from "./unknown";

/** The engine keeps the object with `properties` and `reasons`, and calls update on the next run. */
export interface HalfMade {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly reasons: readonly string[];
}

/** `code` is the text in `__provider`: the host forgets it for half-made objects, and without it they could never be deleted. */
export function present(error: unknown, words: string, code: unknown, debug: boolean): Error & Partial<HalfMade> {
  const shown: Error & Partial<HalfMade> = new Error(words);
  shown.name = "pulumi-kore";
  // The host prints `${error}: ${error.stack}` for some verbs, next to the message that the engine shows.
  shown.stack = debug && error instanceof Error ? (error.stack ?? "") : "";
  if (!(error instanceof Halfway)) return shown;
  const properties = { ...toPulumi(error.outputs), ...(code !== undefined && { __provider: code }) };
  return Object.assign(shown, { id: error.sid, properties, reasons: [words] });
}
