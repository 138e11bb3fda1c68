/** The columns of a CSV file of SIMs: which ones there are for each product, and what a header has instead. */
import type { ZodType } from "zod";
import type { Finding } from "../findings/finding";
import { simSet, wirelessSimSet } from "../resources";
import { registersBy, type SetTable, type Table } from "../resources/definition";
import { snake } from "../resources/kinds";
import { nearest, plain } from "./nearest";
import { duplicateColumn, missingColumn, unknownColumn } from "./sim-columns-findings";

export type Product = "supersim" | "wireless";

interface OfProduct {
  readonly called: string;
  /** What one SIM is. */
  readonly table: Table;
  /** Its inputs, by the names of the columns. */
  readonly columns: Readonly<Record<string, string>>;
}

export const PRODUCTS: Readonly<Record<Product, OfProduct>> = {
  supersim: ofSet("Super SIM", simSet),
  wireless: ofSet("Programmable Wireless", wirelessSimSet),
};

/** The columns of a line of the set, and the one of what registers a SIM. */
function ofSet(called: string, { member, columns }: SetTable): OfProduct {
  const registers = registersBy(member);
  const own = registers === undefined ? columns : { ...columns, [registers]: snake(registers) };
  return {
    called,
    table: member,
    columns: Object.fromEntries(Object.entries(own).map(([field, column]) => [column, field])),
  };
}

/** What the report of a run has beside the columns of the file. */
export const REPORT_COLUMNS = ["sid", "before", "after", "result", "code", "advice", "seconds"] as const;
/** Only a report has it: `code` in another file may be a registration code, which nobody wants to lose. */
const MARK = "result";

/** A column that is read. */
export interface Column {
  /** Where it stands, from 0. */
  readonly index: number;
  /** As the file has it. */
  readonly header: string;
  /** The input that it gives. */
  readonly field: string;
  readonly schema: ZodType;
  readonly secret: boolean;
  readonly identifies: boolean;
}

export interface Columns {
  readonly columns: readonly Column[];
  /** Columns without a name: no cell may stand there. */
  readonly nameless: readonly number[];
  readonly findings: readonly ColumnFinding[];
}

/** `at`: the column that it is about, from 0. */
export type ColumnFinding = Finding & { readonly at: number };

/** The product that a header is of; `undefined` when both can have it. */
export function productOf(header: readonly string[]): Product | undefined {
  const names = header.map(plain);
  if (names.includes(plain("rate_plan"))) return "wireless";
  return names.includes("fleet") || names.includes(plain("registration_code")) ? "supersim" : undefined;
}

/** In any order. Capitals, blanks, `-` and `_` in a name make no difference. */
export function columnsOf(product: Product, header: readonly string[]): Columns {
  const { table, columns: fields } = PRODUCTS[product];
  const isReport = header.some((name) => plain(name) === MARK);
  const columns: Column[] = [];
  const findings: ColumnFinding[] = [];
  const nameless: number[] = [];
  for (const [index, raw] of header.entries()) {
    const name = raw.trim();
    const field = fieldOf(product, name);
    const schema = field === undefined ? undefined : table.inputs.shape[field];
    const before = columns.find((column) => column.field === field);
    if (name === "") nameless.push(index);
    else if (before) findings.push({ at: index, ...duplicateColumn(name, before) });
    else if (field !== undefined && schema !== undefined)
      columns.push({
        index,
        header: name,
        field,
        schema,
        secret: table.fields[field]?.secret === true,
        identifies: field === table.identity,
      });
    else if (!isReport || !isOfReport(name))
      findings.push({ at: index, ...unknownColumn(name, Object.keys(fields), hintFor(product, name)) });
  }
  if (columns.some(({ identifies }) => identifies)) return { columns, nameless, findings };
  const missing = { at: 0, ...missingColumn(header, Object.keys(fields)) };
  // Of a file without a header every cell of the first line would be an unknown column.
  return { columns, nameless, findings: columns.length === 0 ? [missing] : [...findings, missing] };
}

const fieldOf = (product: Product, name: string): string | undefined =>
  Object.entries(PRODUCTS[product].columns).find(([column]) => plain(column) === plain(name))?.[1];

const isOfReport = (name: string): boolean => REPORT_COLUMNS.some((own) => own === plain(name));

function hintFor(product: Product, name: string): string {
  const other = product === "supersim" ? "wireless" : "supersim";
  if (fieldOf(other, name) !== undefined)
    return `It is a column of ${PRODUCTS[other].called}, and a file holds SIMs of one product.`;
  if (isOfReport(name))
    return `It is a column of our reports, which is passed over only beside \`${MARK}\`: take it out.`;
  const meant = nearest(name, Object.keys(PRODUCTS[product].columns));
  return meant === undefined ? "Take it out, or rename it." : `Do you mean ${meant}?`;
}
