/** `-f FORMAT[=FILE]`: in which formats a report is written, and where to. */
import { type Context, colours } from "./context";

type Provider = typeof import("pulumi-kore/provider");
type Format = keyof Provider["FORMATS"];
type Report = ReturnType<Provider["checkPaths"]>;

/** Without a file: the standard output. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** Reads the argument of one `-f`; `formats` are those that the command has. */
export const outputParser =
  (formats: readonly Format[]) =>
  (text: string): Output => {
    const [name = "", ...rest] = text.split("=");
    const format = formats.find((known) => known === name);
    if (format === undefined) throw new Error(`${JSON.stringify(name)} is no format. Formats: ${formats.join(", ")}`);
    const file = rest.join("=");
    if (rest.length > 0 && file === "") throw new Error(`"${text}" names no file behind =`);
    return rest.length === 0 ? { format } : { format, file };
  };

/** What is asked for; text on the standard output when nothing is. Fails where two would be written into one. */
export function outputsOf(asked: readonly Output[]): readonly Output[] {
  const places = asked.map(({ file }) => file);
  const twice = asked.find(({ file }, index) => places.indexOf(file) !== index);
  if (twice === undefined) return asked.length > 0 ? asked : [{ format: "text" }];
  throw new Error(
    twice.file === undefined
      ? "Two formats go to the standard output, which can hold one: give the others a file, such as -f json=report.json"
      : `Two formats go to the file ${twice.file}: give each a file of its own`,
  );
}

/** Data goes to the standard output or into files, and nothing else does. */
export function writeReport(
  report: Report,
  outputs: readonly Output[],
  { FORMATS, summary }: Pick<Provider, "FORMATS" | "summary">,
  context: Context,
): void {
  for (const { format, file } of outputs) {
    if (file !== undefined) writeFile(file, FORMATS[format](report, false), context);
    else context.process.stdout.write(FORMATS[format](report, colours(context)));
  }
  // Who has all of it in files still wants to know.
  if (outputs.every(({ file }) => file !== undefined)) context.process.stderr.write(summary(report));
}

/** Why a file cannot be written, by the system's code. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  EISDIR: "it is a folder",
  EACCES: "that is not allowed",
  EPERM: "that is not allowed",
};

function writeFile(file: string, text: string, { write }: Context): void {
  try {
    write(file, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    const why = code === undefined ? String(error) : (UNWRITABLE[code] ?? code);
    throw new Error(`The report cannot be written to ${file}: ${why}`, { cause: error });
  }
}
