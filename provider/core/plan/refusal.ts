/** A declaration that is refused before the request that would carry it out, in words that tell the user what to do. */
import { KoreError } from "../../errors";
import type { Table } from "../../resources/definition";
import type { Lifecycle, RefusalText } from "../../resources/lifecycle";
import { seenAs, subject, wantedAs } from "../terms/subject";
import type { Properties } from "../terms/value";

/** What is declared was not sent. */
export class Refused extends KoreError {
  override readonly name = "Refused";
  constructor(
    message: string,
    /** The code with which the API would have refused it, where one is documented. */
    readonly code?: number,
    /** The lifecycle's own words, where it is the lifecycle that forbids it. */
    readonly refusal?: Refusal,
  ) {
    super(message);
  }
}

/** A row of a lifecycle's refusals, with its key; or that of what is done once, with its field. */
export interface Refusal extends RefusalText {
  readonly key: string;
}

/** The row that a rule names. */
export const refusalOf = ({ refusals }: Lifecycle, key: string): Refusal => ({
  key,
  ...(refusals[key] ?? { because: `the lifecycle forbids it (${key})`, instead: "Declare what it shows." }),
});

/** What is declared of an object that shows something else was not sent. `more`: this run may have sent something else before. */
export function refused(
  table: Table,
  refusal: Refusal,
  live: Properties,
  declared: Properties,
  { more = false }: { readonly more?: boolean } = {},
): Refused {
  const { status = "", assignment = "", owner = "" } = table.lifecycle?.fields ?? {};
  const about = table.fields[refusal.key]?.once ? [refusal.key] : [status, assignment, owner];
  const asked = wantedAs(table, declared, about);
  return new Refused(
    `${subject(table, live)}: ${asked} was refused before anything ${more ? "more " : ""}was sent, because ${reason(refusal)}. ` +
      `Seen: ${seenAs(table, live)}. ${refusal.instead}`,
    refusal.code,
    refusal,
  );
}

/** The words for a declaration that is refused whatever the SIM shows. */
export const refusedDeclaration = (refusal: Refusal): string =>
  `is refused, because ${reason(refusal)}. ${refusal.instead}`;

const reason = ({ because, code }: RefusalText): string =>
  code === undefined ? because : `${because} (the API's error ${code})`;
