/** Something that must never happen did. */
export class Violation extends Error {
  override readonly name = "Violation";
}

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Violation(otherwise);
}
