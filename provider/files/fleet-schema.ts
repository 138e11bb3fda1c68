/** What a fleet file may hold: every input of a Fleet (or a rate plan) and of its SimSet, each checked as in a program. */
import { z } from "zod";
import { fleet, ratePlan } from "../resources";
import { wrong } from "../resources/wrong-type";
import { CSV } from "./disk";
import { simSetInputs } from "./sim-set-inputs";

const inMap = (what: string) => wrong("object", `must be a map of inputs of ${what}`);

const csv = z
  .string(wrong("text", "must be the path of a CSV file, from the folder of this file"))
  .regex(CSV, { error: "must be the path of a CSV file, from the folder of this file" })
  .optional();

const { sims: list, ...ofSuperSims } = simSetInputs.supersim.shape;
const { sims: wirelessList, ...ofWirelessSims } = simSetInputs.wireless.shape;

/** The name of a Fleet is chosen where it is left out. */
const fleetInputs = { ...fleet.inputs.shape, uniqueName: fleet.inputs.shape.uniqueName.optional() };
const ratePlanInputs = { ...ratePlan.inputs.shape, uniqueName: ratePlan.inputs.shape.uniqueName.optional() };

const inSims = inMap("a SimSet, and `csv` or `list`");

const inFile = wrong("object", "must be a map with `fleet` or `ratePlan`, and `sims`");

export const fleetFile = {
  supersim: z.strictObject(
    {
      fleet: z.strictObject(fleetInputs, inMap("a Fleet")),
      sims: z.strictObject({ ...ofSuperSims, csv, list: list.optional() }, inSims).optional(),
    },
    inFile,
  ),
  wireless: z.strictObject(
    {
      ratePlan: z.strictObject(ratePlanInputs, inMap("a rate plan")),
      sims: z.strictObject({ ...ofWirelessSims, csv, list: wirelessList.optional() }, inSims).optional(),
    },
    inFile,
  ),
} as const;
