/** The fleet files of a folder as a program declares them, all of them or none: what is missing would count as taken out of the program. */
import { KoreError } from "../errors";
import { type Disk, slashes } from "./disk";
import { type Declared, ENDING } from "./fleet-file";
import { readFleetFolder } from "./fleet-folder";
import type { Member } from "./members";
import { faultsOf } from "./sims-of-file";

export interface DeclaredFleet {
  /** What its resources are named after. */
  readonly name: string;
  readonly declared: Declared;
  /** The SIMs of its `list` or of its CSV file; none where it has no `sims`. */
  readonly members: readonly Member[];
}

/** Raises {@link KoreError} with the faults of all files. Does not look at CSV files that no fleet file names. */
export function fleetsOfFolder(path: string, disk: Disk): readonly DeclaredFleet[] {
  const folder = readFleetFolder(slashes(path), disk);
  if (folder === undefined) throw new KoreError(`${path} is no folder. Give the folder of the fleet files.`);
  const { findings, fleets } = folder;
  if (findings.length > 0) throw new KoreError(faultsOf(path, findings));
  if (fleets.length === 0)
    throw new KoreError(
      `${path} has no fleet file: the name of none of its files ends in ${ENDING}. Give the folder of the fleet files.`,
    );
  return fleets.flatMap(({ name, declared, members }) => (declared ? [{ name, declared, members }] : []));
}
