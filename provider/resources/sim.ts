/** Super SIM: one SIM card, adopted by its ICCID. Documents: KORE, Super SIM, Sim resource. */
import { define } from "./define";
import type { Removal } from "./definition";
import { callbackUrl, codeOnCard, iccid, method, sidOf, sidOrName } from "./inputs";
import { ACCOUNT, FLEET, SIM } from "./kinds";
import { options } from "./options";
import { along, identity, letGo, reference, secretOnce, status, transfer, uniqueName } from "./rows";
import { simLifecycle } from "./sim-lifecycle";
import { statusInput } from "./status";

const removal = {
  default: "deactivate",
  policies: {
    deactivate: { act: "declare", declare: { status: "inactive" }, leaveStatus: ["new"] },
    retain: { act: "retain" },
    release: { act: "declare", declare: { status: "inactive", fleet: "" }, leaveStatus: ["new"] },
  },
} as const satisfies Removal;

export const sim = define({
  type: "kore/supersim:Sim",
  kind: SIM,
  fields: {
    iccid: identity(iccid),
    registrationCode: secretOnce(codeOnCard),
    uniqueName: uniqueName(83011),
    status: status(statusInput(simLifecycle)),
    fleet: reference(FLEET, sidOrName(FLEET).optional()),
    accountSid: transfer(sidOf(ACCOUNT)),
    callbackUrl: along(callbackUrl),
    callbackMethod: along(method.input),
    onDelete: letGo(removal.policies),
    ...options("skipAwait", "timeouts", "account"),
  },
  create: {
    way: "adopt",
    register: { needs: "registrationCode", gives: "new", alreadyOwned: 83003 },
    whenMissing:
      "Check the ICCID and the account (`account`, or the credentials in use); or, for a SIM that was never registered, declare `registrationCode` as printed on its card.",
  },
  removal,
  lifecycle: simLifecycle,
});
