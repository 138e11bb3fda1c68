// A fleet that grew in the Console comes under management: its SIMs are declared as they are, so the first `pulumi up` writes nothing.
// The preview tells what it would write. So does `differs`, for a program that decides by it.

import { writeFileSync } from "node:fs";
import type * as pulumi from "@pulumi/pulumi";
import { differs, Fleet, getSims, isSimStatus, Sim, type SimArgs, type SimInfo } from "pulumi-kore";

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
  const declared = devices.map(
    ({ iccid, name }) => ({ iccid, uniqueName: name, fleet: FLEET, onDelete: "retain" }) as const satisfies SimArgs,
  );
  for (const args of declared) new Sim(args.uniqueName, args);

  const account = await getSims();
  const members = await getSims({ fleet: FLEET });
  const listed = new Set(devices.map(({ iccid }) => iccid));

  // A list to begin with: SIMS_CSV=sims.csv pulumi preview
  if (process.env.SIMS_CSV) writeFileSync(process.env.SIMS_CSV, csv(account));

  return {
    megabytes: pilot.dataLimit,
    // What `pulumi up` would write to SIMs that are not managed yet, or why it would refuse.
    differs: (await Promise.all(declared.map(wouldWrite))).flat(),
    // What is still to be taken over.
    others: members.filter(({ iccid }) => !listed.has(iccid)).map(({ iccid, status }) => `${iccid} ${status}`),
  };
};

/** A line for each input that `pulumi up` would write. */
async function wouldWrite(args: pulumi.Unwrap<SimArgs>): Promise<string[]> {
  const { changes, refused } = await differs(Sim, args);
  if (refused) return [refused.message];
  return changes.map(({ field, from, to }) => `${args.iccid}: ${field} "${from}" becomes "${to}"`);
}

/** One line a SIM, the Fleet by its SID, which the input `fleet` takes as well as a name. A status that nobody can declare, such as `new`, is left out. */
function csv(sims: readonly SimInfo[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = sims.map(({ iccid, uniqueName, status, fleetSid }) => [
    iccid,
    uniqueName,
    isSimStatus(status) ? status : "",
    fleetSid,
  ]);
  return `${["iccid,unique_name,status,fleet", ...rows.map((row) => row.map(cell).join(","))].join("\n")}\n`;
}
