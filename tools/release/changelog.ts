/** The changelog at a release: what stood under "unreleased" becomes the version with its date, and an empty place for what comes next. */

const UNRELEASED = /^## \[[^\]]+\] - unreleased$|^## \[Unreleased\]$/im;
const NEXT = "## [Unreleased]";

/** The text after the release. Raises an error that says what to do when there is nothing to release, or when it was released before. */
export function released(text: string, version: string, date: string): string {
  if (text.includes(`## [${version}] - 2`)) throw new Error(`CHANGELOG.md has version ${version} already`);
  const heading = UNRELEASED.exec(text)?.[0];
  if (heading === undefined) throw new Error(`CHANGELOG.md has no section "${NEXT}": write what a user notices`);
  if (!/^- /m.test(section(text, heading))) throw new Error(`CHANGELOG.md tells nothing under "${heading}"`);
  return text.replace(heading, `${NEXT}\n\n## [${version}] - ${date}`);
}

/** What stands between a heading and the next one of its level. */
const section = (text: string, heading: string): string =>
  text.slice(text.indexOf(heading) + heading.length).split(/^## /m)[0] ?? "";
