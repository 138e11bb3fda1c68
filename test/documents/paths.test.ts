/** A file or folder of this repository that a page names is there: whoever moves one moves its mention, too. */
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { at, documents, read, spans } from "./markdown";

/** A path from the root, with a pattern perhaps; a release's changelog may name what has gone since. */
const PATH = /^(?:provider|sdk|test|tools|docs|examples|openapi)\/[\w./*-]+$/;
const PAGES = documents().filter((file) => file !== "CHANGELOG.md");

const named = PAGES.flatMap((file) =>
  read(file)
    .split("\n")
    .flatMap((line) => spans(line))
    .filter((span) => PATH.test(span))
    .map((span) => ({ file, span })),
);

describe("a path that the documents name", () => {
  it("is there", () => {
    assert.ok(named.length > 40);
    const gone = named.filter(({ span }) => globSync(span, { cwd: at() }).length === 0);
    assert.deepEqual(
      gone.map(({ file, span }) => `${file}: ${span}`),
      [],
    );
  });
});
