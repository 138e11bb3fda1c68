/** What was foreseen, in one line: `SIM 8988… (HS…): would be adopted: status inactive → active, fleet HF… (old) → HF… (eu-trackers)`. */
import type { Looking } from "../live/context";
import type { Change } from "../plan/plan";
import { seenAs, subject } from "../terms/subject";
import { text, UNKNOWN, type Value } from "../terms/value";
import type { Foreseen } from "./foresee";

/** `undefined` where nothing would be written, or all is said by the declaration. `secret`: inputs whose values must not be shown. */
export async function foretell(
  context: Looking,
  foreseen: Foreseen,
  secret: readonly string[] = [],
): Promise<string | undefined> {
  const { table } = context;
  if (foreseen.is === "made" || foreseen.is === "rest") return undefined;
  const who = subject(table, foreseen.live);
  const taken = table.create.way === "adopt" ? "adopted" : "taken over";
  if (foreseen.is === "moving")
    return `${who}: would be ${taken} once the move that is under way is over, and brought to what is declared then. Seen: ${seenAs(table, foreseen.live)}`;
  const told = await Promise.all(
    foreseen.changes.map(async (change) =>
      secret.includes(change.field) || table.fields[change.field]?.secret
        ? `${change.field} [secret]`
        : `${change.field} ${await shown(context, change, change.from)} → ${await shown(context, change, change.to)}`,
    ),
  );
  const way = foreseen.there ? taken : "registered";
  return `${who}: would be ${way}${told.length > 0 ? `: ${told.join(", ")}` : ""}`;
}

/** A value as it stands in the line; a SID with the name of what it is of. */
async function shown({ table, shared }: Looking, { field }: Change, value: Value): Promise<string> {
  if (value === UNKNOWN) return "known after it is made";
  if (value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  if (Array.isArray(value)) return value.join(" ");
  const { reference } = table.fields[field] ?? {};
  const sid = text(value);
  if (sid === undefined) return JSON.stringify(value);
  if (reference?.sid.test(sid)) {
    // Only for the reader's eye: a name that cannot be had is no reason to say nothing.
    const named = await shared.names.browse(reference, table.service, sid).catch(() => undefined);
    return named?.name ? `${sid} (${named.name})` : sid;
  }
  return field === table.lifecycle?.fields.status ? sid : JSON.stringify(sid);
}
