/** CSV that a spreadsheet opens without running anything, and that reads back to the same values. */

/** What a spreadsheet takes for a formula, and what we mark ourselves, behind any number of apostrophes. */
const MARKED = /^'*(?:[=+\-@\t\r]|\(none\)$)/;
/** The same, marked. */
const UNMARK = /^'+(?:[=+\-@\t\r]|\(none\)$)/;

/** How a cell says that there shall be nothing, such as no Fleet; an empty cell says nothing at all. */
export const NONE = "(none)";

/** One apostrophe before what would begin a formula. {@link plainCell} takes it away again: every text comes back as it was. */
export const safeCell = (text: string): string => (MARKED.test(text) ? `'${text}` : text);

/** The text behind a cell that {@link safeCell} has written. Other texts are as they are. */
export const plainCell = (cell: string): string => (UNMARK.test(cell) ? cell.slice(1) : cell);

/** The cell of an input: left out is empty, `""` (which clears) is {@link NONE}. */
export const cellOf = (value: string | undefined): string =>
  value === undefined ? "" : value === "" ? NONE : safeCell(value);

/** The input of a cell: empty is left out, {@link NONE} is `""`. */
export const inputOf = (cell: string): string | undefined =>
  cell === "" ? undefined : cell === NONE ? "" : plainCell(cell);

/** One line, without its end. Cells are written as they are: pass them through {@link safeCell} or {@link cellOf} first. */
export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(",");

/** In quotes where the text would be read as something else without them. */
const quoted = (cell: string): string => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
