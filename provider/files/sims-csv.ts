/** From a CSV file to rows of SIMs with their lines, and all that is wrong in it, at once. */
import type { Finding } from "../findings/finding";
import { type Csv, readCsv } from "./csv";
import type { CsvRecord } from "./csv-places";
import { decode } from "./decode";
import { byPlace, type Place } from "./fault";
import { createFirstsOfSims } from "./firsts";
import type { Point } from "./lines";
import { createCells } from "./sim-cells";
import { type Columns, columnsOf, type Product, productOf } from "./sim-columns";
import { noSims, repeatedCell, shortLine, surplusCell, wrongCell } from "./sims-csv-findings";

/** One SIM, by the names of the inputs. An empty cell is left out: not managed. */
export interface SimRow {
  readonly values: Readonly<Record<string, string>>;
  readonly line: number;
  /** Where its ICCID stands. */
  place(): Point;
}

export interface SimsFile {
  readonly product: Product;
  /** What could be read, also beside findings: then it is not all of the file. */
  readonly rows: readonly SimRow[];
  readonly findings: readonly Finding[];
}

/** `product`: what the file has to be of; without it the header tells. */
export function readSims(bytes: Uint8Array, file: string, product?: Product): SimsFile {
  const { text, findings } = decode(bytes, file, "CSV");
  if (text === "" && findings.length > 0) return { product: product ?? "supersim", rows: [], findings };
  const csv = readCsv(text, file);
  const [header] = csv.records;
  const told = product ?? (header && productOf(header.cells));
  const first = readRows(csv, file, told ?? "supersim");
  // A header that both products can have: the one that explains the file.
  const other = told === undefined && first.findings.length > 0 ? readRows(csv, file, "wireless") : first;
  const read = other.findings.length < first.findings.length ? other : first;
  // What a cell with stray quotes holds was not meant, and needs no other word.
  const said = new Set(csv.findings.map(placeWords));
  const others = read.findings.filter((finding) => !said.has(placeWords(finding)));
  return { ...read, findings: [...findings, ...csv.findings, ...others].sort(byPlace) };
}

const placeWords = ({ line, column }: Finding): string => `${line}:${column}`;

function readRows(csv: Csv, file: string, product: Product): SimsFile {
  const [header, ...records] = csv.records;
  if (header === undefined) return { product, rows: [], findings: [noSims(file)] };
  const columns = columnsOf(product, header.cells);
  const findings: Finding[] = columns.findings.map(({ at, ...finding }) => ({
    ...finding,
    file,
    ...csv.placeOf(header, at),
  }));
  const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const iccid = columns.columns.find(({ identifies }) => identifies)?.index ?? 0;
  const read = createReading(columns, header.cells.length);
  const rows = filled.map((record): SimRow => {
    const line = csv.lineOf(record);
    const tell = (cell: number, say: (place: Place) => Finding) =>
      findings.push(say({ file, ...csv.placeOf(record, cell) }));
    return { values: read(record, line, tell), line, place: () => csv.placeOf(record, iccid) };
  });
  if (rows.length === 0 && findings.length === 0 && csv.findings.length === 0) findings.push(noSims(file));
  return { product, rows, findings };
}

type Tell = (cell: number, say: (place: Place) => Finding) => void;

/** Reads the records of one file, one after the other: what stood in one before may not stand in another. */
function createReading({ columns, nameless }: Columns, width: number) {
  const readCell = createCells();
  const firstLine = createFirstsOfSims<number>();
  // Of a line whose cells have moved any one may be a registration code.
  const open = !columns.some(({ secret }) => secret);
  return ({ cells }: CsvRecord, line: number, tell: Tell): Readonly<Record<string, string>> => {
    const surplus = cells.findIndex((cell, index) => cell !== "" && (index >= width || nameless.includes(index)));
    if (surplus >= 0) tell(surplus, (place) => surplusCell(place, open ? (cells[surplus] ?? "") : undefined, width));
    else if (cells.length < width) tell(cells.length, (place) => shortLine(place, cells.length, width));
    const values: Record<string, string> = {};
    for (const column of columns) {
      const { index, field } = column;
      const cell = cells[index];
      // Said of the line as a whole.
      if (cell === undefined) continue;
      const { value, complaint } = readCell(column, cell);
      if (complaint) tell(index, (place) => wrongCell(place, column, cell, complaint));
      if (value === undefined) continue;
      values[field] = value;
      const first = firstLine(field, value, line);
      if (first !== undefined) tell(index, (place) => repeatedCell(place, column, value, first));
    }
    return values;
  };
}
