// Which networks devices may attach to is a Network Access Profile; Fleets name one, and all their SIMs follow it.

import { ESimProfile, Fleet, NetworkAccessProfile, Sim } from "pulumi-kore";

const TELEKOM = "HW14ff8035c52674eac92be3af065a926e";
const VODAFONE = "HWe7e1b4bf050c3ad67f7b3844f34f5ed4";

const germany = new NetworkAccessProfile("germany", { uniqueName: "germany", networks: [TELEKOM, VODAFONE] });

const meters = new Fleet("meters", {
  uniqueName: "de-meters",
  networkAccessProfile: germany.sid,
  dataLimit: 5, // MB a SIM and billing period
  smsCommandsEnabled: false, // fixed for the life of the Fleet
});

new Sim("meter-1", { iccid: "89883070000100004827", fleet: meters.sid, status: "active" });

// A device without a slot for a card downloads its SIM: ordered for its EID, and declared like any other.
const esim = new ESimProfile("meter-2", { eid: "89049032005008882600033489012345" });
new Sim("meter-2", { iccid: esim.iccid, fleet: meters.sid, status: "active" });

export const profile = germany.sid;
