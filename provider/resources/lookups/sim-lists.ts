/** Super SIM: the lists that hang on one SIM. Documents: KORE, BillingPeriod, IpAddress and SettingsUpdate resources. */
import { SIM } from "../kinds";
import { choice, lookup, reference, shown } from "./arguments";
import { list, members, text, time } from "./rows";

/** The current or the most recent period; none of a SIM that is new. */
export const getBillingPeriods = lookup({
  type: "kore/supersim:getBillingPeriods",
  noun: "billing periods",
  paths: ["/v1/Sims/{sim}/BillingPeriods"],
  arguments: { sim: reference(SIM, shown("simSid")) },
  answer: members({
    sid: text,
    accountSid: text,
    simSid: text,
    startTime: time,
    endTime: time,
    periodType: text,
    dateCreated: time,
    dateUpdated: time,
  }),
});

/** Only SIMs with a VPN connection have any. */
export const getIpAddresses = lookup({
  type: "kore/supersim:getIpAddresses",
  noun: "IP addresses",
  paths: ["/v1/Sims/{sim}/IpAddresses"],
  arguments: { sim: reference(SIM) },
  answer: members({ ipAddress: text, ipAddressVersion: text }),
});

/** Updates of the card itself over the air; they say nothing of its status or Fleet. */
export const getSettingsUpdates = lookup({
  type: "kore/supersim:getSettingsUpdates",
  noun: "settings updates",
  paths: ["/v1/SettingsUpdates"],
  arguments: {
    sim: reference(SIM, shown("simSid")),
    status: { ...choice(["scheduled", "in-progress", "successful", "failed"], shown("status")), moves: true },
  },
  answer: members({
    sid: text,
    iccid: text,
    simSid: text,
    status: text,
    packages: list(members({ name: text, version: text, moreInfo: text })),
    dateCompleted: time,
    dateCreated: time,
    dateUpdated: time,
  }),
});
