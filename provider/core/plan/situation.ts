/** What the lifecycle decides by, out of a live object and a declaration. */
import type { Table } from "../../resources/definition";
import { asSid } from "../terms/sid";
import { orNone, type Properties, text, UNKNOWN, type Value } from "../terms/value";
import { liveKey } from "../terms/wire";
import type { Seen, Wanted } from "./decide";

/** What the lifecycle sees of a live object. */
export function seenIn(table: Table, live: Properties): Seen {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(live[status]) ?? "",
    assigned: asSid(String(orNone(live[liveKey(table, assignment)]))),
    owner: asSid(text(live[owner]) ?? ""),
  };
}

/** What the lifecycle sees of a declaration. A Fleet whose SID a preview does not know yet counts as a Fleet. */
export function wantedIn(table: Table, declared: Properties): Wanted {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(declared[status]),
    assigned: declared[assignment] === UNKNOWN ? "?" : sidOrText(declared[assignment]),
    owner: sidOrText(declared[owner]),
  };
}

const sidOrText = (value: Value | undefined): string | undefined => {
  const given = text(value);
  return given === undefined ? undefined : asSid(given);
};

const lifecycleFields = (table: Table) => table.lifecycle?.fields ?? { status: "", assignment: "", owner: "" };
