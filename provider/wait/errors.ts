/** The two endings of a wait that are not the awaited one. Both tell what was seen over time. */
import { KoreError } from "../errors";
import { adviceOf, brief, type Failures, isBlind, type Sighting, type Story, sinceThen } from "./story";

export interface Waited<T> extends Story {
  readonly subject: string;
  /** What it is on its way to; absent when somebody else's move is waited out. */
  readonly wanted?: string | undefined;
  /** Nothing answered the request for it. */
  readonly unanswered?: boolean;
  readonly last: T;
}

/** It settled, but not as asked: the API's only sign of a failed move. */
export class WentElsewhere<T> extends KoreError {
  override readonly name = "WentElsewhere";
  constructor(readonly waited: Waited<T>) {
    super(
      waited.unanswered
        ? `${waited.subject}: the move to ${waited.wanted} did not happen: nothing answered the request, a move was under way afterwards, and it settled on something else. ` +
            `Seen: ${told(waited.sightings)}. It may have been somebody else's. Run the same command again: it asks for what is still needed.`
        : `${waited.subject}: the move to ${waited.wanted} did not happen: the API accepted it and then settled on something else. ` +
            `Seen: ${told(waited.sightings)}. The API gives no reason. Run the same command again to ask again; if it fails again, ask KORE's support.`,
    );
  }
}

/** It was still under way when the time was up, as far as could be seen. */
export class StillPending<T> extends KoreError {
  override readonly name = "StillPending";
  constructor(
    readonly waited: Waited<T>,
    limit: string,
  ) {
    super([...pending(waited, limit), ...advice(waited)].join(" "));
  }
}

function pending(
  { subject, wanted, unanswered, sightings, lastSeen, failures }: Waited<unknown>,
  limit: string,
): string[] {
  const blind = isBlind(failures);
  const seen = `Seen: ${told(sightings)}.`;
  const looks = failures
    ? [blind ? `It was last seen after ${seconds(lastSeen)}; ${sinceThen(failures)}.` : onTheWay(failures)]
    : [];
  if (wanted === undefined)
    return blind
      ? [
          `${subject}: whether a move that this run did not ask for is over is not known after ${limit}.`,
          seen,
          ...looks,
        ]
      : [`${subject}: a move that this run did not ask for is still under way after ${limit}.`, seen, ...looks];
  return [
    blind
      ? `${subject}: whether it arrived at ${wanted} is not known after ${limit}.`
      : `${subject}: still on its way to ${wanted} after ${limit}.`,
    seen,
    ...looks,
    unanswered
      ? "Nothing answered the request, so the move may be what it asked for, or somebody else's: the same command, run again, looks before it sends anything."
      : "The request was accepted and is not lost: the same command, run again, goes on waiting without sending it again.",
  ];
}

/** More time helps only where looking works. */
function advice({ wanted, failures }: Waited<unknown>): string[] {
  if (isBlind(failures))
    return [...(wanted === undefined ? ["Until it ends nothing is sent."] : []), adviceOf(failures.last)];
  return wanted === undefined
    ? ["Until it ends nothing is sent: run the same command again, or raise `timeouts` to wait longer."]
    : ["Raise `timeouts` to wait longer."];
}

const onTheWay = ({ count, looks, last }: Failures): string =>
  `${count} of ${looks} looks failed, the last one of them with: ${brief(last)}.`;

const told = (sightings: readonly Sighting[]): string =>
  sightings.map(({ after, seen }) => `${seen} after ${seconds(after)}`).join("; then ");

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;
