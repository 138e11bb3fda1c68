/** The command `pulumi-kore`: its subcommands, and with what it ends. */
import { buildApplication, buildRouteMap, run, text_en } from "@stricli/core";
import { checkCommand } from "./check";
import type { Context } from "./context";

const manifest: { readonly version: string } = require("pulumi-kore/package.json");

const root = buildRouteMap({
  routes: { check: checkCommand },
  docs: {
    brief: "SIM cards and Fleets of KORE, beside Pulumi",
    fullDescription: [
      "For files of fleets and SIMs in Git, beside the program that Pulumi runs.",
      "",
      "EXAMPLES",
      "  pulumi-kore check fleets",
      "  pulumi-kore check --help",
    ].join("\n"),
  },
});

const application = buildApplication(root, {
  name: "pulumi-kore",
  versionInfo: { currentVersion: manifest.version },
  scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
  documentation: { disableAnsiColor: true },
  localization: {
    text: {
      ...text_en,
      // A person is told what to do, and not where in our code it happened.
      exceptionWhileRunningCommand: (error) => (error instanceof Error ? error.message : String(error)),
    },
  },
});

/** Runs one command. The exit code: 0, or 1 whatever the reason. */
export async function runCommand(args: readonly string[], context: Context): Promise<0 | 1> {
  await run(application, args, context);
  return context.process.exitCode === 0 ? 0 : 1;
}
