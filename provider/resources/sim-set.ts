/** Super SIM: very many SIM cards as one resource. */
import { defineSet } from "./define-set";
import type { SetTable, Table } from "./definition";

export const simSetOf = (member: Table): SetTable =>
  defineSet({
    type: "kore/supersim:SimSet",
    noun: "SIM set",
    member,
    fields: ["uniqueName", "status", "fleet"],
    common: ["status", "fleet"],
    codes: "registrationCodes",
  });
