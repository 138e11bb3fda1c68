/** What properties say in a role that the table gives to one of its fields: the core knows no field by its name. */
import type { Role, Table } from "../../resources/definition";
import type { Properties, Value } from "./value";

/** `undefined` also where the table has no field for it. */
export function inRole({ roles }: Pick<Table, "roles">, role: Role, properties: Properties): Value | undefined {
  const field = roles[role];
  return field === undefined ? undefined : properties[field];
}

/** Whether a move is to be waited out: it is, unless the program declares the option of not waiting (`skipAwait`). */
export const isPatient = (table: Pick<Table, "roles">, declared: Properties): boolean =>
  inRole(table, "patience", declared) !== true;
