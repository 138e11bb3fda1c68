/** A folder outside of the repository that holds what a user has: the packed package, beside it projects of their own. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { programsOnPath, type Run, repository, startPulumi } from "../support/pulumi";
import { hermetic } from "../support/workspace";
import { command, type Ended, OURS, succeed } from "./command";

/** The registry that this machine uses. */
let registry: string | undefined;

export class Site {
  /** Stands in for the clone: the examples, and the packed file where `npm pack` has left it. */
  readonly clone: string;
  /** What npm has packed. */
  readonly tarball: string;
  readonly #root: string;

  private constructor(root: string, tarball: string) {
    this.#root = root;
    this.clone = path.join(root, "pulumi-kore");
    this.tarball = path.join(this.clone, tarball);
  }

  /** Packs the package as it is compiled now. Call {@link Site.close} in the end. */
  static async open(): Promise<Site> {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "pulumi-kore-install-")));
    for (const folder of ["pulumi-kore", "home", "state"]) mkdirSync(path.join(root, folder));
    const clone = path.join(root, "pulumi-kore");
    cpSync(path.join(repository, "examples"), path.join(clone, "examples"), { recursive: true });
    const printed = await succeed(
      path.join(repository, "package"),
      "npm",
      "pack",
      "--silent",
      "--pack-destination",
      clone,
    );
    return new Site(root, printed.trim());
  }

  /** The paths of all files in the packed package. */
  async contents(): Promise<string[]> {
    const listed = await succeed(this.clone, "tar", "--list", "--gzip", "--file", this.tarball);
    return listed
      .trim()
      .split("\n")
      .map((file) => file.replace(/^package\//, ""));
  }

  /**
   * The package under a file name that no run of before has had, as a project beside the clone names it. Yarn keeps what it has unpacked
   * by the words of that path, and would install what it unpacked then.
   */
  fresh(): string {
    const name = `${path.basename(this.#root)}.tgz`;
    cpSync(this.tarball, path.join(this.clone, name));
    return `file:../${path.basename(this.clone)}/${name}`;
  }

  /** A path beside the clone. */
  at(...parts: readonly string[]): string {
    return path.join(this.#root, ...parts);
  }

  /** A new project with these dependencies, not installed yet. */
  project(name: string, dependencies: Readonly<Record<string, string>>): string {
    const folder = this.at(name);
    mkdirSync(folder);
    const main = "index.js";
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, private: true, main, dependencies }));
    writeFileSync(path.join(folder, "Pulumi.yaml"), JSON.stringify({ name, main, runtime: "nodejs" }));
    return folder;
  }

  /** What makes Pulumi keep everything here. */
  get environment(): Record<string, string> {
    return hermetic(this.at("home"), this.at("state"));
  }

  /** Runs the real Pulumi in a project. */
  async pulumi(project: string, settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
    // Types are checked, as they are for a user.
    const { PULUMI_NODEJS_TRANSPILE_ONLY: _, ...environment } = this.environment;
    return startPulumi(args, { directory: project, environment: { ...environment, ...settings } }).finished;
  }

  /** Runs a script of a project that calls the real Pulumi itself. */
  node(project: string, environment: Readonly<Record<string, string>>, script: string): Promise<Ended> {
    return command(project, { ...environment, ...programsOnPath() }, "node", script);
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Why packages cannot be installed here, or undefined when they can. */
export async function obstacle(): Promise<string | undefined> {
  const { code } = await command(
    repository,
    OURS,
    "npm",
    "view",
    "--fetch-retries=0",
    "--prefer-offline",
    "@pulumi/pulumi@3.270.0",
    "version",
  );
  return code === 0 ? undefined : "no npm registry can be reached";
}

/** The installers that people have, each in one version, brought by npx; quietly, and from what was downloaded before where it can be. */
export const MANAGERS = {
  npm: ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"],
  // Pulumi's dependency protobufjs has an install script that it does not need. pnpm wants a decision about it.
  pnpm: ["npx", "--yes", "pnpm@12.21.0", "install", "--prefer-offline", "--ignore-scripts"],
  yarn: ["npx", "--yes", "yarn@1.22.22", "install", "--prefer-offline", "--no-progress", "--non-interactive"],
} as const;

/** Installs what a project's package.json names. */
export async function install(project: string, manager: keyof typeof MANAGERS): Promise<void> {
  registry ??= (await succeed(repository, "npm", "config", "get", "registry")).trim();
  const [name, ...args] = MANAGERS[manager];
  await succeed(project, name, ...args, "--registry", registry);
}

/** The version of a package as a project sees it. */
export const versionIn = (project: string, name: string): string =>
  JSON.parse(readFileSync(path.join(project, "node_modules", name, "package.json"), "utf8")).version;
