/** What is said of the lines of a CSV file of SIMs. */
import type { Finding } from "../findings/finding";
import { type Complaint, fault, kindOf, type Place, shown } from "./fault";
import type { Column } from "./sim-columns";

/** A cell that the schema of its input does not take. */
export function wrongCell(place: Place, column: Column, cell: string, complaint: Complaint): Finding {
  const { field, header, schema, secret } = column;
  const given = secret ? {} : { found: cell === "" ? "an empty cell" : shown(cell), text: cell };
  return fault(place, kindOf(field), header, complaint, { schema, ...given });
}

/** `header`: what stands before the value, in words. */
export const repeatedCell = (
  place: Place,
  { header, field }: Pick<Column, "header" | "field">,
  text: string,
  first: number,
): Finding => ({
  kind: `duplicate-${kindOf(field)}`,
  severity: "error",
  message: `\`${header}\` = ${shown(text)} is on line ${first} already`,
  ...place,
  property: header,
  found: shown(text),
  expected: field === "iccid" ? "each SIM once" : "each name once",
  hint: `Take out line ${first} or line ${place.line}.`,
});

/** `cell`: what stands there, unless it must not be shown. */
export const surplusCell = (place: Place, cell: string | undefined, wanted: number): Finding => ({
  kind: "cells",
  severity: "error",
  message: `${cell === undefined ? "A text" : shown(cell)} stands in a column that has no name`,
  ...place,
  found: cell === undefined ? "a text" : shown(cell),
  expected: `${wanted} cells, as in the header`,
  hint: "A delimiter too many, or one in a text that is not in quotes: take it out, or name the column.",
});

export const shortLine = (place: Place, cells: number, wanted: number): Finding => ({
  kind: "cells",
  severity: "error",
  message: `The line ends after ${cells} ${cells === 1 ? "cell" : "cells"}, and the header has ${wanted}`,
  ...place,
  found: `${cells} ${cells === 1 ? "cell" : "cells"}`,
  expected: `${wanted} cells, as in the header`,
  hint: "Write a delimiter for each cell that is left empty.",
});

export const noSims = (file: string): Finding => ({
  kind: "empty",
  severity: "error",
  message: "The file has no SIMs",
  file,
  line: 1,
  column: 1,
  found: "no SIM",
  expected: "a line with the names of the columns, and a line for each SIM",
  hint: "Leave out the file, or write a SIM into it.",
});
