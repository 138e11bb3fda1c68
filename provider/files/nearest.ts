/** The word that was probably meant: the known one that the fewest keystrokes lead to. */

/** `undefined` when none is near: more than one keystroke in three would have to be wrong. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const given = plain(word);
  const ranked = known
    .map((candidate) => ({ candidate, away: distance(given, plain(candidate)) }))
    .sort((a, b) => a.away - b.away);
  const [first] = ranked;
  return first && first.away <= Math.max(1, Math.floor(first.candidate.length / 3)) ? first.candidate : undefined;
}

/** `unique_name`, `Unique Name` and `uniqueName` are one word. */
export const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, "");

/** Levenshtein: letters to add, take out or exchange. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
