/** What a set's verbs are given beside its values: the context of its members, how fast the account may be asked, and where a run is told. */
import type { Context } from "../core/live/context";
import type { SetTable } from "../resources/definition";
import type { ReportRow } from "./report";

export interface SetRun {
  readonly set: SetTable;
  /** Of the table of the members. */
  readonly context: Context;
  readonly pace: { readonly maxConcurrency: number; readonly requestsPerSecond: number };
  /** Checksums of plans that may pass the guard. */
  readonly approved: string | undefined;
  /** The words for an error, a cause of many told once in full. */
  readonly words: (error: unknown) => string;
  /** Takes every member of this run, once; absent when nobody wants a report. */
  readonly note?: ((rows: readonly ReportRow[]) => void) | undefined;
}
