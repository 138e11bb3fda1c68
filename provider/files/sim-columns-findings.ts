/** What is said of the header of a CSV file of SIMs. */
import type { Finding } from "../findings/finding";
import { shown } from "./fault";

export const unknownColumn = (name: string, known: readonly string[], hint: string): Finding => ({
  kind: "unknown-column",
  severity: "error",
  message: `The column ${JSON.stringify(name)} is not known. ${hint}`,
  found: JSON.stringify(name),
  expected: known.join(", "),
  hint,
});

export const duplicateColumn = (
  name: string,
  before: { readonly header: string; readonly index: number },
): Finding => ({
  kind: "duplicate-column",
  severity: "error",
  message: `The column ${JSON.stringify(name)} gives what column ${before.index + 1} (${JSON.stringify(before.header)}) gives already`,
  found: JSON.stringify(name),
  expected: "each column once",
  hint: "Take one of them out.",
});

/** The most frequent cause first: a file without a header. */
export function missingColumn(header: readonly string[], known: readonly string[]): Finding {
  const isSim = header.some((name) => /^["'=]*\d{10,}/.test(name));
  return {
    kind: "missing-column",
    severity: "error",
    message: isSim ? "The first line is a SIM already: the file has no header" : "The file has no column `iccid`",
    // A line of a SIM may have its registration code.
    found: isSim ? "a line of a SIM" : shown(header.map((name) => name.trim()).join(",")),
    expected: known.join(", "),
    hint: `Write the names of the columns into the first line, such as ${known.join(",")}.`,
  };
}
