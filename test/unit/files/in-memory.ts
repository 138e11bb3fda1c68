/** A folder of files in memory, called "." or "./". */
import type { Disk } from "../../../provider/files/disk";

export const inMemory = (files: Readonly<Record<string, string | Uint8Array>>): Disk => ({
  read: (file) => {
    const text = files[file];
    if (text === undefined) throw Object.assign(new Error(file), { code: "ENOENT" });
    return typeof text === "string" ? Buffer.from(text) : text;
  },
  list: (folder) => (/^\.\/?$/.test(folder) ? Object.keys(files).filter((file) => !file.includes("/")) : undefined),
});
