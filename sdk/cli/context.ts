/** What the command needs of the outside: the process, and where it writes. Tests bring their own. */
import type { CommandContext } from "@stricli/core";

/** The process is an argument, as everything outside is. */
export interface Context extends CommandContext {
  readonly process: CommandContext["process"] & {
    readonly env: Readonly<Record<string, string | undefined>>;
    exitCode?: number | string | null;
  };
  /** Whether a person looks at the standard output. */
  readonly terminal: boolean;
  /** Writes a whole file; fails where that cannot be. */
  readonly write: (file: string, text: string) => void;
}

/** Only where a person looks who does not forbid it: NO_COLOR with any text does. */
export const colours = ({ terminal, process: { env } }: Context): boolean =>
  terminal && !env.NO_COLOR && env.TERM !== "dumb";
