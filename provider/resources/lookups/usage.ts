/** Super SIM: usage records, what SIMs have used in a time. Documents: KORE, UsageRecord resource; limits: error codes 83600 to 83605. */
import { FLEET, NETWORK, SIM } from "../kinds";
import { choice, instant, lookup, onlySid, reference, shown } from "./arguments";
import { country } from "./networks";
import { maybeNumber, members, number, text, time } from "./rows";
import { beyondLimits } from "./usage-limits";

export const getUsage = lookup({
  type: "kore/supersim:getUsage",
  noun: "usage records",
  paths: ["/v1/UsageRecords"],
  // KORE's file caps the pages of this list at 249.
  pageSize: 249,
  arguments: {
    sim: reference(SIM, shown("simSid")),
    fleet: reference(FLEET, shown("fleetSid")),
    network: onlySid(NETWORK, shown("networkSid")),
    isoCountry: country(shown("isoCountry")),
    from: instant("StartTime"),
    to: instant("EndTime"),
    granularity: choice(["hour", "day", "all"]),
    group: choice(["sim", "fleet", "network", "isoCountry"]),
  },
  refuses: beyondLimits,
  answer: members({
    accountSid: text,
    simSid: text,
    fleetSid: text,
    networkSid: text,
    isoCountry: text,
    period: members({ startTime: time, endTime: time }),
    dataUpload: number,
    dataDownload: number,
    dataTotal: number,
    dataTotalBilled: maybeNumber,
    billedUnit: text,
  }),
});
