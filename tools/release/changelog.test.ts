// The changelog at a release.

import assert from "node:assert/strict";
import { released } from "./changelog";

const changelog = (heading: string, told = "### Added\n- A resource.\n") =>
  `# Changelog\n\n## ${heading}\n\n${told}\n## [0.1.0] - 2026-01-02\n\n- The first.\n`;

describe("the changelog of a release", () => {
  for (const heading of ["[Unreleased]", "[0.2.0] - unreleased"])
    it(`dates what stood under ${heading}, and leaves an empty place for what comes next`, () => {
      assert.equal(
        released(changelog(heading), "0.2.0", "2026-03-01"),
        changelog("[Unreleased]\n\n## [0.2.0] - 2026-03-01"),
      );
    });

  it("can be released again from the place that the last release left", () => {
    const once = released(changelog("[Unreleased]"), "0.2.0", "2026-03-01");
    const told = once.replace("## [Unreleased]\n", "## [Unreleased]\n\n- A correction.\n");
    assert.match(released(told, "0.2.1", "2026-03-09"), /## \[Unreleased\]\n\n## \[0\.2\.1\] - 2026-03-09\n\n- A corr/);
  });

  const refused = [
    {
      when: "nothing is told",
      text: changelog("[Unreleased]", "### Added\n"),
      says: /tells nothing under "## \[Unrel/,
    },
    { when: "there is no such section", text: "# Changelog\n", says: /no section "## \[Unreleased\]": write what/ },
    {
      when: "the version is there",
      text: changelog("[Unreleased]"),
      version: "0.1.0",
      says: /has version 0\.1\.0 already/,
    },
  ];
  for (const { when, text, version = "0.2.0", says } of refused)
    it(`is refused when ${when}`, () => assert.throws(() => released(text, version, "2026-03-01"), says));
});
