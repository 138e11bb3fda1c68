/** Super SIM: an eSIM profile, a SIM that a device downloads. Documents: KORE, ESimProfile resource (Public Beta). */
import { z } from "zod";
import * as answers from "./answers";
import { define } from "./define";
import { esimProfileLifecycle } from "./esim-profile-lifecycle";
import { callbackUrl, method } from "./inputs";
import { ESIM_PROFILE } from "./kinds";
import { options } from "./options";
import { along, another, computed, whileMade } from "./rows";
import { wrong } from "./wrong-type";

const mustBeEid = wrong("text", "must be the EID of the device's eUICC: 32 digits, in quotes");
/** `""` for none: a profile with a matching ID has none. The documents' samples have letters in it. */
const eid = z.string(mustBeEid).regex(/^(?:|[0-9a-fA-F]{32})$/, mustBeEid);

const onlyTrue = wrong("boolean", "must be true, or left out");

export const esimProfile = define({
  type: "kore/supersim:ESimProfile",
  kind: ESIM_PROFILE,
  fields: {
    eid: another({ input: eid, answer: answers.text }),
    generateMatchingId: whileMade(z.literal(true, onlyTrue)),
    callbackUrl: along(callbackUrl),
    callbackMethod: along(method.input),
    ...options("timeouts", "account"),
    status: { ...computed(), answer: answers.required },
    simSid: computed(),
    iccid: computed(),
    activationCode: computed({ secret: true }),
    matchingId: computed({ secret: true }),
    smdpPlusAddress: computed(),
    errorCode: computed(),
    errorMessage: computed(),
  },
  exactlyOne: {
    of: ["eid", "generateMatchingId"],
    otherwise:
      "is one of two ways to order a profile: declare either the device's `eid`, or `generateMatchingId: true`",
  },
  create: {
    way: "order",
    filter: "Eid",
    by: "eid",
    lookFor:
      "Look for it in the Console, or among the newest of GET /v1/ESimProfiles: one that no resource holds is the one. Until you know, do not run the command again: it would order another one",
  },
  removal: {
    default: "retain",
    policies: {
      retain: {
        act: "retain",
        warning:
          "stays on the account, because the API cannot delete an eSIM profile; so does its SIM, which is let go of as its own resource says.",
      },
    },
  },
  lifecycle: esimProfileLifecycle,
});
