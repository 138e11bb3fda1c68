// Four SIMs of a tracker product in one Fleet: three in the field, one on the shelf. `npm run demo` runs this program.

import { Fleet, Sim } from "pulumi-kore";

const trackers = new Fleet("trackers", {
  uniqueName: "eu-trackers",
  networkAccessProfile: "europe",
  dataLimit: 250, // MB a SIM and billing period
});

// The SIMs exist already and are found by their ICCID, which is text: as a number it would lose its last digits.
new Sim("truck-1", { iccid: "89883070000100000387", uniqueName: "truck-1", fleet: trackers.sid, status: "active" });
new Sim("truck-2", { iccid: "89883070000100000015", uniqueName: "truck-2", fleet: trackers.sid, status: "active" });
new Sim("truck-3", { iccid: "89883070000123456789", uniqueName: "truck-3", fleet: trackers.sid, status: "ready" });
new Sim("spare", { iccid: "89883070000100003340", status: "inactive" });

export const fleet = trackers.sid;
