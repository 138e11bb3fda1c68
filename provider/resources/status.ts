/** The input `status`, out of a lifecycle: what a program can declare, and why it cannot declare the others, such as `scheduled`. */
import { z } from "zod";
import { alternatives } from "./inputs";
import type { Lifecycle } from "./lifecycle";
import { wrong } from "./wrong-type";

/** One of the writable statuses. Any other is refused with the lifecycle's reason, where it has one, and with what can be declared. */
export const statusInput = <const Writable extends readonly string[]>(
  lifecycle: Pick<Lifecycle, "statuses"> & { readonly writable: Writable },
) => {
  const listed = alternatives(lifecycle.writable);
  return z.enum(lifecycle.writable, {
    error: ({ input }) => {
      const why = typeof input === "string" ? lifecycle.statuses[input]?.whyNotDeclared : undefined;
      return why === undefined
        ? wrong("text", `must be ${listed}`).error({ input })
        : `cannot be declared: ${why} ${listed}`;
    },
  });
};
