// Where the demo plays: a copy of the quickstart example in a temporary folder, the emulator, and a Pulumi that keeps its state there.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Run, type Running, repository, startPulumi } from "../../test/support/pulumi";
import { hermetic } from "../../test/support/workspace";
import { type Api, openApi } from "./api";

const STACK = "demo";

/** Copies the example, starts the emulator and makes a stack. Call {@link Quickstart.close} in the end, whatever happened. */
export async function openQuickstart(): Promise<Quickstart> {
  const quickstart = new Quickstart(mkdtempSync(path.join(tmpdir(), "pulumi-kore-demo-")), await openApi());
  const { code, text } = await quickstart.pulumi(["stack", "init", STACK]);
  if (code === 0) return quickstart;
  await quickstart.close();
  throw new Error(text);
}

/** The folder, the API, and what runs in them. */
export class Quickstart {
  readonly api: Api;
  readonly #root: string;
  readonly #project: string;
  readonly #environment: Readonly<Record<string, string>>;
  #running: Running | undefined;
  #closed = false;

  constructor(root: string, api: Api) {
    this.api = api;
    this.#root = root;
    this.#project = path.join(root, "quickstart");
    cpSync(path.join(repository, "examples", "quickstart"), this.#project, { recursive: true });
    symlinkSync(path.join(repository, "node_modules"), path.join(this.#project, "node_modules"), "dir");
    const [home, backend] = [path.join(root, "home"), path.join(root, "state")];
    for (const folder of [home, backend]) mkdirSync(folder);
    this.#environment = { ...hermetic(home, backend), ...api.environment };
  }

  /** Runs `pulumi` on the stack and shows its output as it comes. */
  run([verb = "", ...args]: readonly string[], show: (text: string) => void): Promise<Run> {
    return this.pulumi([verb, "--stack", STACK, ...args], show);
  }

  /** Changes the one line of the program that holds `line`, as a person would in an editor. */
  edit(line: string, from: string, to: string): void {
    const file = path.join(this.#project, "index.ts");
    const lines = readFileSync(file, "utf8").split("\n");
    const place = lines.findIndex((text) => text.includes(line));
    const changed = lines.with(place, lines.at(place)?.replace(from, to) ?? "");
    if (place < 0 || changed[place] === lines[place]) throw new Error(`index.ts has no ${from} at ${line}`);
    writeFileSync(file, changed.join("\n"));
  }

  /** Runs any command of `pulumi`. */
  async pulumi(args: readonly string[], show?: (text: string) => void): Promise<Run> {
    if (this.#closed) throw new Error("The quickstart is closed.");
    const setting = { directory: this.#project, environment: this.#environment, colours: process.stdout.isTTY };
    const eventLog = path.join(this.#root, "events.jsonl");
    this.#running = startPulumi(args, show ? { ...setting, eventLog, show } : setting);
    return this.#running.finished;
  }

  /** Ends everything that was started and removes all files. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.end();
    await this.api.close();
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }
}
