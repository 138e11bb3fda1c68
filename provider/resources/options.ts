/** What steers the provider, and what the API shows of every object: stated once for all resources. */
import { required } from "./answers";
import { account, flag, timeouts } from "./inputs";
import { computed, option, type Rows } from "./rows";

const OPTIONS = {
  /** May an object that has the declared name already be taken over? */
  adopt: option(flag, "adopt"),
  /** Return as soon as a request is accepted. */
  skipAwait: option(flag, "patience"),
  timeouts: option(timeouts, "timeouts"),
  /** A name of `kore:accounts`. */
  account: option(account, "account"),
};

/** The named options, as rows of a table. */
export function options<K extends keyof typeof OPTIONS>(...names: readonly K[]): Pick<typeof OPTIONS, K>;
export function options(...names: readonly (keyof typeof OPTIONS)[]): Rows {
  return Object.fromEntries(names.map((name) => [name, OPTIONS[name]]));
}

/** Every table has these rows. A table in which a program may declare one of them, such as a SIM's `accountSid`, has a row of its own for it. */
export const EVERY_OBJECT = {
  sid: { ...computed({ role: "sid" }), answer: required },
  accountSid: computed({ role: "owner" }),
  dateCreated: computed(),
  url: computed(),
} satisfies Rows;
