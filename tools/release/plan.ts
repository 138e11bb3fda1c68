/** A release as a value: what speaks against it, which texts change, and which commands follow. Nothing here reads or runs anything. */
import { released } from "./changelog";
import { PACKAGES, PLACES, type Setter } from "./places";

/** What is known of the repository before. */
export interface Facts {
  /** The version in package.json. */
  readonly present: string;
  readonly branch: string;
  /** What `git status --porcelain` says, a line a file. */
  readonly changed: readonly string[];
  readonly tags: readonly string[];
  readonly changelog: string;
  /** The text of every file that {@link PLACES} names. */
  readonly files: readonly { readonly file: string; readonly text: string; readonly set: Setter }[];
}

export interface Edit {
  readonly file: string;
  readonly text: string;
}

export interface Plan {
  readonly refusals: readonly string[];
  readonly edits: readonly Edit[];
  /** Carried out after the edits, in this order. */
  readonly commands: readonly (readonly string[])[];
  /** Never carried out here: a person types them. */
  readonly byHand: readonly string[];
}

/** What releasing `version` on `date` (such as 2026-03-01) means. */
export function plan(facts: Facts, version: string, date: string): Plan {
  const changelog = attempt(() => released(facts.changelog, version, date));
  const edits = [
    ...setVersion(facts, version),
    ...(changelog.text ? [{ file: "CHANGELOG.md", text: changelog.text }] : []),
  ];
  const tag = `v${version}`;
  return {
    refusals: [...refusals(facts, version, date), ...(changelog.refusal ? [changelog.refusal] : [])],
    edits,
    commands: [
      ["git", "add", "--", ...edits.map(({ file }) => file)],
      ["git", "commit", "--quiet", "--message", `Release ${version}`],
      ["git", "tag", "--annotate", tag, "--message", `Release ${version}`],
    ],
    byHand: [`git push origin main ${tag}`, `npm run build && npm publish ${PACKAGES.join(" ")}`],
  };
}

function refusals({ present, branch, changed, tags, files }: Facts, version: string, date: string): string[] {
  const held = files.filter(({ text, set }) => set(text, present, "0.0.0-other") === text).map(({ file }) => file);
  return [
    ...(isVersion(version) ? [] : [`"${version}" is no version: three numbers, such as 0.2.0`]),
    ...(isVersion(version) && isOlder(version, present) ? [`${version} is older than the present ${present}`] : []),
    ...(/^\d{4}-\d\d-\d\d$/.test(date) ? [] : [`"${date}" is no date: such as 2026-03-01`]),
    ...(branch === "main"
      ? []
      : [`${branch === "" ? "no branch" : branch} is checked out, and releases are made on main`]),
    ...(changed.length === 0 ? [] : [`the tree is not clean: ${changed.join(", ")}`]),
    ...(tags.includes(`v${version}`) ? [`the tag v${version} is there already`] : []),
    ...held.map((file) => `${file} does not hold the present version ${present}: mend it, or tools/release/places.ts`),
  ];
}

const setVersion = ({ present, files }: Facts, version: string): Edit[] =>
  files
    .map(({ file, text, set }) => ({ file, text: set(text, present, version), before: text }))
    .filter(({ text, before }) => text !== before)
    .map(({ file, text }) => ({ file, text }));

const isVersion = (text: string): boolean => /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(text);

/** The first of the three numbers that differs decides. */
const isOlder = (one: string, other: string): boolean => one.localeCompare(other, "en", { numeric: true }) < 0;

function attempt(make: () => string): { readonly text?: string; readonly refusal?: string } {
  try {
    return { text: make() };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}
