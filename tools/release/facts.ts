/** What a release has to know of this repository, read from its files and from git and npm. Nothing here changes anything. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PACKAGES, PLACES } from "./places";
import type { Facts } from "./plan";

export const ROOT = path.join(__dirname, "../..");

/** Runs a program in the repository and returns what it prints. */
export function run([program = "", ...args]: readonly string[]): string {
  return execFileSync(program, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

export function facts(): Facts {
  // A copy without its history has no branch, and that alone speaks against a release.
  const git = existsSync(path.join(ROOT, ".git")) ? (...args: readonly string[]) => run(["git", ...args]) : () => "";
  return {
    present: present(),
    branch: git("branch", "--show-current").trim(),
    changed: lines(git("status", "--porcelain")),
    tags: lines(git("tag", "--list")),
    changelog: read("CHANGELOG.md"),
    files: files(),
  };
}

/** The version that the packages have now. */
export const present = (): string => z.object({ version: z.string() }).parse(JSON.parse(read("package.json"))).version;

/** Every file that holds the version, with its text. */
export const files = (): Facts["files"] =>
  PLACES.flatMap(({ files, set }) =>
    globSync([...files], { cwd: ROOT })
      .sort()
      .map((file) => ({ file: path.posix.normalize(file), text: read(file), set })),
  );

/** What npm would put into each package, as lines. */
export const contents = (): string[] =>
  packed
    .parse(JSON.parse(run(["npm", "pack", ...PACKAGES, "--dry-run", "--json"])))
    .flatMap(({ name, size, files }) => [
      `${name}: ${files.length} files, ${Math.ceil(size / 1000)} kB packed`,
      ...files.map((file) => `  ${file.path} (${file.size} bytes)`),
    ]);

const packed = z.array(
  z.object({
    name: z.string(),
    size: z.number(),
    files: z.array(z.object({ path: z.string(), size: z.number() })),
  }),
);

export const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");
