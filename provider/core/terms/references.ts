/** How a declaration refers to another object: by its SID, or by its unique name. */
import type { Reference } from "../../resources/definition";
import { text, type Value } from "./value";

/** The name that stands in place of a SID; `undefined` for a SID, for none, and where the field refers to nothing. */
export function nameIn(reference: Pick<Reference, "sid"> | undefined, value: Value | undefined): string | undefined {
  const name = text(value);
  return reference && name && !reference.sid.test(name) ? name : undefined;
}
