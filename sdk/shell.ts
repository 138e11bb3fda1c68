/** What Pulumi keeps of us in a state: one constant line that finds the implementation by its package's name. */
import * as pulumi from "@pulumi/pulumi";
import { mocked } from "./ask";
import { given, presentId } from "./given";
import { refuseTwoCopies } from "./one-copy";
import { refuseOptions, warnOfOptions } from "./options";
import { PREVIEW, REFUSED, secretInputs, showRefused, warnOfLeftOut } from "./preview";
import { perRun } from "./run";

/**
 * The text that Pulumi's dynamic host runs to get the provider of one resource type. It is part of every state:
 * it never changes between releases, holds no code of ours, no path, and no value of the program.
 */
const code = (provider: string): string => `exports.handler=()=>require("pulumi-kore/provider").${provider}`;

/** What the resources of a run declare, by type, account and identity: the name of the resource. A process may run several programs. */
const declared = perRun(() => new Map<string, string>());

/**
 * Two resources for one object would undo each other's writes. The provider meets them in any order, the second one perhaps before
 * the first; the program is where both are seen before a request. Values that are not known yet are left to the provider.
 */
function refuseTwice(type: string, name: string, { iccid, uniqueName, account }: pulumi.Inputs): void {
  const [key, identity]: [string, unknown] = iccid === undefined ? ["uniqueName", uniqueName] : ["iccid", iccid];
  if (pulumi.runtime.getStackResource() === undefined || typeof identity !== "string") return;
  if (account !== undefined && typeof account !== "string") return;
  const names = declared();
  const place = JSON.stringify([type, account, identity]);
  const first = names.get(place);
  if (first !== undefined)
    throw new pulumi.RunError(
      `${type} ${JSON.stringify(name)}: the resource ${JSON.stringify(first)} of this program declares the ${key} ${JSON.stringify(identity)} already, ` +
        "and two would undo each other's writes. Keep one of them.",
    );
  names.set(place, name);
}

/** What the provider may have to choose a name from, always the same one for the same resource of a stack. */
export const autoName = (name: string): pulumi.Inputs => ({
  name,
  project: pulumi.getProject(),
  stack: pulumi.getStack(),
});

/** Whose object a `get` reads. */
export interface GetArgs {
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
}

/** A resource whose implementation lives in `pulumi-kore/provider`. */
export abstract class KoreResource extends pulumi.CustomResource {
  /** The API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;

  /**
   * `outputs` are the names of the properties that the API fills in. Raises `pulumi.RunError` for the option `import`, and for an object
   * that another resource of the same program declares, and beside a second copy of `@pulumi/pulumi`. An input that is given but has no value fails the run. Warns of options that
   * have no effect.
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
    const whose = `${type} ${JSON.stringify(name)}`;
    refuseOptions(whose, opts);
    const managed = opts?.id === undefined;
    if (managed) refuseTwice(type, name, inputs);
    const preview = managed && pulumi.runtime.isDryRun();
    const computed = Object.fromEntries(outputs.map((output) => [output, undefined]));
    const hidden = preview ? { [PREVIEW]: secretInputs(inputs), [REFUSED]: undefined } : {};
    super(
      `${DYNAMIC}${type}`,
      name,
      { ...computed, ...given(whose, inputs), ...hidden, __provider: code(provider) },
      opts,
    );
    warnOfOptions(this, opts);
    if (preview) showRefused(this, inputs);
    if (managed && !mocked()) warnOfLeftOut(this, whose);
    // Pulumi takes all outputs of a resource that will be updated for unknown, but not its id: what refers to the SID does not change.
    if (preview && !mocked()) this.sid = this.id;
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
    const id = presentId(`The lookup ${JSON.stringify(name)}`, sidOrUniqueName);
    return new this(name, { account } as Args, { ...opts, id });
  }

  /** Whether it is a resource of this package. */
  static override isInstance(obj: unknown): obj is KoreResource {
    return typeOf(obj)?.startsWith(`${DYNAMIC}kore/`) === true;
  }
}

const DYNAMIC = "pulumi-nodejs:dynamic/";

/** What Pulumi calls a type of ours: the class carries it as `__pulumiType`, as those of generated packages do, and policies look for it. */
export const pulumiType = (type: string): string => `${DYNAMIC}${type}`;

/** Whether Pulumi calls the type of `obj` so, whichever copy of this package has made it. */
export const isOfType = (obj: unknown, type: string): boolean => typeOf(obj) === type;

function typeOf(obj: unknown): string | undefined {
  if (typeof obj !== "object" || obj === null || !("__pulumiType" in obj)) return undefined;
  return typeof obj.__pulumiType === "string" ? obj.__pulumiType : undefined;
}
