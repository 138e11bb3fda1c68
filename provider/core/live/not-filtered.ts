/** A list that shows something else than was asked for: it counts neither as the answer nor as "there is none". */
import { KoreError } from "../../errors";

export interface Unfiltered {
  /** Which list, as messages call it. */
  readonly list: string;
  /** What was asked for, such as `Fleet=trucks`. */
  readonly asked: string;
  readonly answered: string;
  /** A sentence about what has happened so far. */
  readonly soFar?: string;
}

export const notFiltered = ({ list, asked, answered, soFar }: Unfiltered): KoreError =>
  new KoreError(
    `${list}: asked for ${asked}, the API answered with ${answered}. ${soFar === undefined ? "" : `${soFar} `}` +
      "Something between here and the API drops the query of a URL.",
  );
