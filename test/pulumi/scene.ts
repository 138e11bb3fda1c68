/** A stack on the real engine beside an emulator of the API: what most tests here begin with. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { EmulatorOptions } from "../emulator";
import { type Traffic, trafficOf } from "../support/assertions";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { environmentOf } from "../support/environment";
import { programOf } from "../support/program";
import { openStack, type Stack, type StackOptions, type StateResource } from "../support/stack";
import { names } from "../support/workspace";

export interface Scene {
  readonly emulator: RefereedEmulator;
  readonly stack: Stack;
  /** Replaces the program. */
  declare(...lines: readonly string[]): void;
  /** What came to the API since the last call. */
  traffic(): Traffic;
  /** The write requests since the last call of this or of `traffic`. */
  writes(): readonly string[];
  /** The resource of this name in the state. */
  resource(name: string): StateResource | undefined;
  /** All resources in the state that are ours. */
  resources(): readonly StateResource[];
  /** The state file's text, secrets encrypted. */
  stateFile(): string;
  /** Operations that a killed run has left in the state, such as `creating`. */
  pending(): readonly string[];
  /** Settles when as many requests of this operation have been answered from now on. Default: one. */
  answered(operation: string, times?: number): Promise<void>;
  close(): Promise<void>;
}

export type SceneOptions = Omit<EmulatorOptions, "onExchange"> &
  Partial<Pick<StackOptions, "config" | "secrets" | "env">>;

/** With the parent account's credentials in the environment, and no program yet. */
export async function openScene({ config, secrets, env, ...options }: SceneOptions): Promise<Scene> {
  const watchers = new Set<(operation: string | undefined) => void>();
  const onExchange: EmulatorOptions["onExchange"] = ({ record }) => {
    for (const watcher of watchers) watcher(record.operation);
  };
  const emulator = await startRefereedEmulator({ ...options, onExchange });
  const stack = await openStack({
    program: programOf(),
    env: { ...environmentOf(emulator), ...env },
    ...(config && { config }),
    ...(secrets && { secrets }),
  });
  const traffic = trafficOf(emulator);
  const checkpoint = (): Checkpoint => JSON.parse(stateFileOf(stack)).checkpoint.latest ?? {};
  const resources = () => checkpoint().resources ?? [];
  return {
    emulator,
    stack,
    declare: (...lines) => stack.write(programOf(...lines)),
    traffic,
    writes: () => traffic().writes,
    resource: (name) => resources().find(({ urn }) => urn.endsWith(`::${name}`)),
    resources: () => resources().filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/")),
    stateFile: () => stateFileOf(stack),
    pending: () => (checkpoint().pending_operations ?? []).map(({ type }) => type),
    answered: (operation, times = 1) =>
      new Promise((resolve) => {
        let left = times;
        const watcher = (seen: string | undefined) => {
          if (seen === operation) left -= 1;
          if (left > 0) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      }),
    close: async () => {
      await stack.dispose();
      await emulator.close();
    },
  };
}

interface Checkpoint {
  readonly resources?: readonly StateResource[];
  readonly pending_operations?: readonly { readonly type: string }[];
}

/** The file backend's own file: reading it is a second faster than asking `pulumi stack export`. */
function stateFileOf({ directory }: Stack): string {
  const folder = path.join(directory, "..", "state", ".pulumi", "stacks", names.project);
  return readFileSync(path.join(folder, `${names.stack}.json`), "utf8");
}
