/** Runs a command as a user types it. */
import { spawn } from "node:child_process";
import path from "node:path";
import { repository } from "../support/pulumi";

export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What npm hands to the script that it runs, such as `--silent`, is not what a user's own npm is told. */
const ofNpm = ([name]: readonly [string, unknown]): boolean => /^npm_/i.test(name);

/** This machine's own, our Node.js first on PATH. */
export const OURS: Environment = {
  ...Object.fromEntries(Object.entries(process.env).filter((entry) => !ofNpm(entry))),
  PATH: [path.join(repository, "node_modules", ".bin"), process.env.PATH].join(path.delimiter),
};

/** Never rejects for an exit code. */
export function command(directory: string, env: Environment, name: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(name, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text }));
  });
}

/** As {@link command}, in {@link OURS}; rejects with everything that was printed when it does not end with 0. */
export async function succeed(directory: string, name: string, ...args: readonly string[]): Promise<string> {
  const { code, text } = await command(directory, OURS, name, ...args);
  if (code !== 0) throw new Error(`${[name, ...args].join(" ")} ended with ${code}\n${text}`);
  return text;
}
