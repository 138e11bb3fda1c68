/** The format `markdown`: for comments on pull requests and for job summaries, which take 65,536 characters. Counts first, whole rows. */
import { aside, countWords, type Finding, lookedWords, placeOf, type Report } from "./finding";

const MOST = 60_000;
/** Room for the line that tells how many more there are. */
const REST = 100;

export function markdown(report: Report): string {
  const { command, findings } = report;
  let told = `**${command}: ${countWords(findings)}**${lookedWords(report)}\n`;
  if (findings.length === 0) return told;
  told += "\n| where | what | |\n|---|---|---|\n";
  let rows = 0;
  for (const finding of findings) {
    const next = row(finding);
    if (told.length + next.length > MOST - REST) break;
    told += next;
    rows += 1;
  }
  const more = findings.length - rows;
  return more === 0 ? told : `${told}\n${more.toLocaleString("en")} more\n`;
}

function row(finding: Finding): string {
  const { severity, message, ignored } = finding;
  return `| ${cell(placeOf(finding), 300)} | ${cell(message + aside(finding), 2_000)} | ${ignored ? "ignored" : severity} |\n`;
}

/** Shown as it is: nothing in a file can become a link, a mention, or another cell. A very long one is cut. */
const cell = (words: string, most: number): string =>
  (words.length > most ? `${words.slice(0, most)}…` : words)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
