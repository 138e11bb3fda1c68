// What a running `pulumi` prints.

import type { ChildProcess } from "node:child_process";

/** What a process has printed so far. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly text: string;
  /** Settles as soon as the text so far matches; rejects when the process has ended without. */
  says(pattern: RegExp): Promise<void>;
}

/** Collects what the process prints, and shows it as it comes if somebody wants to see it. */
export function collect(child: ChildProcess, show?: (text: string) => void): Output {
  const printed = { stdout: "", stderr: "", text: "" };
  const waiters = new Set<() => void>();
  const take = (stream: "stdout" | "stderr") => (chunk: string) => {
    printed[stream] += chunk;
    printed.text += chunk;
    show?.(chunk);
    for (const look of waiters) look();
  };
  child.stdout?.setEncoding("utf8").on("data", take("stdout"));
  child.stderr?.setEncoding("utf8").on("data", take("stderr"));
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(printed.text)) resolve();
      };
      waiters.add(look);
      child.on("close", () => reject(new Error(`pulumi ended without saying ${pattern}:\n${printed.text}`)));
      look();
    });
  return Object.assign(printed, { says });
}
