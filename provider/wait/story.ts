/** What a wait has seen so far, and what became of the looks that showed nothing. */
import { ApiError } from "../http/errors";

/** One look at the object: when, and what it showed. */
export interface Sighting {
  /** Milliseconds since the wait began. */
  readonly after: number;
  readonly seen: string;
}

/** Looks that failed: they say nothing about the object. */
export interface Failures {
  readonly count: number;
  /** Of so many looks. */
  readonly looks: number;
  /** How many of them since the object was last seen, or an answer came that was too old to tell anything. */
  readonly inARow: number;
  readonly last: unknown;
}

export interface Story {
  /** Changes only: a sighting equal to the one before is not repeated. */
  readonly sightings: readonly Sighting[];
  /** Milliseconds since the wait began: when the object was last seen. */
  readonly lastSeen: number;
  readonly looks: number;
  readonly failures?: Failures;
}

export const beginning = (seen: string, after: number): Story => ({
  sightings: [{ after, seen }],
  lastSeen: after,
  looks: 0,
});

export const saw = (story: Story, seen: string, after: number): Story => ({
  ...answered(story),
  sightings: story.sightings.at(-1)?.seen === seen ? story.sightings : [...story.sightings, { after, seen }],
  lastSeen: after,
});

/** The API answered, with what is no news: what it shows is from before the write. */
export const answered = (story: Story): Story => ({
  ...story,
  looks: story.looks + 1,
  ...(story.failures && { failures: { ...story.failures, looks: story.looks + 1, inARow: 0 } }),
});

export const failed = (story: Story, last: unknown): Story => {
  const { count = 0, inARow = 0 } = story.failures ?? {};
  const looks = story.looks + 1;
  return { ...story, looks, failures: { count: count + 1, looks, inARow: inARow + 1, last } };
};

/** Whether every look since the object was last seen has failed: nobody knows what it shows now. */
export const isBlind = (failures: Failures | undefined): failures is Failures =>
  failures !== undefined && failures.inARow > 0;

/** `all 3 looks since then failed, the last one with: …`: behind when the object was last seen. */
export const sinceThen = ({ inARow, last }: Failures): string =>
  `${inARow === 1 ? "the look since then failed" : `all ${inARow} looks since then failed, the last one`} with: ${brief(last)}`;

/** The heart of a failure: who and where is said around it. */
export function brief(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { status, code, apiMessage = "nothing more is known" } = error;
  const words = apiMessage.replace(/[.\s]+$/, "");
  return status === undefined
    ? `no answer: ${words}`
    : `${status}${code === undefined ? "" : `, code ${code}`}: ${words}`;
}

/** What to do about it, as far as the failure itself tells. */
export const adviceOf = (error: unknown): string =>
  (error instanceof ApiError ? error.advice : undefined) ?? "Mend that first, then run the same command again.";
