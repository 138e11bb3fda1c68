/** What one run keeps of unique names that are on their way between objects. */

/** Of one resource type on one account. */
export interface Handover {
  /** One at a time for one object: a look at its name, and the write that follows from it. */
  alone<T>(sid: string, work: () => Promise<T>): Promise<T>;
  /** The object was given a name in this run: nothing takes it away again. */
  gave(sid: string): void;
  given(sid: string): boolean;
}
