/** Requests and outcomes in the words of the tables. */
import { CHILD, PARENT, type RequestRecord } from "../../emulator";
import type { Ran } from "../harness";

/** Parameters in the order in which the tables name them; others follow. */
const ORDER = ["Status", "Fleet", "RatePlan", "AccountSid", "UniqueName"];

/** Accounts as the tables call them; the stranger does not belong to the family. */
export const ACCOUNTS: Readonly<Record<string, string>> = {
  child: CHILD.sid,
  parent: PARENT.sid,
  stranger: `AC${"9".repeat(32)}`,
};

/** What the tables call a SID or a name. */
export type Letters = Readonly<Record<string, string>>;

/** The letters of these Fleets or rate plans, by SID and by name, and what the accounts are called. */
export const lettersOf = (groups: Readonly<Record<string, { sid: string; uniqueName: string }>>): Letters =>
  Object.fromEntries([
    ...Object.entries(groups).flatMap(([letter, { sid, uniqueName }]) => [
      [sid, letter],
      [uniqueName, letter],
    ]),
    ...Object.entries(ACCOUNTS).map(([called, sid]) => [sid, called]),
  ]);

/** `POST Status=active Fleet=A`; a path is named when it is not the SIM's own. */
export function requestInWords({ method, path, form }: RequestRecord, sid: string, letters: Letters): string {
  const keys = [...ORDER.filter((key) => key in form), ...Object.keys(form).filter((key) => !ORDER.includes(key))];
  const params = keys.map((key) => `${key}=${letters[String(form[key])] ?? String(form[key])}`);
  return [method, ...(path === `/v1/Sims/${sid}` ? [] : [path]), ...params].join(" ");
}

/** `refused 83007`; undefined when the run ended well. */
export function failureInWords({ ending, message }: Ran): string | undefined {
  if (ending === "done" || ending === "nothing to do") return undefined;
  // Named as a code: a port of this machine may look like one.
  const code = /\b(?:code|error) ((?:83|33|20)\d{3})\b/.exec(message)?.[1];
  return code === undefined ? ending : `${ending} ${code}`;
}
