/** A declaration that is not carried out, said so that the reader knows what to do. What it is about is never sent. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import { seenAs, subject, wantedAs } from "../terms/subject";
import type { Properties } from "../terms/value";

/** What is declared was not sent. */
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

/** A refusal out of the lifecycle's table. `more`: this run may have sent something else before. */
export function refused(
  table: Table,
  key: string,
  live: Properties,
  declared: Properties,
  { more = false }: { readonly more?: boolean } = {},
): Refused {
  const text = table.lifecycle?.refusals[key];
  if (!text || !table.lifecycle) return new Refused(`${subject(table, live)}: refused (${key}).`);
  const { status, assignment, owner } = table.lifecycle.fields;
  const asked = wantedAs(table, declared, [status, assignment, owner]);
  return new Refused(
    `${subject(table, live)}: ${asked} was refused before anything ${more ? "more " : ""}was sent, because ${reason(text)}. ` +
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
