/** The whole chain, pointed at an emulator, as `readConfig` would put it together for a stack. */
import { readConfig } from "../../provider/config";
import type { Api } from "../../provider/http/api";
import { createApis } from "../../provider/http/client";
import { type Clock, systemClock } from "../../provider/time/clock";
import type { Emulator } from "../emulator";
import { environmentOf } from "../support/environment";

export interface Options {
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly log?: (line: string) => void;
  /** Environment variables beside those that point at the emulator. */
  readonly env?: Readonly<Record<string, string>>;
}

export const openApi = (
  emulator: Emulator,
  { clock = systemClock, random = () => 0.5, ...more }: Options = {},
): Api => {
  const env = { ...environmentOf(emulator), ...more.env };
  return createApis(
    readConfig(() => undefined, env),
    { clock, random, env, log: more.log ?? (() => {}) },
  )(undefined);
};

/** Numbers in [0, 1) that are the same in every run (a linear congruential generator). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
