/** The JSON Schemas that the package ships: of fleet files, and of the format `json`. Made from the schemas that check and write them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { fleetFile } from "../../provider/files/fleet-schema";
import { published } from "../../provider/findings/json";

const ROOT = join(__dirname, "../..");

/** What an editor shows beside an input: the words of the program's types, by interface and member. */
const SPOKEN = {
  fleet: ["sdk/fleet.ts", "FleetArgs"],
  ratePlan: ["sdk/wireless/rate-plan.ts", "RatePlanArgs"],
  sim: ["sdk/sim.ts", "SimArgs"],
  wirelessSim: ["sdk/wireless/sim.ts", "SimArgs"],
} as const;

/** What no type of a program has yet. */
const OF_SETS = {
  csv: "A CSV file with the SIMs, from the folder of this file.",
  list: "The SIMs: ICCIDs in quotes, or rows such as { iccid, uniqueName, status }.",
  onRemove: "What happens to a SIM that leaves the list, and to all when the set is destroyed.",
  maxDisruption:
    'How many SIMs one run may take offline or move: a number, a share such as "5%", or an object of limits.',
} as const;

/** The files below `package/`, with their text. */
export const schemaFiles = (): Readonly<Record<string, string>> => ({
  "fleet.schema.json": written({
    title: "A fleet file of pulumi-kore (*.kore.yaml)",
    ...described(z.toJSONSchema(z.union([fleetFile.supersim, fleetFile.wireless]), { target: "draft-7", io: "input" })),
  }),
  "findings.schema.json": written({
    title: "What pulumi-kore writes with -f json",
    ...z.toJSONSchema(published, { target: "draft-7" }),
  }),
});

const written = (schema: object): string => `${JSON.stringify(schema, undefined, 2)}\n`;

type Schema = z.core.JSONSchema.BaseSchema;

function described(schema: Schema): Schema {
  for (const file of schema.anyOf ?? []) {
    const isWireless = part(file, "ratePlan") !== undefined;
    const ofSims = { ...spoken(isWireless ? "wirelessSim" : "sim"), ...OF_SETS };
    describe(part(file, "fleet"), spoken("fleet"));
    describe(part(file, "ratePlan"), spoken("ratePlan"));
    describe(part(file, "sims"), ofSims);
  }
  return schema;
}

const part = (schema: unknown, key: string): Schema | undefined => {
  const properties = isSchema(schema) ? schema.properties : undefined;
  const found = properties?.[key];
  return isSchema(found) ? found : undefined;
};

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

function describe(schema: Schema | undefined, words: Readonly<Record<string, string>>): void {
  for (const [key, property] of Object.entries(schema?.properties ?? {}))
    if (isSchema(property) && words[key] !== undefined) property.description = words[key];
}

/** The comment above each member of an interface, on one line. */
function spoken(of: keyof typeof SPOKEN): Readonly<Record<string, string>> {
  const [file, name] = SPOKEN[of];
  const source = readFileSync(join(ROOT, file), "utf8");
  const body = new RegExp(`^export interface ${name} \\{([\\s\\S]*?)^\\}`, "m").exec(source)?.[1] ?? "";
  const members = [...body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)/g)];
  return Object.fromEntries(members.map(([, comment = "", member = ""]) => [member, plain(comment)]));
}

const plain = (comment: string): string =>
  comment
    .replace(/^\s*\*/gm, "")
    .replace(/\{@link ([^}]+)\}/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
