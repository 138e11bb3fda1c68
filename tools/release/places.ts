/** Every place that holds the version of what is released, and how it stands there: another layout of packages changes this list alone. */

/** Sets the version in one text. A text that does not hold `from` comes back unchanged. */
export type Setter = (text: string, from: string, to: string) => string;

/** Files, as globs from the root, that hold the version in one way. */
export interface Place {
  readonly files: readonly string[];
  readonly set: Setter;
}

/** The names of our packages; everything else that happens to have the same version is left alone. */
const OURS = String.raw`pulumi-kore[\w-]*`;

/** The version between two patterns, in every line that has it so. */
const between =
  (before: string, after: string): Setter =>
  (text, from, to) =>
    text.replace(new RegExp(`(${before})${from.replaceAll(".", String.raw`\.`)}(${after})`, "gm"), `$1${to}$2`);

/** `"version"` of a package of ours, and what another package says that it needs of ours. */
const manifest = between(`^ *"(?:version|${OURS})": "`, `",?$`);

/** In npm's lockfile the root and the workspaces are ours: their entries stand outside of node_modules. */
const lockfile: Setter = (text, from, to) =>
  text
    .split(/^(?= {4}"[^"]*": \{$)/m)
    .map((entry) => (/^ {4}"[^"]*node_modules\//.test(entry) ? entry : manifest(entry, from, to)))
    .join("");

export const PLACES: readonly Place[] = [
  { files: ["{.,package,examples/*}/package.json"], set: manifest },
  { files: ["package-lock.json"], set: lockfile },
  { files: ["provider/http/connect/version.ts"], set: between(`VERSION = "`, `"`) },
  { files: ["README.md", "docs/pipelines.md"], set: between(`${OURS}-`, String.raw`\.tgz`) },
];

/** What npm is asked to pack and to publish. */
export const PACKAGES = ["--workspace", "package"] as const;
