// What a release would do, as a value: on facts that are made up here.

import assert from "node:assert/strict";
import { type Facts, plan } from "./plan";

const FACTS: Facts = {
  present: "0.9.0",
  branch: "main",
  changed: [],
  tags: ["v0.9.0"],
  changelog: "# Changelog\n\n## [Unreleased]\n\n- A resource.\n",
  files: [
    { file: "a/package.json", text: "0.9.0", set: (text, from, to) => text.replace(from, to) },
    { file: "a/version.ts", text: '"0.9.0"', set: (text, from, to) => text.replace(from, to) },
  ],
};

describe("the plan of a release", () => {
  it("sets the version, dates the changelog, commits and tags; publishing is by hand", () => {
    const { refusals, edits, commands, byHand } = plan(FACTS, "0.10.0", "2026-03-01");
    assert.deepEqual(refusals, []);
    assert.deepEqual(edits, [
      { file: "a/package.json", text: "0.10.0" },
      { file: "a/version.ts", text: '"0.10.0"' },
      { file: "CHANGELOG.md", text: "# Changelog\n\n## [Unreleased]\n\n## [0.10.0] - 2026-03-01\n\n- A resource.\n" },
    ]);
    assert.deepEqual(commands, [
      ["git", "add", "--", "a/package.json", "a/version.ts", "CHANGELOG.md"],
      ["git", "commit", "--quiet", "--message", "Release 0.10.0"],
      ["git", "tag", "--annotate", "v0.10.0", "--message", "Release 0.10.0"],
    ]);
    assert.deepEqual(byHand, ["git push origin main v0.10.0", "npm run build && npm publish --workspace package"]);
  });

  it("releases the version that the packages have already, when it has no tag", () => {
    const { refusals, edits } = plan({ ...FACTS, tags: [] }, "0.9.0", "2026-03-01");
    assert.deepEqual([refusals, edits.map(({ file }) => file)], [[], ["CHANGELOG.md"]]);
  });

  const refused: readonly { when: string; facts?: Partial<Facts>; version?: string; date?: string; says: RegExp }[] = [
    { when: "the tree has changes", facts: { changed: [" M README.md"] }, says: /not clean: {2}M README\.md/ },
    {
      when: "the branch is another",
      facts: { branch: "topic" },
      says: /^topic is checked out, and releases are made on main$/,
    },
    { when: "no branch is checked out", facts: { branch: "" }, says: /^no branch is checked out, and releases/ },
    { when: "the tag is there", facts: { tags: ["v0.10.0"] }, says: /the tag v0\.10\.0 is there already/ },
    { when: "the version is older", version: "0.8.9", says: /0\.8\.9 is older than the present 0\.9\.0/ },
    { when: "the version is no version", version: "v1", says: /"v1" is no version: three numbers/ },
    { when: "the version has more than numbers", version: "1.0.0-rc.1", says: /is no version/ },
    { when: "the date is no date", date: "today", says: /"today" is no date/ },
    { when: "nothing is told", facts: { changelog: "# Changelog\n" }, says: /no section/ },
    {
      when: "a file has lost the version",
      facts: { files: [{ file: "b.ts", text: "", set: (text) => text }] },
      says: /b\.ts does not hold the present version 0\.9\.0: mend it/,
    },
  ];
  for (const { when, facts, version = "0.10.0", date = "2026-03-01", says } of refused)
    it(`is refused when ${when}, and says so once`, () => {
      const { refusals } = plan({ ...FACTS, ...facts }, version, date);
      assert.equal(refusals.length, 1);
      assert.match(refusals.join(), says);
    });
});
