/** One run of a program: what is remembered while it lasts, and how it is ended. A process may run several (Automation API). */
import * as pulumi from "@pulumi/pulumi";

/** Stands for the run of a program that no engine runs. */
const NO_RUN = {};

/** What is kept for each run: made when first asked for, forgotten with the run. */
export function perRun<Kept>(make: () => Kept): () => Kept {
  const kept = new WeakMap<object, Kept>();
  return () => {
    const run = pulumi.runtime.getStackResource() ?? NO_RUN;
    const before = kept.get(run);
    if (before !== undefined) return before;
    const made = make();
    kept.set(run, made);
    return made;
  };
}

/** True for the first that asks in a run, so that one cause is told once. */
export function firstInRun(): () => boolean {
  const told = perRun(() => ({ told: false }));
  return () => {
    const here = told();
    const first = !here.told;
    here.told = true;
    return first;
  };
}

/** An error that Pulumi shows as this text alone. Caught after the program's last line, it would show the stack instead. */
export function refusal(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = message;
  return error;
}

/** What a program gets for an error of the provider: its text alone. Whatever else went wrong, such as a `TypeError`, keeps its stack. */
export const forProgram = (error: unknown, { KoreError }: typeof import("pulumi-kore/provider")): unknown =>
  error instanceof KoreError ? refusal(error.message) : error;
