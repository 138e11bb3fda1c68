// A fleet that grew in the Console comes under management: its SIMs are declared as they are, so the first `pulumi up` writes nothing.
// The output `differs` tells beforehand what it would write, because `getSims` looks at the account in previews, too.

import { writeFileSync } from "node:fs";
import { Fleet, getSims, Sim, type SimInfo } from "pulumi-kore";

const FLEET = "Pilot Fleet";

/** The device database: which SIM sits in which device. */
const devices = [
  { iccid: "89883070000100004454", name: "tracker-013" },
  { iccid: "89883070000100005931", name: "tracker-017" },
  { iccid: "89883070000100006301", name: "tracker-018" },
];

export = async () => {
  // Read only: the Fleet stays in the hands of whoever made it.
  const pilot = Fleet.get("pilot", FLEET);

  // `status` is left out, so nobody's decision about it is touched; `retain` lets the SIMs run on when the stack is destroyed.
  for (const { iccid, name } of devices) {
    new Sim(name, { iccid, uniqueName: name, fleet: FLEET, onDelete: "retain" });
  }

  const account = await getSims();
  const found = new Map(account.map((sim) => [sim.iccid, sim]));
  const members = await getSims({ fleet: FLEET });
  const inFleet = new Set(members.map(({ iccid }) => iccid));
  const listed = new Set(devices.map(({ iccid }) => iccid));

  // A list to begin with: SIMS_CSV=sims.csv pulumi preview
  if (process.env.SIMS_CSV) writeFileSync(process.env.SIMS_CSV, csv(account));

  return {
    megabytes: pilot.dataLimit,
    // What `pulumi up` would write to SIMs that are not managed yet.
    differs: devices.flatMap(({ iccid, name }) => {
      const sim = found.get(iccid);
      if (!sim) return [`${iccid}: not on the account`];
      return [
        ...(sim.uniqueName === name ? [] : [`${iccid}: uniqueName "${sim.uniqueName}" becomes "${name}"`]),
        ...(inFleet.has(iccid) ? [] : [`${iccid}: fleet "${sim.fleetSid}" becomes "${FLEET}"`]),
      ];
    }),
    // What is still to be taken over.
    others: members.filter(({ iccid }) => !listed.has(iccid)).map(({ iccid, status }) => `${iccid} ${status}`),
  };
};

/** One line a SIM, the Fleet by its SID, which the input `fleet` takes as well as a name. */
function csv(sims: readonly SimInfo[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = sims.map(({ iccid, uniqueName, status, fleetSid }) => [iccid, uniqueName, status, fleetSid]);
  return `${["iccid,unique_name,status,fleet", ...rows.map((row) => row.map(cell).join(","))].join("\n")}\n`;
}
