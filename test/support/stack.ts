// A hermetic stack on the real Pulumi engine: own home, own file backend, own project folder; nothing is left behind.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Run, type Running, startPulumi } from "./pulumi";
import {
  copyStack,
  createWorkspace,
  type Files,
  filesOfStack,
  type Language,
  names,
  removeWorkspace,
  type Workspace,
  writeProgram,
} from "./workspace";

/** What a stack is made of. */
export interface StackOptions {
  /** The text of the program. It may `require` or import whatever this repository's node_modules has. */
  readonly program: string;
  /** Default: "javascript". */
  readonly language?: Language;
  /** Stack configuration with full keys, such as `kore:platform`. */
  readonly config?: Readonly<Record<string, string>>;
  /** The same, stored encrypted. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of the program and of the provider, such as KORE_SUPERSIM_URL. Nothing else of ours reaches them but PATH. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A resource as the state file has it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
  readonly external?: boolean;
}

/** The state file's content, as `pulumi stack export` writes it. */
export interface ExportedState {
  readonly version: number;
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly { readonly type: string; readonly resource: StateResource }[];
  };
}

/** Of the first stack of this process: all others begin with the same files, so the command runs once. */
let fresh: Promise<Files> | undefined;

/** Makes a stack. Call {@link Stack.dispose} when done with it, whatever happened. */
export async function openStack(options: StackOptions): Promise<Stack> {
  const language = options.language ?? "javascript";
  const stack = new Stack(createWorkspace(language), language, options.env ?? {});
  try {
    stack.write(options.program);
    await stack.init();
    const plain = Object.entries(options.config ?? {}).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    const secret = Object.entries(options.secrets ?? {}).flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
    if (plain.length + secret.length > 0)
      await stack.command("config", "set-all", "--stack", names.stack, ...plain, ...secret);
    return stack;
  } catch (error) {
    await stack.dispose();
    throw error;
  }
}

/** A stack of one's own. Its runs end with an exit code and never throw for one. */
export class Stack {
  readonly #workspace: Workspace;
  readonly #language: Language;
  readonly #running = new Set<Running>();
  #env: Readonly<Record<string, string>>;
  #runs = 0;

  constructor(workspace: Workspace, language: Language, env: Readonly<Record<string, string>>) {
    this.#workspace = workspace;
    this.#language = language;
    this.#env = env;
  }

  /** The project's folder: where the program is. */
  get directory(): string {
    return this.#workspace.project;
  }

  /** What its runs get besides PATH: for commands of another kind that call `pulumi` themselves. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.#workspace.environment, ...this.#env };
  }

  /** As `pulumi stack init` does. */
  async init(): Promise<void> {
    if (fresh === undefined) {
      fresh = this.command("stack", "init", names.stack).then(() => filesOfStack(this.#workspace));
      await fresh;
    } else copyStack(this.#workspace, await fresh);
  }

  /** Replaces the program. */
  write(program: string): void {
    writeProgram(this.#workspace, this.#language, program);
  }

  /** Changes variables for the runs to come; the others stay. */
  setEnv(env: Readonly<Record<string, string>>): void {
    this.#env = { ...this.#env, ...env };
  }

  preview(...flags: string[]): Promise<Run> {
    return this.#start("preview", flags).finished;
  }

  /** Without a preview before it: ask for that with {@link preview}. */
  up(...flags: string[]): Promise<Run> {
    return this.spawnUp(...flags).finished;
  }

  /** As a person runs it who says yes: what the preview refuses ends it. */
  upAfterPreview(...flags: string[]): Promise<Run> {
    return this.#start("up", ["--yes", ...flags]).finished;
  }

  /** An `up` that is handed out while it runs, to be interrupted or killed. */
  spawnUp(...flags: string[]): Running {
    return this.#start("up", ["--yes", "--skip-preview", ...flags]);
  }

  /** With `--preview-only` it writes nothing. */
  refresh(...flags: string[]): Promise<Run> {
    const yes = flags.includes("--preview-only") ? [] : ["--yes", "--skip-preview"];
    return this.#start("refresh", [...yes, ...flags]).finished;
  }

  destroy(...flags: string[]): Promise<Run> {
    return this.#start("destroy", ["--yes", "--skip-preview", ...flags]).finished;
  }

  /** The state as it is stored; with `--show-secrets` the secrets are in clear text. */
  async exportState(...flags: string[]): Promise<ExportedState> {
    return JSON.parse((await this.command("stack", "export", "--stack", names.stack, ...flags)).stdout);
  }

  /** Replaces the state by a changed one, for tests of damaged states. */
  async importState(state: ExportedState): Promise<void> {
    const file = path.join(this.#workspace.root, "import.json");
    writeFileSync(file, JSON.stringify(state));
    await this.command("stack", "import", "--stack", names.stack, "--file", file);
  }

  /** Any other command of `pulumi`. Throws when it does not end with 0. */
  async command(...args: string[]): Promise<Run> {
    const run = await this.#launch(args).finished;
    if (run.code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${run.code}\n${run.text}`);
    return run;
  }

  /** Ends what still runs, with everything that runs of ours have started, and removes all files. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#running].map((running) => running.end()));
    removeWorkspace(this.#workspace);
  }

  #start(verb: string, flags: readonly string[]): Running {
    this.#runs += 1;
    const eventLog = path.join(this.#workspace.root, `events-${this.#runs}.jsonl`);
    return this.#launch([verb, "--stack", names.stack, ...flags], eventLog);
  }

  #launch(args: readonly string[], eventLog?: string): Running {
    const setting = { directory: this.directory, environment: this.environment };
    const running = startPulumi(args, eventLog === undefined ? setting : { ...setting, eventLog });
    this.#running.add(running);
    return running;
  }
}
