/** Super SIM: one SIM card, adopted by its ICCID. Documents: KORE, Super SIM, Sim resource. */
import { z } from "zod";
import type { Table } from "./definition";
import { account, iccid, name, reference, sid, timeouts } from "./inputs";
import { simLifecycle } from "./sim-lifecycle";

const status = z.enum(["ready", "active", "inactive"], {
  error: (issue) =>
    issue.input === "new"
      ? 'cannot be declared: no SIM returns to "new". Leave `status` out, or declare "ready", "active" or "inactive"'
      : issue.input === "scheduled"
        ? 'cannot be declared: "scheduled" is what a SIM shows while a move is under way. Declare "ready", "active" or "inactive"'
        : 'must be "ready", "active" or "inactive"',
});

export const sim = {
  type: "kore/supersim:Sim",
  service: "supersim",
  noun: "SIM",
  path: "/v1/Sims",
  listKey: "sims",
  sid: /^HS[0-9a-fA-F]{32}$/,
  identity: "iccid",
  inputs: z.strictObject({
    iccid,
    registrationCode: z.string().min(1, { error: "must be the code printed on the card" }).optional(),
    uniqueName: name.optional(),
    status: status.optional(),
    fleet: reference("HF", "Fleet").optional(),
    accountSid: sid("AC", "account").optional(),
    onDelete: z
      .enum(["deactivate", "retain", "release"], { error: 'must be "deactivate", "retain" or "release"' })
      .optional(),
    skipAwait: z.boolean().optional(),
    timeouts: timeouts.optional(),
    account: account.optional(),
  }),
  answer: z.object({
    sid: z.string(),
    unique_name: z.string().nullish(),
    account_sid: z.string(),
    iccid: z.string(),
    status: z.string(),
    fleet_sid: z.string().nullable(),
    date_created: z.string().nullish(),
    url: z.string().nullish(),
  }),
  fields: {
    iccid: { rule: "replace", parameter: "Iccid", answer: "iccid" },
    registrationCode: { rule: "writeOnce", parameter: "RegistrationCode", secret: true },
    uniqueName: { rule: "update", parameter: "UniqueName", answer: "unique_name", handedOn: true, taken: 83011 },
    status: { rule: "update", parameter: "Status", answer: "status" },
    fleet: {
      rule: "update",
      parameter: "Fleet",
      answer: "fleet_sid",
      reference: { noun: "Fleet", path: "/v1/Fleets", sid: /^HF[0-9a-fA-F]{32}$/, output: "fleetSid" },
    },
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
    register: {
      needs: "registrationCode",
      parameters: { Iccid: "iccid", RegistrationCode: "registrationCode" },
      gives: "new",
      alreadyOwned: 83003,
    },
    whenMissing:
      "Check the ICCID and the account (`account`, or the credentials in use); or, for a SIM that was never registered, declare `registrationCode` as printed on its card.",
  },
  removal: {
    option: "onDelete",
    default: "deactivate",
    policies: {
      deactivate: { act: "declare", declare: { status: "inactive" }, leaveStatus: ["new"] },
      release: { act: "declare", declare: { status: "inactive", fleet: "" }, leaveStatus: ["new"] },
      retain: { act: "retain" },
    },
  },
  lifecycle: simLifecycle,
} as const satisfies Table;
