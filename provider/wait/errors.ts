/** The two endings of a wait that are not the awaited one. Both tell what was seen over time. */
import { KoreError } from "../errors";

/** One look at the object: when, and what it showed. */
export interface Sighting {
  /** Milliseconds since the wait began. */
  readonly after: number;
  readonly seen: string;
}

export interface Waited<T> {
  readonly subject: string;
  /** What it is on its way to; absent when somebody else's move is waited out. */
  readonly wanted?: string | undefined;
  readonly last: T;
  /** Changes only: a sighting equal to the one before is not repeated. */
  readonly sightings: readonly Sighting[];
}

/** It settled, but not as asked: the API's only sign of a failed move. */
export class WentElsewhere<T> extends KoreError {
  override readonly name = "WentElsewhere";
  constructor(readonly waited: Waited<T>) {
    super(
      `${waited.subject}: the move to ${waited.wanted} did not happen: the API accepted it and then settled on something else. ` +
        `Seen: ${story(waited.sightings)}. The API gives no reason. Run the same command again to ask again; if it fails again, ask KORE's support.`,
    );
  }
}

/** It was still under way when the time was up. */
export class StillPending<T> extends KoreError {
  override readonly name = "StillPending";
  constructor(
    readonly waited: Waited<T>,
    limit: string,
  ) {
    super(
      waited.wanted === undefined
        ? `${waited.subject}: a move that this run did not ask for is still under way after ${limit}. Seen: ${story(waited.sightings)}. ` +
            "Until it ends nothing is sent: run the same command again, or raise `timeouts` to wait longer."
        : `${waited.subject}: still on its way to ${waited.wanted} after ${limit}. Seen: ${story(waited.sightings)}. ` +
            "The request was accepted and is not lost: the same command, run again, goes on waiting without sending it again. Raise `timeouts` to wait longer.",
    );
  }
}

const story = (sightings: readonly Sighting[]): string =>
  sightings.map(({ after, seen }) => `${seen} after ${Math.round(after / 1000)} s`).join("; then ");
