// A Pulumi project in a temporary folder of its own, with the packages of this repository.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "./pulumi";

/** The name of every project and stack in the tests. */
export const names = { project: "fleet", stack: "test" } as const;

/** The language of a program. JavaScript (CommonJS) starts half a second sooner. */
export type Language = "javascript" | "typescript";

/** The folders of a project. Nothing in them is shared with another one. */
export interface Workspace {
  readonly root: string;
  readonly project: string;
  /** What makes Pulumi use these folders only. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes the folders; {@link removeWorkspace} takes them away. */
export function createWorkspace(language: Language): Workspace {
  const root = mkdtempSync(path.join(tmpdir(), "pulumi-kore-"));
  const [project, home, backend] = [path.join(root, "project"), path.join(root, "home"), path.join(root, "state")];
  for (const folder of [project, home, backend]) mkdirSync(folder);
  symlinkSync(path.join(repository, "node_modules"), path.join(project, "node_modules"), "dir");
  const main = programFile(language);
  const options = { typescript: language === "typescript" };
  writeJson(project, "Pulumi.yaml", { name: names.project, main, runtime: { name: "nodejs", options } });
  writeJson(project, "package.json", { name: names.project, private: true, main });
  if (language === "typescript") writeJson(project, "tsconfig.json", { compilerOptions });
  return { root, project, environment: hermetic(home, backend) };
}

/** Writes the program, replacing the one before. */
export function writeProgram({ project }: Workspace, language: Language, text: string): void {
  writeFileSync(path.join(project, programFile(language)), text);
}

/** Files by their path in a workspace. */
export type Files = ReadonlyMap<string, Buffer>;

/** What `pulumi stack init` has left: the stack's state, and its configuration with the salt of the passphrase. */
export function filesOfStack({ root }: Workspace): Files {
  const state = readdirSync(path.join(root, "state"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  const all = [...state, path.join("project", `Pulumi.${names.stack}.yaml`)];
  return new Map(all.map((file) => [file, readFileSync(path.join(root, file))]));
}

/** Puts the files of another workspace's stack into this one. */
export function copyStack({ root }: Workspace, files: Files): void {
  for (const [file, content] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
}

/** Removes all of it. */
export function removeWorkspace({ root }: Workspace): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 3 });
}

const compilerOptions = { target: "ES2022", module: "node16", moduleResolution: "node16", strict: true };

function programFile(language: Language): string {
  return language === "typescript" ? "index.ts" : "index.js";
}

/** YAML is a superset of JSON, so one writer does for all files. */
function writeJson(folder: string, file: string, content: object): void {
  writeFileSync(path.join(folder, file), `${JSON.stringify(content, undefined, 2)}\n`);
}

/** What makes Pulumi keep everything in these two folders, ask nobody and fetch nothing. */
export function hermetic(home: string, backend: string): Record<string, string> {
  return {
    HOME: home,
    TMPDIR: home,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(backend).href,
    PULUMI_CONFIG_PASSPHRASE: "only for tests",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    /** Makes the event log available. */
    PULUMI_DEBUG_COMMANDS: "1",
  };
}
