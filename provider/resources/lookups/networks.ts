/** Super SIM: the catalogue of cellular networks, which a Network Access Profile names by their SIDs. Documents: KORE, Network resource. */
import { z } from "zod";
import { type Argument, form, lookup, shown } from "./arguments";
import { list, members, text } from "./rows";

export const country = (shows?: Argument["shows"]) =>
  form(/^[A-Za-z]{2}$/, 'must be a country of two letters such as "DE"', shows);

const identifiers = z.object({ identifiers: z.array(z.record(z.string(), z.unknown())) });
const code = (name: string) =>
  form(/^\d{2,3}$/, "must be two or three digits, in quotes", (row) =>
    identifiers.parse(row).identifiers.map((identifier) => identifier[name]),
  );

export const getNetworks = lookup({
  type: "kore/supersim:getNetworks",
  noun: "networks",
  paths: ["/v1/Networks"],
  arguments: { isoCountry: country(shown("isoCountry")), mcc: code("mcc"), mnc: code("mnc") },
  answer: members({
    sid: text,
    friendlyName: text,
    isoCountry: text,
    identifiers: list(members({ mcc: text, mnc: text })),
    url: text,
  }),
});
