/** Super SIM: a Fleet, the settings that its SIMs share. Documents: KORE, Super SIM, Fleet resource. */
import { z } from "zod";
import type { Table } from "./definition";
import { account, method, name, reference, retired, url } from "./inputs";

const megabytes = "must be a whole number of megabytes from 1 to 2,000,000";

export const fleet = {
  type: "kore/supersim:Fleet",
  service: "supersim",
  noun: "Fleet",
  path: "/v1/Fleets",
  listKey: "fleets",
  sid: /^HF[0-9a-fA-F]{32}$/,
  identity: "uniqueName",
  inputs: z.strictObject({
    uniqueName: name.min(1, { error: "cannot be empty; leave it out to have one chosen" }),
    networkAccessProfile: reference("HA", "Network Access Profile").min(1, {
      error: "must be the SID or the unique name of a Network Access Profile",
    }),
    dataEnabled: z.boolean().optional(),
    smsCommandsEnabled: z.boolean().optional(),
    dataLimit: z
      .int({ error: megabytes })
      .min(1, { error: `${megabytes}; to block data, set \`dataEnabled: false\` on a new Fleet` })
      .max(2_000_000, { error: megabytes })
      .optional(),
    ipCommandsUrl: url.optional(),
    ipCommandsMethod: method.optional(),
    smsCommandsUrl: url.optional(),
    smsCommandsMethod: method.optional(),
    adopt: z.boolean().optional(),
    onDelete: z.enum(["retain", "rename"], { error: 'must be "retain" or "rename"' }).optional(),
    account: account.optional(),
  }),
  answer: z.object({
    sid: z.string(),
    unique_name: z.string().nullish(),
    account_sid: z.string(),
    network_access_profile_sid: z.string().nullable(),
    data_enabled: z.boolean(),
    data_limit: z.number().nullable(),
    data_metering: z.string().nullish(),
    sms_commands_enabled: z.boolean(),
    sms_commands_url: z.string().nullable(),
    sms_commands_method: z.string().nullable(),
    ip_commands_url: z.string().nullable(),
    ip_commands_method: z.string().nullable(),
    date_created: z.string().nullish(),
    url: z.string().nullish(),
  }),
  fields: {
    uniqueName: { rule: "update", parameter: "UniqueName", answer: "unique_name", auto: true },
    networkAccessProfile: {
      rule: "update",
      parameter: "NetworkAccessProfile",
      answer: "network_access_profile_sid",
      reference: {
        noun: "Network Access Profile",
        path: "/v1/NetworkAccessProfiles",
        sid: /^HA[0-9a-fA-F]{32}$/,
        output: "networkAccessProfileSid",
      },
    },
    dataEnabled: {
      rule: "replace",
      parameter: "DataEnabled",
      answer: "data_enabled",
      together: "uniqueName",
      immutable: "the API can neither change it on a Fleet nor delete the Fleet, which stays behind",
    },
    smsCommandsEnabled: {
      rule: "replace",
      parameter: "SmsCommandsEnabled",
      answer: "sms_commands_enabled",
      together: "uniqueName",
      immutable: "the API can neither change it on a Fleet nor delete the Fleet, which stays behind",
    },
    dataLimit: { rule: "update", parameter: "DataLimit", answer: "data_limit" },
    ipCommandsUrl: { rule: "update", parameter: "IpCommandsUrl", answer: "ip_commands_url" },
    ipCommandsMethod: { rule: "update", parameter: "IpCommandsMethod", answer: "ip_commands_method" },
    smsCommandsUrl: { rule: "update", parameter: "SmsCommandsUrl", answer: "sms_commands_url" },
    smsCommandsMethod: { rule: "update", parameter: "SmsCommandsMethod", answer: "sms_commands_method" },
    adopt: { rule: "option" },
    onDelete: { rule: "option" },
    account: { rule: "option" },
    sid: { rule: "computed", answer: "sid" },
    dataMetering: { rule: "computed", answer: "data_metering" },
    accountSid: { rule: "computed", answer: "account_sid" },
    dateCreated: { rule: "computed", answer: "date_created" },
    url: { rule: "computed", answer: "url" },
  },
  create: { way: "make", by: "uniqueName", adoptOption: "adopt" },
  removal: {
    option: "onDelete",
    default: "retain",
    policies: {
      retain: {
        act: "retain",
        warning:
          "stays on the account, because the API cannot delete a Fleet; it holds {count}. Delete it in the Console when it is empty.",
        holds: { path: "/v1/Sims", key: "sims", filter: "Fleet", noun: "SIM" },
      },
      rename: {
        act: "declare",
        declare: { uniqueName: retired },
        warning:
          "stays on the account under a new name, because the API cannot delete a Fleet; it holds {count}. Delete it in the Console when it is empty.",
        holds: { path: "/v1/Sims", key: "sims", filter: "Fleet", noun: "SIM" },
      },
    },
  },
} as const satisfies Table;
