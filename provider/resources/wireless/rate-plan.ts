/** Programmable Wireless: a rate plan, what its SIMs may use. Documents: KORE, RatePlan resource. Defaults there contradict each other: none is assumed. */
import { define } from "../define";
import { filled, flag, megabytes, oneOf, someOf, words } from "../inputs";
import { RATE_PLAN, WIRELESS_SIM } from "../kinds";
import { options } from "../options";
import { chosenName, computed, fixed, update } from "../rows";

const once = fixed(
  "the API cannot change it on a rate plan, and its SIMs have to move to the next one before it can go",
);

export const ratePlan = define({
  type: "kore/wireless:RatePlan",
  kind: RATE_PLAN,
  fields: {
    uniqueName: chosenName(filled.max(64, { error: "must have at most 64 characters" })),
    friendlyName: update(words),
    dataEnabled: once(flag),
    dataLimit: once(megabytes(0)),
    dataMetering: once({ ...words, input: oneOf(["payg", "quota-1", "quota-10", "quota-50"]) }),
    messagingEnabled: once(flag),
    voiceEnabled: once(flag),
    nationalRoamingEnabled: once(flag),
    nationalRoamingDataLimit: once(megabytes(0)),
    internationalRoaming: once(someOf(["data", "messaging"])),
    internationalRoamingDataLimit: once(megabytes(0)),
    ...options("account"),
    dataLimitStrategy: computed(),
  },
  create: { way: "make" },
  removal: {
    default: "delete",
    policies: {
      delete: {
        act: "delete",
        holds: { path: WIRELESS_SIM.path, key: WIRELESS_SIM.listKey, filter: "RatePlan", noun: WIRELESS_SIM.noun },
      },
    },
  },
});
