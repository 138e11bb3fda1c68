/** The cells of docs/lifecycle.md, read from the page as it stands. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

/** One cell: what is seen, what is declared (`-` left out, `none` for ""), and what the page says of it. */
export interface Cell {
  readonly seen: string;
  readonly assigned: "none" | "here";
  readonly status: string;
  readonly target: "-" | "another" | "none";
  /** `nothing to do`, `sent`, `sent*` or `refused 83007`. */
  readonly says: string;
}

const PAGE = path.join(__dirname, "../../../docs/lifecycle.md");
const TARGETS: Readonly<Record<string, Cell["target"]>> = { leave: "-", another: "another", '`""`': "none" };

/** The cells of the table under the heading that begins so. */
export function cellsOf(heading: string): Cell[] {
  const section = readFileSync(PAGE, "utf8")
    .split(/^## /m)
    .find((text) => text.startsWith(heading));
  assert.ok(section, `docs/lifecycle.md has no section ${heading}`);
  const lines = section.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const start = lines.findIndex(([first]) => first === "seen");
  const end = lines.findIndex((cells, i) => i > start && cells.length === 0);
  const declared = (lines[start] ?? []).slice(3).map((word) => (word === "status left" ? "-" : bare(word)));
  return lines.slice(start + 2, end).flatMap(([seen = "", assigned = "", to = "", ...verdicts]) => {
    assert.equal(verdicts.length, declared.length, `a row of another length: ${seen}`);
    const target = TARGETS[to];
    assert.ok(target && (assigned === "none" || assigned === "here"), `unknown words: ${assigned}, ${to}`);
    return declared.map((status, i) => ({ seen: bare(seen), assigned, status, target, says: verdicts[i] ?? "" }));
  });
}

const bare = (word: string): string => word.replaceAll("`", "");
