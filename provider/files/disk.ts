/** Where files come from. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Paths are as people give them, with slashes. */
export interface Disk {
  /** Fails where there is no such file, or none that may be read. */
  read(file: string): Uint8Array;
  /** The names in a folder, sorted; `undefined` where the path is no folder. */
  list(folder: string): readonly string[] | undefined;
}

export const disk: Disk = {
  read: (file) => readFileSync(file),
  list: (folder) =>
    statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : undefined,
};

/** A path from the folder of another file, in short. */
export const beside = (file: string, to: string): string =>
  path.isAbsolute(to) ? slashes(to) : path.posix.join(path.posix.dirname(file), slashes(to));

export const join = (folder: string, name: string): string => path.posix.join(slashes(folder), name);

/** As reports and Git have them, also under Windows. */
export const slashes = (file: string): string => (path.sep === "\\" ? file.replaceAll("\\", "/") : file);

/** One spelling for all of a path: `fleets` of `./fleets/`. */
export const inShort = (file: string): string => path.posix.normalize(slashes(file)).replace(/(?<=.)\/$/, "");

/** Without its folder, as messages name it. */
export const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

/** What the name of a CSV file ends in. */
export const CSV = /\.csv$/i;

/** Why a file cannot be read, by the system's code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "reading it is not allowed",
  EPERM: "reading it is not allowed",
};

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? (UNREADABLE[code] ?? code) : "it cannot be read";
}

/** A file that cannot be read is a finding like others: the next one may be readable. */
export function bytesOf(file: string, disk: Disk): { readonly bytes: Uint8Array } | { readonly why: string } {
  try {
    return { bytes: disk.read(file) };
  } catch (error) {
    return { why: whyUnreadable(error) };
  }
}
