/** Declarations that send nothing: those of a preview, and those with a value that is not known, such as a SID that `--target` left out. */
import { Refused } from "../core/plan/refusal";
import { isInput } from "../core/state/memory";
import { subject } from "../core/terms/subject";
import { hasUnknown, type Properties } from "../core/terms/value";
import type { Table } from "../resources/definition";

/** What the outputs would be, as far as the program declares them. `before` are those of the state; a registration code is in none. */
export const planned = (table: Table, before: Properties, inputs: Properties): Properties => ({
  ...before,
  ...Object.fromEntries(Object.entries(inputs).filter(([field]) => isInput(table, field))),
});

/** Raises `Refused` for a value that is not known: the text that Pulumi writes in its place must not become a name or a URL. */
export function refuseUnknown(table: Table, inputs: Properties): void {
  const fields = Object.keys(inputs).filter((field) => hasUnknown(inputs[field]));
  if (fields.length === 0) return;
  throw new Refused(
    `${subject(table, inputs)}: ${fields.map((field) => `\`${field}\``).join(", ")} was refused before anything was sent, because its value is not known: ` +
      "it is the text that Pulumi writes in place of a value that comes later. Declare another value; if it comes from a resource that " +
      "`--target` or `--exclude` leaves out of this run, run `pulumi up` without them.",
  );
}
