/** Very many SIMs on an emulator and sets of them, as the tests of this folder declare and count them. */
import { ISSUERS, iccidOf } from "../../emulator/seed/iccid";
import type { SeedSim } from "../../emulator/seed/seed-data";
import { openStage, type Stage } from "../harness";

export const EU = `HF${"e".repeat(32)}`;
export const US = `HF${"f".repeat(32)}`;

export const iccid = (index: number): string => iccidOf(ISSUERS.supersim, 100_000 + index);

/** The first so many ICCIDs, in their order. */
export const cards = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => iccid(from + index)).sort();

/** An account with two Fleets and these SIMs: new, or as said. */
export function openAccount(count: number, as: Omit<SeedSim, "iccid"> = {}, delay = "0s"): Promise<Stage> {
  return openStage({
    delay,
    seed: {
      networkAccessProfiles: [{ uniqueName: "networks" }],
      fleets: [
        { sid: EU, uniqueName: "eu" },
        { sid: US, uniqueName: "us" },
      ],
      sims: cards(count).map((card) => ({ iccid: card, ...as })),
    },
  });
}

/** How many SIMs of the account are in this status. */
export const inStatus = ({ emulator }: Stage, status: string): number =>
  emulator.control.statistics().sims[status] ?? 0;
