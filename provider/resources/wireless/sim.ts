/** Programmable Wireless: one SIM card, adopted by its ICCID; this API has no registration. Documents: KORE, Wireless Sim resource. */
import { define } from "../define";
import type { Removal } from "../definition";
import { callbackUrl, iccid, method, sidOf, sidOrName, url, words } from "../inputs";
import { ACCOUNT, RATE_PLAN, WIRELESS_SIM } from "../kinds";
import { options } from "../options";
import { along, computed, identity, letGo, once, reference, status, transfer, uniqueName, update } from "../rows";
import { statusInput } from "../status";
import { connectivityReset } from "./connectivity-reset";
import { wirelessSimLifecycle } from "./sim-lifecycle";

const removal = {
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
    delete: { act: "delete", irreversible: "destroying it deletes the SIM from the account" },
  },
} as const satisfies Removal;

export const wirelessSim = define({
  type: "kore/wireless:Sim",
  kind: WIRELESS_SIM,
  fields: {
    iccid: identity(iccid),
    uniqueName: uniqueName(33101),
    friendlyName: update(words),
    status: status(statusInput(wirelessSimLifecycle)),
    ratePlan: reference(RATE_PLAN, sidOrName(RATE_PLAN).optional()),
    commandsCallbackUrl: update(url),
    commandsCallbackMethod: update(method),
    smsUrl: update(url),
    smsMethod: update(method),
    smsFallbackUrl: update(url),
    smsFallbackMethod: update(method),
    accountSid: transfer(sidOf(ACCOUNT)),
    connectivityReset: once(words.input, connectivityReset),
    callbackUrl: along(callbackUrl),
    callbackMethod: along(method.input),
    onDelete: letGo(removal.policies),
    ...options("skipAwait", "timeouts", "account"),
    resetStatus: computed(),
  },
  create: {
    way: "adopt",
    whenMissing:
      "Check the ICCID and the account (`account`, or the credentials in use). This API cannot register a SIM: do that in the Console. A Super SIM is a `Sim`, not a `wireless.Sim`.",
  },
  removal,
  lifecycle: wirelessSimLifecycle,
});
