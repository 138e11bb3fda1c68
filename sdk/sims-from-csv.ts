/** SIMs from a CSV file, as rows that a program declares. */
import { forProgram } from "./run";
import { isSimStatus, type SimStatus } from "./sim";

type Provider = typeof import("pulumi-kore/provider");
type Product = Parameters<Provider["simsOfFile"]>[1];
type Row = ReturnType<Provider["simsOfFile"]>[number];

/** One line of a CSV file. What its cell leaves empty is left out: not managed. */
export interface CsvSim {
  readonly iccid: string;
  /** `""` where the cell says `(none)`: clears the name. */
  readonly uniqueName?: string;
  readonly status?: SimStatus;
  /** SID or unique name; `""` where the cell says `(none)`: leaves its Fleet. */
  readonly fleet?: string;
  readonly registrationCode?: string;
}

/** Where a row comes from. */
export interface CsvPlace {
  readonly file: string;
  readonly line: number;
}

const places = new WeakMap<object, CsvPlace>();

/** The file and the line of a row that {@link simsFromCsv} has given; `undefined` of others, copies included. */
export const csvPlaceOf = (row: object): CsvPlace | undefined => places.get(row);

/**
 * The SIMs of a CSV file with a header: `iccid`, and of `unique_name`, `status`, `fleet` and `registration_code` what is managed, in any
 * order. Also reads the report of a run. `path` is relative to the folder of the program. Raises `pulumi.RunError` with the faults of the
 * file, each with line and column.
 */
export const simsFromCsv = (path: string): CsvSim[] =>
  rowsOf(path, "supersim", ({ iccid = "", uniqueName, status, fleet, registrationCode }) => ({
    iccid,
    ...(uniqueName !== undefined && { uniqueName }),
    ...(isSimStatus(status) && { status }),
    ...(fleet !== undefined && { fleet }),
    ...(registrationCode !== undefined && { registrationCode }),
  }));

/** The rows of a file, made by `rowOf` from the inputs of each line. */
export function rowsOf<Made extends object>(
  path: string,
  product: Product,
  rowOf: (values: Row["values"]) => Made,
): Made[] {
  // Loaded when first used, as lookups do.
  const provider: Provider = require("pulumi-kore/provider");
  return attempt(provider, () => provider.simsOfFile(path, product, provider.disk)).map(({ values, line }) => {
    const row = rowOf(values);
    places.set(row, { file: path, line });
    return row;
  });
}

/** A fault of the user's file is told without our stack. */
function attempt<T>(provider: Provider, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw forProgram(error, provider);
  }
}
