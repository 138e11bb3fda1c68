/** Programmable Wireless: a rate plan, what its SIMs may use. Documents: KORE, RatePlan resource. Defaults there contradict each other: none is assumed. */
import { z } from "zod";
import type { Field, Table } from "../definition";
import { account, name } from "../inputs";

const megabytes = z
  .int({ error: "must be a whole number of megabytes from 0 to 2,000,000" })
  .min(0, { error: "must be a whole number of megabytes from 0 to 2,000,000" })
  .max(2_000_000, { error: "must be a whole number of megabytes from 0 to 2,000,000" });

const fixed = (parameter: string, answer: string) =>
  ({
    rule: "replace",
    parameter,
    answer,
    together: "uniqueName",
    immutable: "the API cannot change it on a rate plan, and its SIMs have to move to the next one before it can go",
  }) as const satisfies Field;

export const ratePlan = {
  type: "kore/wireless:RatePlan",
  service: "wireless",
  noun: "rate plan",
  path: "/v1/RatePlans",
  listKey: "rate_plans",
  sid: /^WP[0-9a-fA-F]{32}$/,
  identity: "uniqueName",
  inputs: z.strictObject({
    uniqueName: name
      .min(1, { error: "cannot be empty; leave it out to have one chosen" })
      .max(64, { error: "must have at most 64 characters" }),
    friendlyName: z.string().optional(),
    dataEnabled: z.boolean().optional(),
    dataLimit: megabytes.optional(),
    dataMetering: z
      .enum(["payg", "quota-1", "quota-10", "quota-50"], {
        error: 'must be "payg", "quota-1", "quota-10" or "quota-50"',
      })
      .optional(),
    messagingEnabled: z.boolean().optional(),
    voiceEnabled: z.boolean().optional(),
    nationalRoamingEnabled: z.boolean().optional(),
    nationalRoamingDataLimit: megabytes.optional(),
    internationalRoaming: z
      .array(z.enum(["data", "messaging"], { error: 'must contain only "data" and "messaging"' }))
      .optional(),
    internationalRoamingDataLimit: megabytes.optional(),
    account: account.optional(),
  }),
  answer: z.object({
    sid: z.string(),
    unique_name: z.string().nullish(),
    friendly_name: z.string().nullish(),
    account_sid: z.string(),
    data_enabled: z.boolean(),
    data_limit: z.number().nullable(),
    data_metering: z.string().nullish(),
    messaging_enabled: z.boolean(),
    voice_enabled: z.boolean(),
    national_roaming_enabled: z.boolean(),
    national_roaming_data_limit: z.number().nullable(),
    international_roaming: z.array(z.string()).nullable(),
    international_roaming_data_limit: z.number().nullable(),
    data_limit_strategy: z.string().nullish(),
    date_created: z.string().nullish(),
    url: z.string().nullish(),
  }),
  fields: {
    uniqueName: { rule: "update", parameter: "UniqueName", answer: "unique_name", auto: true },
    friendlyName: { rule: "update", parameter: "FriendlyName", answer: "friendly_name" },
    dataEnabled: fixed("DataEnabled", "data_enabled"),
    dataLimit: fixed("DataLimit", "data_limit"),
    dataMetering: fixed("DataMetering", "data_metering"),
    messagingEnabled: fixed("MessagingEnabled", "messaging_enabled"),
    voiceEnabled: fixed("VoiceEnabled", "voice_enabled"),
    nationalRoamingEnabled: fixed("NationalRoamingEnabled", "national_roaming_enabled"),
    nationalRoamingDataLimit: fixed("NationalRoamingDataLimit", "national_roaming_data_limit"),
    internationalRoaming: { ...fixed("InternationalRoaming", "international_roaming"), set: true },
    internationalRoamingDataLimit: fixed("InternationalRoamingDataLimit", "international_roaming_data_limit"),
    account: { rule: "option" },
    sid: { rule: "computed", answer: "sid" },
    dataLimitStrategy: { rule: "computed", answer: "data_limit_strategy" },
    accountSid: { rule: "computed", answer: "account_sid" },
    dateCreated: { rule: "computed", answer: "date_created" },
    url: { rule: "computed", answer: "url" },
  },
  create: { way: "make", by: "uniqueName" },
  removal: {
    default: "delete",
    policies: {
      delete: {
        act: "delete",
        holds: { path: "/v1/Sims", key: "sims", filter: "RatePlan", noun: "wireless SIM" },
      },
    },
  },
} as const satisfies Table;
