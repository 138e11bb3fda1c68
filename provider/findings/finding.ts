/** What a person or a program is told: one finding is one thing at one place, as data; a format is how a list of them is written. */
import { z } from "zod";

/** Every member is here with its meaning: `findings.schema.json` is made from it. */
export const finding = z
  .strictObject({
    kind: z.string().describe("What sort of thing it is, such as `iccid` or `unknown-key`: the same in every version."),
    severity: z.enum(["error", "warning", "note"]),
    message: z.string().describe("One sentence for a person, without the place."),
    file: z.string().describe("As it was asked for, with slashes."),
    line: z.int().min(1),
    column: z.int().min(1).describe("In characters, as editors count."),
    resource: z.string().describe("The resource's name in its stack."),
    iccid: z.string(),
    sid: z.string(),
    property: z.string().describe("The input or output it is about."),
    found: z.string().describe("What is there, as a person would write it. Never a secret."),
    expected: z.string().describe("What should be there."),
    hint: z.string().describe("What to do."),
    upMends: z.boolean().describe("Whether `pulumi up` can put it back."),
    ignored: z
      .strictObject({ reason: z.string(), until: z.string().describe("The last day, such as 2027-01-31.") })
      .describe("Shown, but not counted."),
  })
  .partial()
  .required({ kind: true, severity: true, message: true });

export type Finding = Readonly<z.infer<typeof finding>>;

/** What one run of the command has found, and how much it has looked at. */
export interface Report {
  /** The command, such as `check`. */
  readonly command: string;
  /** What was looked at, in words and counted, such as `{ files: 3, SIMs: 1200 }`. */
  readonly looked: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  readonly ignored: number;
}

/** Ignored ones count as nothing else. */
export function count(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0, ignored: 0 };
  for (const { ignored, severity } of findings) counts[ignored ? "ignored" : severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`; `no findings`. */
export function countWords(findings: readonly Finding[]): string {
  const counts = count(findings);
  const words = [
    plural(counts.error, "error"),
    plural(counts.warning, "warning"),
    plural(counts.note, "note"),
    counts.ignored > 0 ? `${counts.ignored.toLocaleString("en")} ignored` : "",
  ].filter(Boolean);
  return words.length === 0 ? "no findings" : words.join(", ");
}

/** ` in 2 files, 1,200 SIMs`; nothing where nothing is counted. */
export function lookedWords({ looked }: Report): string {
  const words = Object.entries(looked).map(
    ([what, number]) => `${number.toLocaleString("en")} ${number === 1 ? what.replace(/s$/, "") : what}`,
  );
  return words.length === 0 ? "" : ` in ${words.join(", ")}`;
}

/** `check: 3 findings in 2 files, 1,200 SIMs`: a line for whoever has the findings in a file. */
export const summary = (report: Report): string =>
  `${report.command}: ${plural(counted(report.findings).length, "finding") || "no findings"}${lookedWords(report)}\n`;

/** Those that nobody wants to be ignored. */
export const counted = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ ignored }) => !ignored);

/** Behind the message of an ignored one: ` (known, until 2027-01-31)`. */
export const aside = ({ ignored }: Finding): string => (ignored ? ` (${ignored.reason}, until ${ignored.until})` : "");

/** `fleets/eu.csv:12:3`, or the resource and the SIM. */
export function placeOf({ file, line, column, resource, iccid, sid }: Finding): string {
  if (file !== undefined) return [file, line, column].filter((part) => part !== undefined).join(":");
  return [resource, iccid ?? sid].filter(Boolean).join(" ");
}

/** `1 error`, `1,200 errors`; nothing for none. */
export const plural = (number: number, noun: string): string =>
  number === 0 ? "" : `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
