/** Titles of tests are sentences that fit a line: a long story stands in the test, as numbered steps. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");

/** A title has fewer characters; of a template its literal parts are counted, because what is put in differs from row to row. */
const LONGEST = 100;

/** What begins a test or a group of them. */
const TITLED = ["it", "describe"];

const files = ["test", "tools"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.parentPath.includes("node_modules"))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
);

/** The literal text of a title; `undefined` for one that is computed elsewhere. */
function literal(title: ts.Expression | undefined): string | undefined {
  if (title === undefined) return undefined;
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return undefined;
  return title.head.text + title.templateSpans.map((span) => span.literal.text).join("");
}

function titlesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : node.expression;
      const title = literal(node.arguments[0]);
      if (ts.isIdentifier(called) && TITLED.includes(called.text) && title !== undefined) titles.push(title);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return titles;
}

describe("the titles of tests", () => {
  const all = files.flatMap((file) => titlesOf(file).map((title) => ({ file, title })));

  it(`have fewer than ${LONGEST} characters`, () => {
    assert.ok(all.length > 500);
    const long = all.filter(({ title }) => title.length >= LONGEST);
    assert.deepEqual(
      long.map(({ file, title }) => `${file}: ${title}`),
      [],
    );
  });
});
