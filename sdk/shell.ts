/** What Pulumi keeps of us in a state: one constant line that finds the implementation by its package's name. */
import * as pulumi from "@pulumi/pulumi";

/**
 * The text that Pulumi's dynamic host runs to get the provider of one resource type. It is part of every state:
 * it never changes between releases, holds no code of ours, no path, and no value of the program.
 */
const code = (provider: string): string => `exports.handler=()=>require("pulumi-kore-provider").${provider}`;

/** A resource whose implementation lives in `pulumi-kore-provider`. */
export abstract class KoreResource extends pulumi.CustomResource {
  /** `outputs` are the names of the properties that the API fills in. */
  protected constructor(
    type: string,
    provider: string,
    name: string,
    inputs: pulumi.Inputs,
    outputs: readonly string[],
    opts?: pulumi.CustomResourceOptions,
  ) {
    const computed = Object.fromEntries(outputs.map((output) => [output, undefined]));
    super(`pulumi-nodejs:dynamic/${type}`, name, { ...computed, ...inputs, __provider: code(provider) }, opts);
  }
}
