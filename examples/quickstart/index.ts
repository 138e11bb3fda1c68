// Four SIMs of a tracker product in one Fleet: three in the field, one on the shelf. `npm run demo` runs this program.

import { Fleet, Sim } from "pulumi-kore";

const trackers = new Fleet("trackers", {
  uniqueName: "eu-trackers",
  networkAccessProfile: "eu-roaming",
  dataLimit: 250,
});

// An ICCID is text: as a number it would lose its last digits.
new Sim("truck-1", { iccid: "8988307000000000001", uniqueName: "truck-1", fleet: trackers.sid, status: "active" });
new Sim("truck-2", { iccid: "8988307000000000002", uniqueName: "truck-2", fleet: trackers.sid, status: "active" });
new Sim("truck-3", { iccid: "8988307000000000003", uniqueName: "truck-3", fleet: trackers.sid, status: "ready" });
new Sim("spare", { iccid: "8988307000000000004", status: "inactive" });

export const fleet = trackers.sid;
