/** What must never be shown, and how it is taken out of texts that come from outside: a gateway's page may echo a whole request. */
import { type Reading, readings, unbroken } from "./spelling";

const HIDDEN = "[secret]";

/** Shorter values are hidden only where a text gives them as a value: a code "1" must not blank every 1. */
const SHORT = 4;
/** Shorter values are not looked for across white space and tags, nor in base64: other words would look like them. */
const LONG = 8;

/** Names of parameters whose values are secret, in either API's spelling: RegistrationCode, client_secret, AuthToken. */
const SECRET_NAME = /secret|token|password|registration_?code/i;

/** What stands before a short value that is given as one: `"1"`, `=1`, `registration code 1`. */
const GIVEN = /["'=]\s*$|(?:secret|token|password|registration[ _-]?code)(?:[^\p{L}\p{N}<]|<[^<>]{0,30}>){0,10}$/iu;
/** So far before a short value its name is looked for. */
const NEAR = 80;

/** Takes secrets out of a text: some gateways repeat the request that they refuse, credentials and all. */
export type Hide = (text: string) => string;

export interface Secrets {
  /** From now on these are hidden, in every spelling that a body or a URL gives them. */
  add(...values: readonly string[]): void;
  /** The text without them, and without `more`, which only this text may hold. */
  hide(text: string, more?: readonly string[]): string;
}

export function createSecrets(...values: readonly string[]): Secrets {
  const known = new Map<string, Needles>();
  const add = (...added: readonly string[]) => {
    for (const value of added) if (value !== "") known.set(value, needlesOf(value));
  };
  add(...values);
  return {
    add,
    hide(text, more = []) {
      const all = [...known.values(), ...more.filter((value) => value !== "").map(needlesOf)];
      if (all.length === 0 || text === "") return text;
      const found = readings(text).flatMap((reading) => {
        const together = unbroken(reading);
        return all.flatMap((needles) => placesOf(needles, reading, together));
      });
      return without(text, found);
    },
  };
}

/** The secret values among the parameters of a form. */
export const secretsIn = (form: Readonly<Record<string, string | readonly string[]>>): string[] =>
  Object.entries(form).flatMap(([name, value]) => (SECRET_NAME.test(name) ? [value].flat() : []));

/** From where to where in the original. */
type Place = readonly [start: number, end: number];

/** What one secret is looked for by. */
interface Needles {
  /** Only where a text gives them as a value. */
  readonly given: readonly string[];
  readonly anywhere: readonly string[];
  /** Also across what breaks words. */
  readonly joined: readonly string[];
}

function needlesOf(secret: string): Needles {
  if (secret.length < SHORT) return { given: [secret], anywhere: [], joined: [] };
  // A form writes a blank as a plus; and a secret that looks encoded is decoded with its text.
  const spellings = new Set([secret, secret.replaceAll(" ", "+"), readings(secret).at(-1)?.text ?? secret]);
  const anywhere = [...spellings].filter(({ length }) => length >= SHORT);
  const long = secret.length < LONG ? [] : [secret.replace(/\s+/g, ""), ...inBase64(secret)];
  return { given: [], anywhere, joined: long.filter(({ length }) => length >= LONG) };
}

/** `together`: the reading without what breaks words. */
const placesOf = ({ given, anywhere, joined }: Needles, reading: Reading, together: Reading): Place[] => [
  ...given.flatMap((one) => find(one, reading, isGiven)),
  ...anywhere.flatMap((one) => find(one, reading)),
  ...joined.flatMap((one) => find(one, together)),
];

const always: typeof isGiven = () => true;

function find(needle: string, { text, starts, ends }: Reading, counts = always): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    if (counts(text, at, end)) places.push([starts[at] ?? 0, ends[end - 1] ?? 0]);
  }
  return places;
}

/** Whether a short text stands by itself, in quotes or after what says that it is a secret's value. */
function isGiven(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 1)) && GIVEN.test(before);
}

/** By itself in base64, and inside of a longer text, which may begin before it and go on behind it: each of three ways without its edges. */
const inBase64 = (secret: string): string[] => [
  ...(["base64", "base64url"] as const).map((way) => Buffer.from(secret).toString(way).replace(/=+$/, "")),
  ...[0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const encoded = bytes.toString("base64").replace(/=+$/, "");
    const inner = encoded.slice(offset === 0 ? 0 : offset + 1, bytes.length % 3 === 0 ? undefined : -1);
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  }),
];

/** The text with one mark for each place, and for places that overlap. */
function without(text: string, places: readonly Place[]): string {
  let shown = "";
  let at = 0;
  for (const [start, end] of [...places].sort(([one, oneEnd], [other, otherEnd]) => one - other || otherEnd - oneEnd)) {
    if (start >= at) shown += text.slice(at, start) + HIDDEN;
    at = Math.max(at, end);
  }
  return shown + text.slice(at);
}
