/** The statuses that a program may declare of a lifecycle, with a word on each of those that it may not. */
import { z } from "zod";
import { alternatives, type OneOf } from "./inputs";
import type { Lifecycle } from "./lifecycle";
import { wrong } from "./wrong-type";

type About = Pick<Lifecycle, "writable" | "statuses" | "byItself">;

export function statusOf<S extends string>(lifecycle: About & { readonly writable: readonly S[] }): OneOf<S>;
export function statusOf({ writable, statuses, byItself }: About): z.ZodEnum {
  const listed = alternatives(writable);
  return z.enum([...writable], {
    error: ({ input }) => {
      const status = typeof input === "string" ? input : "";
      const kind = statuses[status]?.kind;
      if (kind === "pending")
        return `cannot be declared: it is what a SIM shows while a move is under way. Declare ${listed}`;
      const self = byItself.find(({ to }) => to === status);
      if (self)
        return `cannot be declared: a SIM becomes ${status} by itself, ${self.when} in ${JSON.stringify(self.from)}. Declare ${listed}`;
      if (kind !== "settled") return wrong("text", `must be ${listed}`).error({ input });
      return `cannot be declared: no SIM returns to ${JSON.stringify(status)}. Leave \`status\` out, or declare ${listed}`;
    },
  });
}
