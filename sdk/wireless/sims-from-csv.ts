/** Programmable Wireless: SIMs from a CSV file, as rows that a program declares. */
import { rowsOf } from "../sims-from-csv";
import { isSimStatus, type SimStatus } from "./sim";

/** One line of a CSV file. What its cell leaves empty is left out: not managed. */
export interface CsvSim {
  readonly iccid: string;
  /** `""` where the cell says `(none)`: clears the name. */
  readonly uniqueName?: string;
  readonly status?: SimStatus;
  /** SID or unique name; `""` where the cell says `(none)`: leaves its rate plan. */
  readonly ratePlan?: string;
}

/**
 * The SIMs of a CSV file with a header: `iccid`, and of `unique_name`, `status` and `rate_plan` what is managed, in any order.
 * Also reads the report of a run. `path` is relative to the folder of the program. Raises `pulumi.RunError` with the faults of the file,
 * each with line and column.
 */
export const simsFromCsv = (path: string): CsvSim[] =>
  rowsOf(path, "wireless", ({ iccid = "", uniqueName, status, ratePlan }) => ({
    iccid,
    ...(uniqueName !== undefined && { uniqueName }),
    ...(isSimStatus(status) && { status }),
    ...(ratePlan !== undefined && { ratePlan }),
  }));
