/** What the documents' tests read: the Markdown files of the repository, their code blocks, tables, links and headings. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const ELSEWHERE = /(^|\/)(node_modules|dist|\.[^/]+)(\/|$)/;

export const at = (...parts: readonly string[]): string => path.join(ROOT, ...parts);

export const read = (file: string): string => readFileSync(at(file), "utf8");

/** Every Markdown file, as paths from the root. */
export const documents = (): string[] =>
  readdirSync(ROOT)
    .filter((entry) => !ELSEWHERE.test(entry))
    .flatMap((entry) => (statSync(at(entry)).isDirectory() ? below(entry) : [entry]))
    .filter((file) => file.endsWith(".md") && !ELSEWHERE.test(file))
    .sort();

const below = (folder: string): string[] =>
  readdirSync(at(folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file));

/** The fenced blocks of one language, in order. */
export const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, code = ""]) => code);

/** The text below a heading, up to the next one of the same level or above. */
export function section(text: string, heading: string): string {
  const level = heading.indexOf(" ");
  const [, below] = text.split(`\n${heading}\n`);
  if (below === undefined) throw new Error(`there is no ${heading}`);
  return below.split(new RegExp(`^#{1,${level}} `, "m"))[0] ?? "";
}

/** The cells of every table row in a text, heads and rules left out. */
export const rows = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(1)
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));

/** The code spans of a line, their backticks taken off. */
export const spans = (text: string): string[] =>
  [...text.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, ticks = "", code = ""]) => (ticks.length > 1 ? code.trim() : code));

/** Text outside of code, so that nothing in a program counts as a link. */
export const prose = (text: string): string => text.replace(/^```.*?^```$/gms, "").replace(/(`+).+?\1(?!`)/g, "");

/** The anchors of a file, as GitHub makes them from headings. */
export const anchors = (text: string): string[] =>
  [...text.replace(/^```.*?^```$/gms, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
