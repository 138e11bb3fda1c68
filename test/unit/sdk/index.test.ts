/** The public types, held to the tables by the compiler: what a program may write is what check accepts. */
import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { DynamicProvider } from "../../../provider/index";
import type { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../provider/resources";
import type {
  FleetArgs,
  GetSimArgs,
  getSimOutput,
  NetworkAccessProfileArgs,
  SimArgs,
  wireless,
} from "../../../sdk/index";

type Keys<Table extends { inputs: z.ZodType }> = keyof z.input<Table["inputs"]>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** What a program gives, once it is known. */
type Given<Args> = { [Key in keyof Args]: pulumi.Unwrap<Args[Key]> };
/** Names that check fills in when they are left out. */
type Filled<Inputs> = Omit<Inputs, "uniqueName"> & { uniqueName?: string };

describe("the types of the SDK", () => {
  it("have exactly the inputs of the tables", () => {
    const same: {
      sim: Same<keyof SimArgs, Keys<typeof sim>>;
      fleet: Same<keyof FleetArgs, Keys<typeof fleet>>;
      profile: Same<keyof NetworkAccessProfileArgs, Keys<typeof networkAccessProfile>>;
      wirelessSim: Same<keyof wireless.SimArgs, Keys<typeof wirelessSim>>;
      ratePlan: Same<keyof wireless.RatePlanArgs, Keys<typeof ratePlan>>;
    } = { sim: true, fleet: true, profile: true, wirelessSim: true, ratePlan: true };
    assert.ok(Object.values(same).every(Boolean));
  });

  it("give values that the tables accept", () => {
    const accepted: {
      sim: Given<SimArgs>["status"] extends z.input<typeof sim.inputs>["status"] ? true : never;
      onDelete: Given<SimArgs>["onDelete"] extends z.input<typeof sim.inputs>["onDelete"] ? true : never;
      fleet: Given<FleetArgs>["onDelete"] extends Filled<z.input<typeof fleet.inputs>>["onDelete"] ? true : never;
      wireless: Given<wireless.SimArgs>["status"] extends z.input<typeof wirelessSim.inputs>["status"] ? true : never;
      metering: Given<wireless.RatePlanArgs>["dataMetering"] extends z.input<typeof ratePlan.inputs>["dataMetering"]
        ? true
        : never;
    } = { sim: true, onDelete: true, fleet: true, wireless: true, metering: true };
    assert.ok(Object.values(accepted).every(Boolean));
  });

  it("let a SIM be looked up by exactly one key", () => {
    type Takes<Args> = Args extends GetSimArgs ? true : false;
    const taken: {
      iccid: Takes<{ iccid: string }>;
      sid: Takes<{ sid: string; account: string }>;
      uniqueName: Takes<{ uniqueName: string }>;
      later: pulumi.Output<{ iccid: string }> extends Parameters<typeof getSimOutput>[0] ? true : false;
      laterEach: { iccid: pulumi.Output<string> } extends Parameters<typeof getSimOutput>[0] ? true : false;
      none: Takes<{ account: string }>;
      two: Takes<{ iccid: string; uniqueName: string }>;
      three: Takes<{ iccid: string; sid: string; uniqueName: string }>;
    } = {
      iccid: true,
      sid: true,
      uniqueName: true,
      later: true,
      laterEach: true,
      none: false,
      two: false,
      three: false,
    };
    assert.deepEqual(Object.values(taken), [true, true, true, true, true, false, false, false]);
  });

  it("let Pulumi's dynamic host take the providers for its own", () => {
    const assignable: DynamicProvider extends pulumi.dynamic.ResourceProvider ? true : never = true;
    assert.ok(assignable);
  });
});
