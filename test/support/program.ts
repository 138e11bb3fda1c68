/** Programs as tests write them: one declaration a line, in JavaScript, with every export of the SDK at hand. */

/** A program of these lines. */
export function programOf(...lines: readonly string[]): string {
  return [`const { Fleet, NetworkAccessProfile, Sim, SimSet, wireless } = require("pulumi-kore");`, ...lines, ""].join(
    "\n",
  );
}

/** Inputs as they stand in a program. */
export const literal = (inputs: object): string => JSON.stringify(inputs);
