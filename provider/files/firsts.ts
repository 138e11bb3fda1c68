/** Who had something first: of two SIMs with one ICCID the first one keeps it, and the second one is told. */

/** Gives who had a key before; where nobody had it, `owner` is the first. */
export function createFirsts<Owner>() {
  const firsts = new Map<string, Owner>();
  return (key: string, owner: Owner): Owner | undefined => {
    const before = firsts.get(key);
    if (before === undefined) firsts.set(key, owner);
    return before;
  };
}

/** What no two SIMs of an account can share. */
export const UNIQUE: readonly string[] = ["iccid", "uniqueName"];

/** The same for the values of SIMs' fields. Only those in {@link UNIQUE} have an owner, and "" is none of them. */
export function createFirstsOfSims<Owner>() {
  const firsts = new Map(UNIQUE.map((field) => [field, createFirsts<Owner>()]));
  return (field: string, value: string, owner: Owner): Owner | undefined =>
    value === "" ? undefined : firsts.get(field)?.(value, owner);
}
