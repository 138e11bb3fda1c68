/** What a preview says in words because it cannot be undone. */
import type { Table } from "../../resources/definition";
import { subject } from "../terms/subject";
import { type Properties, same, text } from "../terms/value";

/** One line for each newly declared status or `onDelete` that cannot be taken back, such as `deactivated`. `before` are the inputs of the last declaration. */
export function notices(table: Table, before: Properties, inputs: Properties): string[] {
  const { lifecycle, removal } = table;
  const who = subject(table, inputs);
  const newly = (field: string) => inputs[field] !== undefined && !same(before[field], inputs[field]);
  const lines: string[] = [];
  const status = lifecycle?.fields.status;
  if (status !== undefined && newly(status)) {
    const why = lifecycle?.moves.find((move) => move.to === inputs[status] && move.irreversible)?.irreversible;
    if (why) lines.push(`warning: ${who}: ${status} ${JSON.stringify(inputs[status])} cannot be undone: ${why}.`);
  }
  if (removal.option !== undefined && newly(removal.option)) {
    const why = removal.policies[text(inputs[removal.option]) ?? ""]?.irreversible;
    if (why)
      lines.push(
        `warning: ${who}: ${removal.option} ${JSON.stringify(inputs[removal.option])} cannot be undone: ${why}.`,
      );
  }
  return lines;
}
