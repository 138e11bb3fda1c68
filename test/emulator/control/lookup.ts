/** Finds a resource by any of its names, whatever account it is in. */

/** A reference that no resource has. */
export class UnknownResource extends Error {
  override readonly name = "UnknownResource";
}

interface Named {
  readonly sid: string;
  readonly uniqueName: string | null;
  readonly iccid?: string;
}

interface Rows<R> extends Iterable<R> {
  get(sid: string): R | undefined;
}

/** By SID, ICCID or unique name. */
export function lookedUp<R extends Named>(rows: Rows<R>, reference: string): R | undefined {
  const bySid = rows.get(reference);
  if (bySid !== undefined) return bySid;
  for (const row of rows) if (row.iccid === reference || row.uniqueName === reference) return row;
  return undefined;
}

/** @throws UnknownResource */
export function found<R extends Named>(rows: Rows<R>, reference: string, noun: string): R {
  const row = lookedUp(rows, reference);
  if (row === undefined) throw new UnknownResource(`there is no ${noun} "${reference}"`);
  return row;
}

/** Whether there was such a row to remove. */
export function removeFrom<R extends Named>(table: Rows<R> & { remove(row: R): void }, reference: string): boolean {
  const row = lookedUp(table, reference);
  if (row !== undefined) table.remove(row);
  return row !== undefined;
}
