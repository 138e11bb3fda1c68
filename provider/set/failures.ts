/** Why members of a set failed: grouped by reason, each with its first ICCIDs. */
import { Refused } from "../core/plan/refusal";
import { KoreError } from "../errors";
import { ApiError } from "../http/errors";
import type { Executed, Outcome } from "./member";
import { grouped, listed, number } from "./telling";

/** Some members of a set are not as declared; all others are. */
export class SetFailed extends KoreError {
  override readonly name = "SetFailed";
}

/** `undefined` when every member ended well. `of`: how many members the run had to look at. */
export function failureOf(
  noun: string,
  { outcomes, stopped }: Executed,
  of: number,
  words: (error: Error) => string,
): SetFailed | undefined {
  const failed = outcomes.filter(({ result }) => result === "failed" || result === "refused");
  const untried = outcomes.filter(({ result }) => result === "not tried").map(({ iccid }) => iccid);
  if (failed.length + untried.length === 0) return undefined;
  const reasoned = failed.map((outcome) => ({ iccid: outcome.iccid, reason: reasonOf(outcome, words) }));
  const groups = grouped(reasoned, ({ reason }) => commonIn(reason));
  const largest = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const lines = largest.map(([common, all]) => {
    const told = all.every(({ reason }) => reason === all[0]?.reason) ? all[0]?.reason : common;
    return `- ${number(all.length)}: ${told}\n  ${listed(all.map(({ iccid }) => iccid))}`;
  });
  if (untried.length > 0)
    lines.push(`- ${number(untried.length)} not tried: ${stopped ?? "the run ended"}\n  ${listed(untried)}`);
  const bad = failed.length + untried.length;
  return new SetFailed(
    `${noun}: ${number(bad)} of ${number(of)} SIMs are not as declared; the others are, and the state has them. ` +
      `Put right what is told below, then run the same command again: it goes on with what is left.\n${lines.join("\n")}`,
  );
}

/** What differs between members of one reason: when each was seen how, how often it was looked at, and which check digit its ICCID would have. */
const OWN = [
  [/\bafter [\d.]+ ?(?:ms|[hms])(?:\d+[ms])*\b/g, "after …"],
  [/\ball \d+ looks\b/g, "all … looks"],
  [/\bwhich would be \d\b/g, "which would be …"],
] as const;

const commonIn = (reason: string): string =>
  OWN.reduce((text, [particular, instead]) => text.replace(particular, instead), reason);

/** What is said of a failure, without what is particular to one member. */
function reasonOf({ iccid, error }: Outcome, words: (error: Error) => string): string {
  return (error ? words(error) : "")
    .replaceAll(iccid, "…")
    .replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, (sid) => (/^(HS|DE|RQ)/.test(sid) ? "…" : sid))
    .replace(/^[A-Za-z ]*SIM … ?(\(…\))?: /, "");
}

/** The API's code of a failure and what to do, for a report. */
export function codeOf(error: Error | undefined): { readonly code?: number | undefined; readonly advice?: string } {
  if (error instanceof ApiError)
    return { code: error.code, ...(error.advice !== undefined && { advice: error.advice }) };
  if (error instanceof Refused) return { code: error.code, advice: error.message };
  if (error?.cause instanceof Error && error.cause !== error) return codeOf(error.cause);
  return error ? { advice: error.message } : {};
}
