/** The lifecycle of an eSIM profile, as KORE documents it (ESimProfile resource: "Status Values"). No request moves it: the API and the device do. */
import type { Lifecycle } from "./lifecycle";

export const esimProfileLifecycle = {
  fields: { status: "status", assignment: "", owner: "" },
  statuses: {
    new: { kind: "pending", means: "ordered" },
    reserving: { kind: "pending", means: "a profile is being reserved" },
    available: { kind: "settled", means: "reserved, with a SIM of its own; a device can download it" },
    downloaded: { kind: "settled", means: "on the device" },
    installed: { kind: "settled", means: "on the device, and in use there" },
    failed: { kind: "terminal", means: "it could not be reserved or downloaded" },
  },
  writable: [],
  moves: [],
  byItself: [
    { from: "new", to: "reserving", when: "by itself" },
    { from: "reserving", to: "available", when: "by itself" },
    { from: "available", to: "downloaded", when: "when the device downloads it" },
    { from: "downloaded", to: "installed", when: "when the device installs it" },
  ],
  rules: [],
  assignment: { noun: "" },
  refusals: {},
  busy: { surely: [], perhaps: [] },
  awaits: "status available",
  failure: {
    status: "failed",
    shows: ["errorCode", "errorMessage"],
    instead:
      "Order another one: `pulumi up --replace URN`. The failed one stays on the account, because the API cannot delete it.",
  },
} as const satisfies Lifecycle;
