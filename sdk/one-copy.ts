/** Refuses to run beside a second copy of `@pulumi/pulumi`: what one copy registers, the other one does not know. */
import * as pulumi from "@pulumi/pulumi";
import { version } from "@pulumi/pulumi/version";

/**
 * Raises `pulumi.RunError` when the program is run by another copy of `@pulumi/pulumi` than the one that this package uses. To be asked
 * before anything is registered. Example: a service runs its program inline with 3.200 and this package has 3.270 beside it. Nothing that
 * the program declares reaches the engine then, which deletes from the stack what it was not told of, and the run succeeds.
 */
export function refuseTwoCopies(): void {
  const stack = runningStack();
  if (stack === undefined || stack instanceof pulumi.Resource) return;
  throw new pulumi.RunError(
    `Two copies of @pulumi/pulumi are loaded: ${versionBehind(stack) ?? "one of another version"} runs the program, ${version} belongs to pulumi-kore. ` +
      "What is declared with one copy is lost to the other, and would count as taken out of the program: nothing is registered. " +
      "Ask for one version in package.json and install anew, then run `npm dedupe`, `pnpm dedupe` or `npx yarn-deduplicate && yarn`; " +
      "`npm ls @pulumi/pulumi` (`pnpm why`, `yarn why`) shows who brings which.",
  );
}

/**
 * The stack of the program that runs, made by the copy that runs it. Copies from 3.225 on share where they keep it. Older ones keep their own,
 * but every copy leaves the last stack that it has made in a variable of the process.
 */
function runningStack(): object | undefined {
  return pulumi.runtime.getStackResource() ?? Reflect.get(globalThis, "stackResource");
}

/** The version of the copy that made this resource: of the loaded files the one that has its class. */
function versionBehind(resource: object): string | undefined {
  const file = Object.keys(require.cache).find((name) => {
    if (!/[\\/]resource\.js$/.test(name)) return false;
    const made: unknown = require.cache[name]?.exports?.Resource;
    return typeof made === "function" && resource instanceof made;
  });
  if (file === undefined) return undefined;
  const beside: { readonly version?: string } = require(file.replace(/resource\.js$/, "package.json"));
  return beside.version;
}
