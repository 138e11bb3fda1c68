/** Super SIM: a Network Access Profile, the networks that a Fleet's SIMs may attach to. Documents: KORE, NetworkAccessProfile resource. */
import { define } from "./define";
import { filled, sidsOf } from "./inputs";
import { FLEET, NETWORK, PROFILE } from "./kinds";
import { options } from "./options";
import { staysBehind } from "./retired";
import { chosenName, letGo, members } from "./rows";

const removal = staysBehind(PROFILE, FLEET, "NetworkAccessProfile", "it is used by {count}. Delete it in the Console.");

export const networkAccessProfile = define({
  type: "kore/supersim:NetworkAccessProfile",
  kind: PROFILE,
  fields: {
    uniqueName: chosenName(filled),
    networks: members(NETWORK, sidsOf(NETWORK)),
    ...options("adopt"),
    onDelete: letGo(removal.policies),
    ...options("account"),
  },
  create: { way: "make" },
  removal,
});
