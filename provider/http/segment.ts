/** One part of a path: everything is percent-encoded, and what no encoding keeps is refused instead of asking for something else. */
import { KoreError } from "../errors";

/** Raises an error for `.` and `..`, which lead elsewhere however they are written, and for half a surrogate pair. */
export function segment(name: string): string {
  if (/^\.{0,2}$/.test(name) || /\p{Cs}/u.test(name))
    throw new KoreError(
      `${JSON.stringify(name)} cannot be asked for: an address cannot carry it. Use the SID of the object.`,
    );
  return encodeURIComponent(name);
}
