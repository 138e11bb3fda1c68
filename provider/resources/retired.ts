/** The name of what cannot be deleted, once it is let go of under the policy `rename`. */

/** The longest unique name that KORE documents (RatePlan: error 33101; none is documented for Super SIM). */
const LONGEST = 64;

/** `<name>-retired-<UTC time>`; a long name is cut short. */
export function retired(name: string, utc: string): string {
  const suffix = `-retired-${utc}`;
  return name.slice(0, LONGEST - suffix.length) + suffix;
}
