/** The resources of an exported state as the verbs take them. */
import type { ExportedState } from "../support/stack";
import type { Bag, Kind, State } from "../verbs/harness";
import type { Declaration } from "./stories";

/** One resource in a state. */
export interface Held {
  readonly kind: Kind;
  readonly name: string;
  readonly state: State;
  /** Replaced already, and still to be let go. */
  readonly condemned?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  "pulumi-nodejs:dynamic/kore/supersim:Sim": "sim",
  "pulumi-nodejs:dynamic/kore/supersim:Fleet": "fleet",
  "pulumi-nodejs:dynamic/kore/supersim:NetworkAccessProfile": "networkAccessProfile",
  "pulumi-nodejs:dynamic/kore/wireless:Sim": "wirelessSim",
  "pulumi-nodejs:dynamic/kore/wireless:RatePlan": "ratePlan",
};

/** In the order of the state. A secret is encrypted there; the verbs get it in clear, and the program has it. */
export function heldIn({ deployment }: ExportedState, program: readonly Declaration[]): Held[] {
  return (deployment.resources ?? []).flatMap(({ type, urn, id, inputs = {}, outputs = {}, initErrors, ...more }) => {
    const kind = KINDS[type];
    if (kind === undefined || id === undefined) return [];
    const name = urn.split("::").at(-1) ?? "";
    const declared = program.find((one) => one.name === name)?.inputs ?? {};
    const state: State = {
      id,
      inputs: inClear(inputs, declared),
      outs: inClear(outputs, declared),
      ...(initErrors && initErrors.length > 0 ? { unfinished: true } : {}),
    };
    return [{ kind, name, state, ...("delete" in more && more.delete === true ? { condemned: true } : {}) }];
  });
}

const inClear = (properties: Readonly<Record<string, unknown>>, declared: Bag): Bag =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, isSecret(value) ? declared[key] : value]));

const isSecret = (value: unknown): boolean => typeof value === "object" && value !== null && "ciphertext" in value;
