/** What Pulumi keeps of us in a state: one constant line that finds the implementation by its package's name. */
import * as pulumi from "@pulumi/pulumi";
import { refuseTwoCopies } from "./one-copy";

/**
 * The text that Pulumi's dynamic host runs to get the provider of one resource type. It is part of every state:
 * it never changes between releases, holds no code of ours, no path, and no value of the program.
 */
const code = (provider: string): string => `exports.handler=()=>require("pulumi-kore/provider").${provider}`;

const noImport = (type: string, name: string): string =>
  `${type} ${JSON.stringify(name)}: the resource option \`import\` does not work with Pulumi's dynamic resources, and is not needed: ` +
  "declaring what the account has already takes it over. Remove the option.";

/** What the resources of a run declare, by type, account and identity: the name of the resource. A process may run several programs. */
const declared = new WeakMap<pulumi.Resource, Map<string, string>>();

/**
 * Two resources for one object would undo each other's writes. The provider meets them in any order, the second one perhaps before
 * the first; the program is where both are seen before a request. Values that are not known yet are left to the provider.
 */
function refuseTwice(type: string, name: string, { iccid, uniqueName, account }: pulumi.Inputs): void {
  const [key, identity]: [string, unknown] = iccid === undefined ? ["uniqueName", uniqueName] : ["iccid", iccid];
  const run = pulumi.runtime.getStackResource();
  if (run === undefined || typeof identity !== "string" || (account !== undefined && typeof account !== "string"))
    return;
  const names = declared.get(run) ?? new Map<string, string>();
  declared.set(run, names);
  const place = JSON.stringify([type, account, identity]);
  const first = names.get(place);
  if (first !== undefined)
    throw new pulumi.RunError(
      `${type} ${JSON.stringify(name)}: the resource ${JSON.stringify(first)} of this program declares the ${key} ${JSON.stringify(identity)} already, ` +
        "and two would undo each other's writes. Keep one of them.",
    );
  names.set(place, name);
}

/** Whose object a `get` reads. */
export interface GetArgs {
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
}

/** Pulumi hands this option to no dynamic provider. Resources that wait have an input of their own for it. */
const NO_TIMEOUTS =
  "The resource option `customTimeouts` has no effect on Pulumi's dynamic resources. A SIM has the input `timeouts` for that.";

/** A resource whose implementation lives in `pulumi-kore/provider`. */
export abstract class KoreResource extends pulumi.CustomResource {
  /**
   * `outputs` are the names of the properties that the API fills in. Raises `pulumi.RunError` for the option `import`: Pulumi would read
   * the object without `__provider`, and end with a message that helps nobody; and for an object that another resource of the same
   * program declares; and beside a second copy of `@pulumi/pulumi`. Warns of the option `customTimeouts`.
   */
  protected constructor(
    type: string,
    provider: string,
    name: string,
    inputs: pulumi.Inputs,
    outputs: readonly string[],
    opts?: pulumi.CustomResourceOptions,
  ) {
    refuseTwoCopies();
    if (opts?.import !== undefined) throw new pulumi.RunError(noImport(type, name));
    if (opts?.id === undefined) refuseTwice(type, name, inputs);
    const computed = Object.fromEntries(outputs.map((output) => [output, undefined]));
    super(`pulumi-nodejs:dynamic/${type}`, name, { ...computed, ...inputs, __provider: code(provider) }, opts);
    if (opts?.customTimeouts !== undefined) void pulumi.log.warn(NO_TIMEOUTS, this);
  }

  /**
   * Reads what the account has without managing it: `Sim.get("spare", "HS…")`, by its SID or unique name.
   * `get(name, sidOrUniqueName, {}, { account })` reads from another account. Fails when the account has none.
   */
  static get<Args, Kind extends KoreResource>(
    this: new (
      name: string,
      args: Args,
      opts?: pulumi.CustomResourceOptions,
    ) => Kind,
    name: string,
    sidOrUniqueName: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
    { account }: GetArgs = {},
  ): Kind {
    return new this(name, { account } as Args, { ...opts, id: sidOrUniqueName });
  }
}
