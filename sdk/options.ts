/** Pulumi's resource options that cannot do what they say on these resources: refused, or warned of once a run. */
import * as pulumi from "@pulumi/pulumi";
import { firstInRun } from "./run";

/** Raises for `import`: Pulumi would read the object without `__provider`, and end with a message that helps nobody. */
export function refuseOptions(whose: string, opts: pulumi.CustomResourceOptions = {}): void {
  if (opts.import === undefined) return;
  throw new pulumi.RunError(
    `${whose}: the resource option \`import\` does not work with Pulumi's dynamic resources, and is not needed: ` +
      "declaring what the account has already takes it over. Remove the option.",
  );
}

/** What each option does here, and what to use instead. */
const WITHOUT_EFFECT = {
  customTimeouts:
    "The resource option `customTimeouts` has no effect on Pulumi's dynamic resources. A SIM has the input `timeouts` for that.",
  replaceOnChanges:
    "The resource option `replaceOnChanges` has no effect on Pulumi's dynamic resources, which do not tell Pulumi what has changed. " +
    "Remove it, or use the option `replacementTrigger`, which Pulumi compares itself.",
  deletedWith:
    "The resource option `deletedWith` lets a resource go without a request when the other one is destroyed. But nothing at KORE ends " +
    'with another object: an active SIM stays active and is billed. Remove it, or declare `onDelete: "retain"` where that is meant.',
} as const satisfies Partial<Record<keyof pulumi.CustomResourceOptions, string>>;

const OPTIONS = [
  "customTimeouts",
  "replaceOnChanges",
  "deletedWith",
] as const satisfies (keyof typeof WITHOUT_EFFECT)[];

const first = { customTimeouts: firstInRun(), replaceOnChanges: firstInRun(), deletedWith: firstInRun() };

/** One warning a run for each such option, at the first resource that has it. */
export function warnOfOptions(resource: pulumi.Resource, opts: pulumi.CustomResourceOptions = {}): void {
  for (const option of OPTIONS)
    if (opts[option] !== undefined && first[option]()) void pulumi.log.warn(WITHOUT_EFFECT[option], resource);
}
