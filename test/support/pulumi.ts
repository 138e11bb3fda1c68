// Starts the real `pulumi` for a test and reports how it ended: text, operations and diagnostics.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Diagnostic, type Operation, readEvents } from "./pulumi-events";
import { collect, type Output } from "./pulumi-output";
import { descendants, endProcess } from "./pulumi-processes";

/** The repository that the tests run in. */
export const repository = path.resolve(__dirname, "..", "..");

/** What one run of the command line did. */
export interface Run {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, for the message of an assertion. */
  readonly text: string;
  /** What the engine did (or, in a preview, would do) to each resource, in its order. The stack and its providers are left out. */
  readonly operations: readonly Operation[];
  /** Errors, warnings and messages, without the debug ones. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A run that is under way. */
export interface Running {
  /** Settles when the command line has ended, however it ended. Never rejects once it has been started. */
  readonly finished: Promise<Run>;
  /** Settles as soon as the output so far matches; rejects when it has ended without. */
  says(pattern: RegExp): Promise<void>;
  /** Asks it to stop, as Ctrl-C does. Operations under way go on to their end; the second time they are cut off. */
  interrupt(): void;
  /** Ends the command line alone with SIGKILL, as `kill -9` does. What it had started is left to itself. */
  kill(): void;
  /** Ends it and everything that it started. */
  end(): Promise<void>;
}

/** Where and with what a run happens. */
export interface RunSetting {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where the engine writes its events; removed after reading. Left out for commands that have none. */
  readonly eventLog?: string;
  /** Gets the output as it comes, to be shown. */
  readonly show?: (text: string) => void;
  /** Whether the output has colours. Default: no. */
  readonly colours?: boolean;
}

/** Starts `pulumi` with these arguments. */
export function startPulumi(args: readonly string[], setting: RunSetting): Running {
  const { directory, environment, eventLog, colours = false } = setting;
  const events = eventLog === undefined ? [] : ["--event-log", eventLog];
  const command = path.join(pulumiFolder(), "pulumi");
  const child = spawn(command, [...args, ...events, "--non-interactive", "--color", colours ? "always" : "never"], {
    cwd: directory,
    env: { ...programsOnPath(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child, setting.show);
  const started = new Set<number>();
  const kill = () => {
    for (const pid of descendants(child)) started.add(pid);
    child.kill("SIGKILL");
  };
  const finished = finish(child, output, eventLog);
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) kill();
    await finished.catch(() => undefined);
    for (const pid of started) endProcess(pid);
  };
  return { finished, says: (pattern) => output.says(pattern), interrupt: () => child.kill("SIGINT"), kill, end };
}

async function finish(child: ChildProcess, output: Output, eventLog: string | undefined): Promise<Run> {
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const { stdout, stderr, text } = output;
  return { code, stdout, stderr, text, ...readEvents(takeFile(eventLog)) };
}

function takeFile(file: string | undefined): string {
  if (file === undefined || !existsSync(file)) return "";
  const content = readFileSync(file, "utf8");
  rmSync(file);
  return content;
}

let folder: string | undefined;

/** Asked once a process: a usable installation on PATH, or ours, which is made when there is none. */
function pulumiFolder(): string {
  folder ??= execFileSync(process.execPath, [path.join(repository, "tools", "ensure-pulumi.js")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
  return folder;
}

/** The programs that the engine starts by name: the Node.js of this repository and Pulumi's own. Nothing else of our environment. */
export function programsOnPath(): Record<string, string> {
  const bin = path.join(repository, "node_modules", ".bin");
  return {
    PATH: [bin, pulumiFolder(), process.env.PATH ?? ""].join(path.delimiter),
    NODE_COMPILE_CACHE: path.join(repository, "node_modules", ".cache", "node-compile"),
  };
}
