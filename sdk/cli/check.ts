/** `pulumi-kore check PATH...`: what is wrong in fleet files and CSV files, without a request. */
import { buildCommand } from "@stricli/core";
import type { Context } from "./context";
import { type Output, outputParser, outputsOf, writeReport } from "./outputs";

const FORMATS = ["text", "json", "csv", "markdown", "junit", "github", "gitlab", "sarif"] as const;

interface Flags {
  readonly format?: readonly Output[] | undefined;
}

/** Its rules are the provider's: here are only its arguments. */
export const checkCommand = buildCommand<Flags, string[], Context>({
  func(this: Context, { format = [] }, ...paths) {
    const outputs = outputsOf(format);
    // Loaded only now: help needs nothing of it.
    const provider: typeof import("pulumi-kore/provider") = require("pulumi-kore/provider");
    const report = provider.checkPaths(paths, provider.disk);
    writeReport(report, outputs, provider, this);
    this.process.exitCode = report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
  parameters: {
    flags: {
      format: {
        kind: "parsed",
        parse: outputParser(FORMATS),
        variadic: true,
        optional: true,
        brief: `How to report, and into which file: ${FORMATS.join(", ")}. Several at once.`,
        placeholder: "FORMAT[=FILE]",
      },
    },
    aliases: { f: "format" },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: {
        parse: String,
        brief: "A folder of fleet files, a *.kore.yaml file, or a CSV file",
        placeholder: "PATH",
      },
    },
  },
  docs: {
    brief: "Check fleet files and CSV files, without a request",
    fullDescription: [
      "Checks fleet files (*.kore.yaml), the CSV files that they name, and CSV files of SIMs by themselves: all that is wrong is told at once,",
      "each with file, line and column, what was found, what is expected, and what to do. Nothing is sent and no credentials are needed.",
      "",
      "Ends with 0 when there is nothing wrong, else with 1.",
      "",
      "EXAMPLES",
      "  pulumi-kore check fleets",
      "  pulumi-kore check fleets/eu.kore.yaml sims.csv",
      "  pulumi-kore check fleets -f github -f sarif=check.sarif",
      "  pulumi-kore check fleets -f text -f markdown=$GITHUB_STEP_SUMMARY",
    ].join("\n"),
  },
});
