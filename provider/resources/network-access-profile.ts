/** Super SIM: a Network Access Profile, the networks that a Fleet's SIMs may attach to. Documents: KORE, NetworkAccessProfile resource. */
import { z } from "zod";
import type { Table } from "./definition";
import { account, name, retired, sid } from "./inputs";

export const networkAccessProfile = {
  type: "kore/supersim:NetworkAccessProfile",
  service: "supersim",
  noun: "Network Access Profile",
  path: "/v1/NetworkAccessProfiles",
  listKey: "network_access_profiles",
  sid: /^HA[0-9a-fA-F]{32}$/,
  identity: "uniqueName",
  inputs: z.strictObject({
    uniqueName: name.min(1, { error: "cannot be empty; leave it out to have one chosen" }),
    networks: z.array(sid("HW", "network")).optional(),
    adopt: z.boolean().optional(),
    onDelete: z.enum(["retain", "rename"], { error: 'must be "retain" or "rename"' }).optional(),
    account: account.optional(),
  }),
  answer: z.object({
    sid: z.string(),
    unique_name: z.string().nullish(),
    account_sid: z.string(),
    date_created: z.string().nullish(),
    url: z.string().nullish(),
  }),
  fields: {
    uniqueName: { rule: "update", parameter: "UniqueName", answer: "unique_name", auto: true },
    networks: { rule: "update", parameter: "Networks", set: true },
    adopt: { rule: "option" },
    onDelete: { rule: "option" },
    account: { rule: "option" },
    sid: { rule: "computed", answer: "sid" },
    accountSid: { rule: "computed", answer: "account_sid" },
    dateCreated: { rule: "computed", answer: "date_created" },
    url: { rule: "computed", answer: "url" },
  },
  create: { way: "make", by: "uniqueName", adoptOption: "adopt" },
  members: { field: "networks", path: "Networks", listKey: "networks", parameter: "Network" },
  removal: {
    option: "onDelete",
    default: "retain",
    policies: {
      retain: {
        act: "retain",
        warning:
          "stays on the account, because the API cannot delete a Network Access Profile; it is used by {count}. Delete it in the Console.",
        holds: { path: "/v1/Fleets", key: "fleets", filter: "NetworkAccessProfile", noun: "Fleet" },
      },
      rename: {
        act: "declare",
        declare: { uniqueName: retired },
        warning:
          "stays on the account under a new name, because the API cannot delete a Network Access Profile; it is used by {count}. Delete it in the Console.",
        holds: { path: "/v1/Fleets", key: "fleets", filter: "NetworkAccessProfile", noun: "Fleet" },
      },
    },
  },
} as const satisfies Table;
