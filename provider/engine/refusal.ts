/** A declaration that is not carried out, said so that the reader knows what to do. Raised before anything is sent. */
import { KoreError } from "../errors";
import type { Table } from "../resources/definition";
import { seenAs, subject, wantedAs } from "./subject";
import type { Properties } from "./value";

/** Nothing was sent; the object is as it was. */
export class Refused extends KoreError {
  override readonly name = "Refused";
  constructor(
    message: string,
    /** The code with which the API would have refused it, where one is documented. */
    readonly code?: number,
  ) {
    super(message);
  }
}

/** A refusal out of the lifecycle's table. */
export function refused(table: Table, key: string, live: Properties, declared: Properties): Refused {
  const text = table.lifecycle?.refusals[key];
  if (!text || !table.lifecycle) return new Refused(`${subject(table, live)}: refused (${key}).`);
  const { status, assignment, owner } = table.lifecycle.fields;
  const asked = wantedAs(table, declared, [status, assignment, owner]);
  return new Refused(
    `${subject(table, live)}: ${asked} was refused before anything was sent, because ${reason(text)}. ` +
      `Seen: ${seenAs(table, live)}. ${text.instead}`,
    text.code,
  );
}

/** The refusal of a declaration that no live object is needed for. */
export function refusedDeclaration(table: Table, key: string): string {
  const text = table.lifecycle?.refusals[key];
  return text ? `is refused, because ${reason(text)}. ${text.instead}` : `is refused (${key})`;
}

const reason = ({ because, code }: { readonly because: string; readonly code?: number }): string =>
  code === undefined ? because : `${because} (the API's error ${code})`;
