/** What several fleet files say of one thing: a SIM in two sets, a name for two Fleets, a CSV file for two sets. */
import type { Finding } from "../findings/finding";
import { shown } from "./fault";
import { createFirsts } from "./firsts";
import type { FleetFile } from "./fleet-file";
import type { Member } from "./members";

export function between(fleets: readonly FleetFile[]): Finding[] {
  const names = createFirsts<FleetFile>();
  const csvs = createFirsts<FleetFile>();
  const sims = createFirsts<{ readonly fleet: FleetFile; readonly member: Member }>();
  return fleets.flatMap((fleet): Finding[] => {
    const name = uniqueNameOf(fleet);
    const named = name && names(name.key, fleet);
    const sameName = named ? [twice(fleet, name.path, name.text, named.file)] : [];
    const shared = fleet.csv === undefined ? undefined : csvs(fleet.csv, fleet);
    // All its SIMs would be told one by one.
    if (fleet.csv !== undefined && shared) return [...sameName, twice(fleet, ["sims", "csv"], fleet.csv, shared.file)];
    const sameSims = fleet.members.flatMap((member): Finding[] => {
      const { iccid } = member.values;
      const first = iccid === undefined ? undefined : sims(iccid, { fleet, member });
      // Twice in one file was told of that file.
      return iccid === undefined || first === undefined || first.fleet === fleet
        ? []
        : [sameSim(member, iccid, first.member)];
    });
    return [...sameName, ...sameSims];
  });
}

function uniqueNameOf({ declared }: FleetFile) {
  if (declared === undefined) return undefined;
  const { product, inputs } = declared;
  const [part, { uniqueName: text, account }] =
    product === "supersim" ? (["fleet", inputs.fleet] as const) : (["ratePlan", inputs.ratePlan] as const);
  if (text === undefined) return undefined;
  return { key: JSON.stringify([product, account, text]), text, path: [part, "uniqueName"] };
}

const twice = (fleet: FleetFile, path: readonly string[], text: string, other: string): Finding => ({
  kind: path.at(-1) === "csv" ? "duplicate-csv" : "duplicate-unique-name",
  severity: "error",
  message: `\`${path.join(".")}\` = ${shown(text)} is what ${other} has already`,
  file: fleet.file,
  ...fleet.placeOf(path),
  property: path.join("."),
  found: shown(text),
  expected: "another one in each file",
  hint: "Choose another one in one of the files.",
});

function sameSim({ file, place }: Member, iccid: string, first: Member): Finding {
  return {
    kind: "duplicate-iccid",
    severity: "error",
    message: `${shown(iccid)} is in ${first.file}, line ${first.place().line}, already`,
    file,
    ...place(),
    property: "iccid",
    iccid,
    found: shown(iccid),
    expected: "each SIM in one file",
    hint: "Take it out of one of the files.",
  };
}
