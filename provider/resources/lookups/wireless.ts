/** Programmable Wireless: usage records and data sessions. Documents: KORE, UsageRecord and DataSession resources. */
import { WIRELESS_SIM } from "../kinds";
import { choice, instant, lookup, reference, shown } from "./arguments";
import { list, maybeNumber, members, number, text, time } from "./rows";

const billed = { billed: maybeNumber, billingUnits: text };
const bytes = { download: number, upload: number, total: number, units: text, ...billed };
const commands = { fromSim: number, toSim: number, total: number, ...billed };
const abroad = { countryCode: text };
const everywhere = <S extends typeof bytes | typeof commands>(counts: S) =>
  members({
    ...counts,
    home: members(counts),
    nationalRoaming: members(counts),
    internationalRoaming: list(members({ ...abroad, ...counts })),
  });

/** Of one SIM, or of the account as a whole. */
export const getWirelessUsage = lookup({
  type: "kore/wireless:getUsage",
  noun: "usage records",
  paths: ["/v1/Sims/{sim}/UsageRecords", "/v1/UsageRecords"],
  arguments: {
    sim: reference(WIRELESS_SIM, shown("simSid")),
    from: instant("Start"),
    to: instant("End"),
    granularity: choice(["hourly", "daily", "all"]),
  },
  answer: members({
    accountSid: text,
    simSid: text,
    period: members({ start: time, end: time }),
    commands: everywhere(commands),
    data: everywhere(bytes),
  }),
});

export const getDataSessions = lookup({
  type: "kore/wireless:getDataSessions",
  noun: "data sessions",
  paths: ["/v1/Sims/{sim}/DataSessions"],
  arguments: { sim: reference(WIRELESS_SIM, shown("simSid")) },
  answer: members({
    sid: text,
    simSid: text,
    accountSid: text,
    radioLink: text,
    operatorMcc: text,
    operatorMnc: text,
    operatorCountry: text,
    operatorName: text,
    cellId: text,
    cellLocationEstimate: members({ lat: maybeNumber, lon: maybeNumber })
      .nullish()
      .transform((place) => place ?? {}),
    packetsUploaded: number,
    packetsDownloaded: number,
    lastUpdated: time,
    start: time,
    end: time,
    imei: text,
  }),
});
