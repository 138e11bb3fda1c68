/** Errors in the form that Pulumi's dynamic host shows well: the message, no stack, and the half-made object where there is one. */
import { Halfway } from "../core/state/halfway";
import { toPulumi } from "./unknown";

/** Pulumi keeps the object with `properties` and `reasons` in the state, and calls update on the next run. */
export interface HalfMade {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly reasons: readonly string[];
}

/** `code` is the text in `__provider`: Pulumi's host forgets it for a half-made SIM, which without it could never be destroyed. */
export function present(error: unknown, words: string, code: unknown, debug: boolean): Error & Partial<HalfMade> {
  const shown: Error & Partial<HalfMade> = new Error(words);
  shown.name = "pulumi-kore";
  // Pulumi's host prints `${error}: ${error.stack}` for some verbs, next to the message that its engine shows.
  shown.stack = debug && error instanceof Error ? (error.stack ?? "") : "";
  if (!(error instanceof Halfway)) return shown;
  const properties = { ...toPulumi(error.outputs), ...(code !== undefined && { __provider: code }) };
  return Object.assign(shown, { id: error.sid, properties, reasons: [words] });
}
