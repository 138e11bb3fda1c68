/** diff of a set: what an update would have to do, from the state alone. No network, no waits. */
import type { Diff, Reason } from "../core/plan/diff";
import { UNSETTLED } from "../core/state/memory";
import { canonical, orNone, type Properties } from "../core/terms/value";
import type { SetTable } from "../resources/definition";
import { compare, hasWork } from "./compare";
import { optionsOf } from "./outputs";

/** `outputs` are the state's, `inputs` what check gave. A set is never replaced. */
export function diffSet(set: SetTable, outputs: Properties, inputs: Properties): Diff {
  const changed = (field: string) => canonical(orNone(outputs[field])) !== canonical(orNone(inputs[field]));
  const options = new Set([...Object.keys(optionsOf(set, outputs)), ...Object.keys(optionsOf(set, inputs))]);
  const differ = ["sims", ...options].filter(changed);
  const unfinished = outputs[UNSETTLED] === undefined ? [] : [UNSETTLED];
  const reasons = [
    ...differ.map((field): Reason => ({ field, why: "differs" })),
    ...unfinished.map((field): Reason => ({ field, why: "unfinished" })),
  ];
  const isKnown = typeof inputs.sims === "string";
  return { reasons, replaces: [], looks: reasons.length > 0 && (!isKnown || hasWork(compare(set, outputs, inputs))) };
}
