/** How long to wait before the next look or the next try. Pure: chance is an argument. */
import type { Random } from "./clock";

export interface Backoff {
  /** Ceiling of the first wait, in milliseconds. */
  readonly base: number;
  /** Ceiling of every wait, in milliseconds. */
  readonly cap: number;
}

/** Exponential with full jitter: anything from nothing to `base * 2^attempt`, at most `cap`. `attempt` counts from 0. */
export const fullJitter = (attempt: number, { base, cap }: Backoff, random: Random): number =>
  random() * Math.min(cap, base * 2 ** attempt);

const FIRST = 1_000;
const GROWTH = 1.5;
const LONGEST = 15_000;
const JITTER = 0.2;

/** Between two looks at something pending: 1 s growing to 15 s, each up to a fifth longer so that many waiters spread. */
export const pollInterval = (looks: number, random: Random): number =>
  Math.min(LONGEST, FIRST * GROWTH ** looks) * (1 + JITTER * random());
