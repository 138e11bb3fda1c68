/** How an object will look that is not on the account yet: a SIM is `new` and in no Fleet when it has been registered. */
import type { Table } from "../../resources/definition";
import { orNone, type Properties } from "../terms/value";

export function asRegistered({ create, identity, lifecycle }: Table, declared: Properties): Properties {
  const { status = "", owner = "" } = lifecycle?.fields ?? {};
  const register = create.way === "adopt" ? create.register : undefined;
  return {
    [identity]: orNone(declared[identity]),
    ...(status && { [status]: orNone(register?.gives) }),
    ...(owner && { [owner]: orNone(declared[owner]) }),
  };
}
