/** What the lifecycle decides by, out of a live object and a declaration. */
import type { Table } from "../../resources/definition";
import { orNone, type Properties, text, UNKNOWN } from "../terms/value";
import { liveKey } from "../terms/wire";
import type { Seen, Wanted } from "./decide";

/** What the lifecycle sees of a live object. */
export function seenIn(table: Table, live: Properties): Seen {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(live[status]) ?? "",
    assigned: String(orNone(live[liveKey(table, assignment)])),
    owner: text(live[owner]) ?? "",
  };
}

/** What the lifecycle sees of a declaration. Something unknown as assignment counts as something. */
export function wantedIn(table: Table, declared: Properties): Wanted {
  const { status, assignment, owner } = lifecycleFields(table);
  return {
    status: text(declared[status]),
    assigned: declared[assignment] === UNKNOWN ? "?" : text(declared[assignment]),
    owner: text(declared[owner]),
  };
}

const lifecycleFields = (table: Table) => table.lifecycle?.fields ?? { status: "", assignment: "", owner: "" };
