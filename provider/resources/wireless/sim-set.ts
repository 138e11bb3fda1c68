/** Programmable Wireless: very many SIM cards as one resource; this API has no registration. */
import { defineSet } from "../define-set";
import type { SetTable, Table } from "../definition";

export const wirelessSimSetOf = (member: Table): SetTable =>
  defineSet({
    type: "kore/wireless:SimSet",
    noun: "wireless SIM set",
    member,
    fields: ["uniqueName", "status", "ratePlan"],
    common: ["status", "ratePlan"],
  });
