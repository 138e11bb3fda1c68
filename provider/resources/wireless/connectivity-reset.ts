/** The reset of a wireless SIM's connection. Documents: KORE, Wireless Sim resource, ResetStatus; error codes 33119 to 33121. */
import type { Once } from "../definition";

export const connectivityReset = {
  noun: "connectivity reset",
  // Alone in its request: 33121.
  sends: { ResetStatus: "resetting" },
  shows: { field: "resetStatus", as: "resetting" },
  statuses: ["ready", "active"],
  refusal: {
    code: 33119,
    because: "only the connection of a SIM that is ready or active can be reset",
    instead: 'Leave `connectivityReset` as it was, or declare `status: "active"` with it.',
  },
} as const satisfies Once;
