/** How every lookup asks: the mock where a test has set mocks, the API everywhere else. With mocks no request leaves. */
import * as pulumi from "@pulumi/pulumi";
import { refuseTwoCopies } from "./one-copy";
import { forProgram } from "./run";

/** An object as the API shows it, in camelCase. */
export type Live = Readonly<Record<string, unknown>>;

type Provider = typeof import("pulumi-kore/provider");
type Lookups = ReturnType<Provider["createLookups"]>;

/** One lookup. */
export interface Question<Answer> {
  /** What a mock is asked as, such as `kore:supersim:getSim`: `mocks.call({ token, inputs })`. */
  readonly token: string;
  /** What a mock is given: the arguments of the program. */
  readonly inputs: pulumi.Inputs;
  /** How the API is asked. */
  readonly api: (lookups: Lookups) => Promise<Answer>;
}

/** One object. A mock answers with its properties. */
export const askOne = ({ token, inputs, api }: Question<Live>): Promise<Live> =>
  mocked() ? pulumi.runtime.invoke(token, inputs) : answered(api);

/** A list. A mock answers with `{ [key]: [...] }`, as a function of Pulumi does, or with the list alone. */
export async function askAll(key: string, { token, inputs, api }: Question<readonly Live[]>): Promise<readonly Live[]> {
  if (!mocked()) return answered(api);
  const answer: Record<string, unknown> = await pulumi.runtime.invoke(token, inputs);
  const list = key in answer ? answer[key] : Object.values(answer);
  return Array.isArray(list) ? list : [];
}

/** Whether `pulumi.runtime.setMocks` has put a mock where the engine would be, by whichever copy of `@pulumi/pulumi`. */
export function mocked(): boolean {
  const monitor = pulumi.runtime.getMonitor();
  return monitor !== undefined && "mocks" in monitor;
}

/** What the API says. Raises `pulumi.RunError` with what failed: Pulumi would show any other error with our stack, and with all that is in it. */
async function answered<Answer>(api: Question<Answer>["api"]): Promise<Answer> {
  refuseTwoCopies();
  // Loaded when first used: most programs only declare, and start faster without it.
  const provider: Provider = require("pulumi-kore/provider");
  try {
    return await api(lookups(provider));
  } catch (error) {
    throw forProgram(error, provider);
  }
}

let known: Lookups | undefined;

/** The configuration is read anew for every lookup: with the Automation API this process runs the programs of several stacks, and Pulumi shows each its own. */
function lookups(provider: Provider): Lookups {
  known ??= provider.createLookups(provider.outside, (key) => pulumi.runtime.allConfig()[key]);
  return known;
}
