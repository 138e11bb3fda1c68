/** One builder for each thing that a field can be: a table names its fields with these, and says only what is particular. */
import type { ZodOptional, ZodType } from "zod";
import * as answers from "./answers";
import type { Field, Once, Role } from "./definition";
import { type Form, named, type OneOf, oneOf } from "./inputs";
import type { Kind } from "./kinds";

/** What a row may say beside its rule. */
interface Traits extends Pick<Field, "secret" | "handedOn" | "taken" | "auto" | "set" | "sids" | "immutable" | "once"> {
  readonly role?: Role;
  /** Why the account may have no object with this value, such as an ICCID with a wrong check digit. */
  readonly hint?: (value: string) => string | undefined;
  /** The field tells people which object it is: an ICCID, the name of a Fleet. */
  readonly identifies?: true;
  readonly refersTo?: Kind;
  /** The values are SIDs of this kind, in a list below the object that is changed one by one: the networks of a profile. */
  readonly membersOf?: Kind;
}

/** A field that a program may declare. */
export interface Declarable<Input extends ZodType = ZodType> extends Traits {
  readonly rule: Exclude<Field["rule"], "computed">;
  readonly input: Input;
  /** How an answer shows it; absent when none does. */
  readonly answer?: ZodType;
}

/** A field that is only read. */
export interface Computed extends Traits {
  readonly rule: "computed";
  readonly answer: ZodType;
}

/** A form whose answer does not count: no answer shows the field, or the row says how. */
type Asked<Input extends ZodType> = Pick<Form<Input>, "input" | "hint">;

export type Rows = Readonly<Record<string, Declarable | Computed>>;

/** What the object is known by for ever, such as an ICCID: the object is found by it, and another value is another object. */
export const identity = <I extends ZodType>({ input, hint }: Asked<I>): Declarable<I> => ({
  rule: "replace",
  input,
  answer: answers.required,
  identifies: true,
  ...(hint && { hint }),
});

/** The unique name by which an object is made and found again, such as a Fleet's; chosen when the program leaves it out. */
export const chosenName = <I extends ZodType>(input: I): Declarable<I> => ({
  rule: "update",
  input,
  answer: answers.text,
  identifies: true,
  role: "name",
  auto: true,
});

/** The unique name of an object that exists before the program: a SIM that replaces another takes its name over. `taken`: see `Field`. */
export const uniqueName = (taken: number): Declarable<ZodOptional<typeof named.input>> => ({
  ...update(named),
  role: "name",
  handedOn: true,
  taken,
});

/** Written when declared and different; left out means left alone. */
export const update = <I extends ZodType>({ input, answer }: Form<I>): Declarable<ZodOptional<I>> => ({
  rule: "update",
  input: input.optional(),
  answer,
});

/** The status. An answer must have it: without one the core cannot tell whether a SIM moves. */
export const status = <I extends ZodType>(input: I): Declarable<ZodOptional<I>> =>
  update({ input, answer: answers.required });

/** The account that the object is on, and can be moved from. */
export const transfer = <I extends ZodType>({ input }: Asked<I>): Declarable<ZodOptional<I>> => ({
  ...update({ input, answer: answers.required }),
  role: "owner",
  sids: true,
});

/** Fixed when the object is made: another value means a second object, under another name. `because` says why. */
export const fixed =
  (because: string) =>
  <I extends ZodType>({ input, answer, set }: Form<I>): Declarable<ZodOptional<I>> => ({
    rule: "replace",
    input: input.optional(),
    answer,
    immutable: because,
    ...(set && { set }),
  });

/** Fixed when the object is made: another value is another object. */
export const another = <I extends ZodType>({ input, answer }: Form<I>): Declarable<ZodOptional<I>> => ({
  rule: "replace",
  input: input.optional(),
  answer,
});

/** Used while the object is made, never compared or kept. */
export const whileMade = <I extends ZodType>(input: I): Declarable<ZodOptional<I>> => ({
  rule: "writeOnce",
  input: input.optional(),
});

/** The SID or unique name of another object; answers show its SID. */
export const reference = <I extends ZodType>(refersTo: Kind, input: I): Declarable<I> => ({
  rule: "update",
  input,
  answer: answers.text,
  refersTo,
  sids: true,
});

/** SIDs of other objects, kept in a list of their own below the object. Their order does not count. */
export const members = <I extends ZodType>(membersOf: Kind, input: I): Declarable<ZodOptional<I>> => ({
  rule: "update",
  input: input.optional(),
  membersOf,
  set: true,
  sids: true,
});

/** A secret used only while the object is brought in, such as a registration code: never compared, never kept, in no message. */
export const secretOnce = <I extends ZodType>({ input }: Asked<I>): Declarable<ZodOptional<I>> => ({
  rule: "writeOnce",
  input: input.optional(),
  secret: true,
});

/** Told to the API with every write, such as where it reports the write's end. A change of it alone sends nothing. */
export const along = <I extends ZodType>(input: I): Declarable<ZodOptional<I>> => ({
  rule: "along",
  input: input.optional(),
});

/** Any text, of which another one than before has something done, once. */
export const once = <I extends ZodType>(input: I, what: Once): Declarable<ZodOptional<I>> => ({
  rule: "once",
  input: input.optional(),
  once: what,
});

/** Steers the provider, and is never sent. */
export const option = <I extends ZodType>({ input }: Asked<I>, role: Role): Declarable<ZodOptional<I>> => ({
  rule: "option",
  input: input.optional(),
  role,
});

/** Chooses one of the ways of letting go. */
export const letGo = <P extends string>(policies: Readonly<Record<P, unknown>>): Declarable<ZodOptional<OneOf<P>>> =>
  option({ input: oneOf(policies) }, "removal");

/** Only read. */
export const computed = (traits: Traits = {}): Computed => ({ ...traits, rule: "computed", answer: answers.text });
