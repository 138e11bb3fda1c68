/** Whether the command that this process works for is still there. Pulumi leaves its providers behind when it is killed. */
import { readFileSync } from "node:fs";

/** The name of the CLI's process. */
const COMMAND = "pulumi";

/**
 * True once the CLI is no longer the ancestor that it was when this was called. Between it and the provider's process stands a shell, so
 * it may be the parent or the parent's parent. False for ever where neither is the CLI, or where there is no `/proc` to tell.
 */
export function watchLineage(): () => boolean {
  const parent = process.ppid;
  const shell = read(parent);
  if (shell?.name === COMMAND) return () => process.ppid !== parent;
  const command = shell && read(shell.parent);
  if (command?.name !== COMMAND) return () => false;
  return () => process.ppid !== parent || read(parent)?.parent !== shell?.parent;
}

/** Name and parent of a process, from `/proc/<pid>/stat`: `<pid> (<name>) <state> <parent> …`. A name may hold brackets and blanks. */
function read(pid: number): { readonly name: string; readonly parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const end = stat.lastIndexOf(")");
    return { name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(stat.slice(end + 2).split(" ")[1]) };
  } catch {
    return undefined;
  }
}
