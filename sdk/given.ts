/** Inputs that are given but turn out to have no value: a misspelt stack output must not count as left out. */
import * as pulumi from "@pulumi/pulumi";
import { refusal } from "./run";

/**
 * The same inputs, of which each that is an `Output` or a promise, at any depth, is refused when it ends with `undefined` or `null`.
 * A plain `undefined` is left out, as ever, but not as an element of a list. What is unknown in a preview stays unknown.
 * `whose` begins the refusal, such as `kore/supersim:Sim "truck"`; it never shows a value.
 */
export function given(whose: string, inputs: pulumi.Inputs): pulumi.Inputs {
  return Object.fromEntries(Object.entries(inputs).map(([input, value]) => [input, held(whose, input, value)]));
}

/** Rejects as {@link given} does, for arguments that are passed on as they are. */
export function checked(whose: string, args: unknown): pulumi.Output<unknown> {
  return pulumi.output(isObject(args) ? given(whose, { ...args }) : held(whose, "", args));
}

/** Asks once all arguments are known, of which none may turn out to have no value. */
export const whenKnown = <Args, Answer>(
  whose: string,
  args: Args,
  ask: (known: pulumi.Unwrap<Args>) => Promise<Answer>,
): pulumi.Output<Answer> => pulumi.all([args, checked(whose, args)]).apply(([known]) => ask(known));

/** A SID or a name to look up, which cannot be left out. */
export const presentId = (whose: string, id: pulumi.Input<pulumi.ID>): pulumi.Output<pulumi.ID> =>
  pulumi.output(id).apply((known) => (known ? known : refuse(whose, "the SID or unique name is")));

function held(whose: string, input: string, value: unknown): unknown {
  const later = toOutput(value);
  if (later) return later.apply((known) => elements(whose, input, known ?? refuse(whose, words(input))));
  if (!isObject(value)) return elements(whose, input, value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, held(whose, `${input}.${key}`, part)]));
}

/** An element of a list cannot be left out, whether its list is plain or was waited for. */
function elements(whose: string, input: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((element: unknown, index) => {
    const place = `${input}[${index}]`;
    return held(whose, place, element ?? refuse(whose, words(place)));
  });
}

const words = (input: string): string => (input === "" ? "the arguments are" : `the input \`${input}\` is`);

function refuse(whose: string, what: string): never {
  throw refusal(
    `${whose}: ${what} given but without a value: what it was taken from ended with undefined or null. ` +
      "Correct that, such as a misspelt name of a stack output, or do not give it at all.",
  );
}

function toOutput(value: unknown): pulumi.Output<unknown> | undefined {
  if (pulumi.Output.isInstance(value)) return value;
  return value instanceof Promise ? pulumi.output(value) : undefined;
}

/** An object as programs write them; no instance of a class, which Pulumi takes as a whole. */
function isObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
