// The processes below a running `pulumi`, so that a test can end what it has started.

import { type ChildProcess, execFileSync } from "node:child_process";

/**
 * The ids of the processes that this one has started, and those that they have started. The engine puts the language host
 * and the providers in process groups of their own, so only their parents tell whose they are.
 */
export function descendants({ pid }: ChildProcess): number[] {
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const found = [pid ?? -1];
  const pairs = all.map((line) => line.trim().split(/\s+/).map(Number));
  for (const parent of found) {
    for (const [child, itsParent] of pairs) if (child !== undefined && itsParent === parent) found.push(child);
  }
  return found.slice(1);
}

/** Ends a process at once; one that has ended by itself is no matter. */
export function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
