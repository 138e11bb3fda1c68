/** The requests seen, oldest first, and how many were in flight at once. */
import type { RequestRecord } from "./http/exchange";

/** Beyond this many the oldest half is forgotten. */
const KEPT = 400_000;

export class RequestLog {
  readonly records: RequestRecord[] = [];
  /** Requests being answered now. */
  inside = 0;
  /** The most that were ever in flight at once since the last `clear`. */
  peak = 0;

  open(record: RequestRecord): RequestRecord {
    if (this.records.length >= KEPT) this.records.splice(0, KEPT / 2);
    this.records.push(record);
    this.inside += 1;
    this.peak = Math.max(this.peak, this.inside);
    return record;
  }

  close(): void {
    this.inside -= 1;
  }

  clear(): void {
    this.records.length = 0;
    this.peak = this.inside;
  }
}
