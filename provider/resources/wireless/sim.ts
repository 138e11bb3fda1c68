/** Programmable Wireless: one SIM card, adopted by its ICCID; this API has no registration. Documents: KORE, Wireless Sim resource. */
import { z } from "zod";
import type { Table } from "../definition";
import { account, iccid, method, name, reference, sid, timeouts, url } from "../inputs";
import { wirelessSimLifecycle } from "./sim-lifecycle";

const STATUSES = ["ready", "active", "suspended", "deactivated"] as const;
const listed = 'declare "ready", "active", "suspended" or "deactivated"';

const status = z.enum(STATUSES, {
  error: ({ input }) =>
    input === "new"
      ? `cannot be declared: no SIM returns to "new". Leave \`status\` out, or ${listed}`
      : input === "canceled"
        ? `cannot be declared: a SIM becomes canceled by itself, 72 hours after "deactivated". Otherwise ${listed}`
        : input === "scheduled" || input === "updating"
          ? `cannot be declared: it is what a SIM shows while a move is under way; ${listed}`
          : 'must be "ready", "active", "suspended" or "deactivated"',
});

export const wirelessSim = {
  type: "kore/wireless:Sim",
  service: "wireless",
  noun: "wireless SIM",
  path: "/v1/Sims",
  listKey: "sims",
  sid: /^DE[0-9a-fA-F]{32}$/,
  identity: "iccid",
  inputs: z.strictObject({
    iccid,
    uniqueName: name.optional(),
    friendlyName: z.string().optional(),
    status: status.optional(),
    ratePlan: reference("WP", "rate plan").optional(),
    commandsCallbackUrl: url.optional(),
    commandsCallbackMethod: method.optional(),
    accountSid: sid("AC", "account").optional(),
    onDelete: z
      .enum(["suspend", "retain", "deactivate", "delete"], {
        error: 'must be "suspend", "retain", "deactivate" or "delete"',
      })
      .optional(),
    skipAwait: z.boolean().optional(),
    timeouts: timeouts.optional(),
    account: account.optional(),
  }),
  answer: z.object({
    sid: z.string(),
    unique_name: z.string().nullish(),
    friendly_name: z.string().nullish(),
    account_sid: z.string(),
    iccid: z.string(),
    status: z.string(),
    rate_plan_sid: z.string().nullable(),
    commands_callback_url: z.string().nullable(),
    commands_callback_method: z.string().nullable(),
    date_created: z.string().nullish(),
    url: z.string().nullish(),
  }),
  fields: {
    iccid: { rule: "replace", parameter: "Iccid", answer: "iccid" },
    uniqueName: { rule: "update", parameter: "UniqueName", answer: "unique_name", handedOn: true, taken: 33101 },
    friendlyName: { rule: "update", parameter: "FriendlyName", answer: "friendly_name" },
    status: { rule: "update", parameter: "Status", answer: "status" },
    ratePlan: {
      rule: "update",
      parameter: "RatePlan",
      answer: "rate_plan_sid",
      reference: { noun: "rate plan", path: "/v1/RatePlans", sid: /^WP[0-9a-fA-F]{32}$/, output: "ratePlanSid" },
    },
    commandsCallbackUrl: { rule: "update", parameter: "CommandsCallbackUrl", answer: "commands_callback_url" },
    commandsCallbackMethod: { rule: "update", parameter: "CommandsCallbackMethod", answer: "commands_callback_method" },
    accountSid: { rule: "update", parameter: "AccountSid", answer: "account_sid" },
    onDelete: { rule: "option" },
    skipAwait: { rule: "option" },
    timeouts: { rule: "option" },
    account: { rule: "option" },
    sid: { rule: "computed", answer: "sid" },
    dateCreated: { rule: "computed", answer: "date_created" },
    url: { rule: "computed", answer: "url" },
  },
  create: {
    way: "adopt",
    filter: "Iccid",
    by: "iccid",
    whenMissing:
      "Check the ICCID and the account (`account`, or the credentials in use). This API cannot register a SIM: do that in the Console. A Super SIM is a `Sim`, not a `wireless.Sim`.",
  },
  removal: {
    option: "onDelete",
    default: "suspend",
    policies: {
      suspend: {
        act: "declare",
        declare: { status: "suspended" },
        leaveStatus: ["new", "deactivated", "canceled", "deleted"],
      },
      retain: { act: "retain" },
      deactivate: {
        act: "declare",
        declare: { status: "deactivated" },
        irreversible: "72 hours after it is destroyed the SIM is canceled, and can never connect again",
      },
      delete: {
        act: "delete",
        irreversible: "destroying it deletes the SIM from the account",
      },
    },
  },
  lifecycle: wirelessSimLifecycle,
} as const satisfies Table;
