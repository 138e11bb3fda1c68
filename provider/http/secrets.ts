/** What must never be shown, and how it is taken out of texts that come from outside: a gateway's page may echo a whole request. */

const HIDDEN = "[secret]";

/** Shorter values are left alone: hiding them would garble words and hide nothing. */
const SHORTEST = 4;

/** Names of parameters whose values are secret, in either API's spelling: RegistrationCode, client_secret, AuthToken. */
const SECRET_NAME = /secret|token|password|registration_?code/i;

/** Takes secrets out of a text: some gateways repeat the request that they refuse, credentials and all. */
export type Hide = (text: string) => string;

export interface Secrets {
  /** From now on these are hidden, in every spelling that a body or a URL gives them. */
  add(...values: readonly string[]): void;
  /** The text without them, and without `more`, which only this text may hold. */
  hide(text: string, more?: readonly string[]): string;
}

export function createSecrets(...values: readonly string[]): Secrets {
  const known = new Set<string>();
  const add = (...added: readonly string[]) => {
    for (const value of added) for (const spelling of spellings(value)) known.add(spelling);
  };
  add(...values);
  return {
    add,
    hide(text, more = []) {
      const all = [...known, ...more.flatMap(spellings)].sort((one, other) => other.length - one.length);
      return all.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
    },
  };
}

/** The secret values among the parameters of a form. */
export const secretsIn = (form: Readonly<Record<string, string | readonly string[]>>): string[] =>
  Object.entries(form).flatMap(([name, value]) => (SECRET_NAME.test(name) ? [value].flat() : []));

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As it is, in a URL, in a form, in JSON, in HTML. */
function spellings(value: string): string[] {
  if (value.length < SHORTEST) return [];
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const html = value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  return [value, encodeURIComponent(value), form, JSON.stringify(value).slice(1, -1), html];
}
