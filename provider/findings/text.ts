/** The format `text`: for a person at a terminal, a table with the counts below it. */
import { styleText } from "node:util";
import Table from "cli-table3";
import { aside, countWords, type Finding, lookedWords, placeOf, type Report } from "./finding";

/** A terminal is no place for more: the other formats hold all of them. */
const MOST = 1_000;

const COLOUR = { error: "red", warning: "yellow", note: "cyan" } as const;

/** `colours`: only where a person looks, and NO_COLOR does not forbid it. */
export function text(report: Report, colours = false): string {
  const { command, findings } = report;
  const end = `${command}: ${countWords(findings)}${lookedWords(report)}\n`;
  if (findings.length === 0) return end;
  const more = findings.length - MOST;
  const told = more > 0 ? `${more.toLocaleString("en")} more; \`-f json\` or \`-f csv\` has all of them\n` : "";
  return `${table(findings.slice(0, MOST), colours)}\n${told}${end}`;
}

function table(findings: readonly Finding[], colours: boolean): string {
  const drawn = new Table({ chars: NO_FRAME, style: { "padding-left": 0, "padding-right": 2, head: [], border: [] } });
  drawn.push(
    ...findings.map((finding) => [
      visible(placeOf(finding)),
      mark(finding, colours),
      visible(finding.message + aside(finding)),
    ]),
  );
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function mark({ severity, ignored }: Finding, colours: boolean): string {
  if (ignored) return "ignored";
  return colours ? styleText(COLOUR[severity], severity, { validateStream: false }) : severity;
}

/** A text in a file is shown, and moves no cursor and colours no terminal. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));

const NO_FRAME = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
} as const;
