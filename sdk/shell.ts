/** What Pulumi keeps of us in a state: one constant line that finds the implementation by its package's name. */
import * as pulumi from "@pulumi/pulumi";

/**
 * The text that Pulumi's dynamic host runs to get the provider of one resource type. It is part of every state:
 * it never changes between releases, holds no code of ours, no path, and no value of the program.
 */
const code = (provider: string): string => `exports.handler=()=>require("pulumi-kore-provider").${provider}`;

const noImport = (type: string, name: string): string =>
  `${type} ${JSON.stringify(name)}: the resource option \`import\` does not work with Pulumi's dynamic resources, and is not needed: ` +
  "declaring what the account has already takes it over. Remove the option.";

/** Whose object a `get` reads. */
export interface GetArgs {
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
}

/** Pulumi hands this option to no dynamic provider. Resources that wait have an input of their own for it. */
const NO_TIMEOUTS =
  "The resource option `customTimeouts` has no effect on Pulumi's dynamic resources. A SIM has the input `timeouts` for that.";

/** A resource whose implementation lives in `pulumi-kore-provider`. */
export abstract class KoreResource extends pulumi.CustomResource {
  /**
   * `outputs` are the names of the properties that the API fills in. Raises `pulumi.RunError` for the option `import`: Pulumi would read
   * the object without `__provider`, and end with a message that helps nobody. Warns of the option `customTimeouts`.
   */
  protected constructor(
    type: string,
    provider: string,
    name: string,
    inputs: pulumi.Inputs,
    outputs: readonly string[],
    opts?: pulumi.CustomResourceOptions,
  ) {
    if (opts?.import !== undefined) throw new pulumi.RunError(noImport(type, name));
    const computed = Object.fromEntries(outputs.map((output) => [output, undefined]));
    super(`pulumi-nodejs:dynamic/${type}`, name, { ...computed, ...inputs, __provider: code(provider) }, opts);
    if (opts?.customTimeouts !== undefined) void pulumi.log.warn(NO_TIMEOUTS, this);
  }
}
