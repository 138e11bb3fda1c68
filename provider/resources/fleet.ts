/** Super SIM: a Fleet, the settings that its SIMs share. Documents: KORE, Super SIM, Fleet resource. */
import { define } from "./define";
import { filled, flag, megabytes, method, sidOrName, url } from "./inputs";
import { FLEET, PROFILE, SIM } from "./kinds";
import { options } from "./options";
import { staysBehind } from "./retired";
import { chosenName, computed, fixed, letGo, reference, update } from "./rows";

const once = fixed("the API can neither change it on a Fleet nor delete the Fleet, which stays behind");
const removal = staysBehind(FLEET, SIM, "Fleet", "it holds {count}. Delete it in the Console when it is empty.");

export const fleet = define({
  type: "kore/supersim:Fleet",
  kind: FLEET,
  fields: {
    uniqueName: chosenName(filled),
    networkAccessProfile: reference(
      PROFILE,
      sidOrName(PROFILE).min(1, { error: "must be the SID or the unique name of a Network Access Profile" }),
    ),
    dataEnabled: once(flag),
    smsCommandsEnabled: once(flag),
    dataLimit: update(megabytes(1, "; to block data, set `dataEnabled: false` on a new Fleet")),
    ipCommandsUrl: update(url),
    ipCommandsMethod: update(method),
    smsCommandsUrl: update(url),
    smsCommandsMethod: update(method),
    ...options("adopt"),
    onDelete: letGo(removal.policies),
    ...options("account"),
    dataMetering: computed(),
  },
  create: { way: "make" },
  removal,
});
