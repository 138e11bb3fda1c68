// A fleet that grew in the Console comes under management: its SIMs are declared as they are, so the first `pulumi up` writes nothing.

import { Fleet, getSims, Sim } from "pulumi-kore";

/** The device database: which SIM sits in which device. */
const devices = [
  { iccid: "89883070000100004454", name: "tracker-013" },
  { iccid: "89883070000100005931", name: "tracker-017" },
  { iccid: "89883070000100006301", name: "tracker-018" },
];

export = async () => {
  // Read only: the Fleet stays in the hands of whoever made it.
  const pilot = Fleet.get("pilot", "Pilot Fleet");

  // `status` is left out, so nobody's decision about it is touched; `retain` lets the SIMs run on when the stack is destroyed.
  for (const { iccid, name } of devices) {
    new Sim(name, { iccid, uniqueName: name, fleet: "Pilot Fleet", onDelete: "retain" });
  }

  // What is still to be taken over.
  const managed = new Set(devices.map(({ iccid }) => iccid));
  const others = (await getSims({ fleet: "Pilot Fleet" })).filter(({ iccid }) => !managed.has(iccid));
  return { megabytes: pilot.dataLimit, others: others.map(({ iccid, status }) => `${iccid} ${status}`) };
};
