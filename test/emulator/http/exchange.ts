/** One request and its answer, as the log keeps it and as the referee judges it. */
import type { FaultKind } from "../faults/rule";
import type { ApiName } from "./call";

/** A request as the log keeps it. */
export interface RequestRecord {
  readonly api: ApiName;
  readonly method: string;
  /** Path after the API's prefix: `/v1/Sims/HS…`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** The form body; a client secret is left out. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
  /** Operation it was recognised as, such as `supersim.sims.update`. */
  readonly operation: string | undefined;
  /** HTTP status of the answer; 0 while there is none, or when the connection was cut. */
  status: number;
  /** When it arrived, on the emulator's clock. */
  readonly at: number;
  readonly userAgent: string;
  /** Faults that struck it. */
  readonly faults: readonly FaultKind[];
}

/** A request and its answer in full. */
export interface Exchange {
  readonly record: RequestRecord;
  /** Path with the API's own placeholders still filled in, and what filled them. */
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly contentType: string;
  /** Names of parameters that no handler looked at. */
  readonly unread: readonly string[];
  readonly status: number;
  readonly answerType: string;
  readonly body: string;
  /** Whether a fault broke the answer on purpose. */
  readonly malformed: boolean;
}

/** Parameters as a log shows them: one value as text, several as a list. */
export function shown(params: URLSearchParams): Record<string, string | readonly string[]> {
  const result: Record<string, string | readonly string[]> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    result[name] = name === "client_secret" ? "[left out]" : values.length === 1 ? (values[0] ?? "") : values;
  }
  return result;
}
