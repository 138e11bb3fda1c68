/** The JSON bodies of the control plane and of seed files: checked, closed, and refused with the member's path. */
import { Ajv, type SchemaObject } from "ajv";
import type { FaultRule } from "../faults/rule";
import type { Generated, GeneratedWireless } from "../seed/generated";
import type { SeedData } from "../seed/seed-data";
import { ESIM_STATUSES, HTTP_METHODS, SETTINGS_STATUSES, SUPERSIM_STATUSES, WIRELESS_STATUSES } from "../store/records";
import type { Snapshot } from "../store/snapshot";
import type {
  ESimProfileChange,
  FleetChange,
  ProfileChange,
  RatePlanChange,
  SimChange,
  Use,
  WirelessSimChange,
} from "./changes";

/** A body that is not what the control plane expects; the message names the member. */
export class BodyRefused extends Error {
  override readonly name = "BodyRefused";
}

/** Parses a JSON text into a checked value. @throws BodyRefused */
export type Body<T> = (text: string) => T;

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });

function body<T>(schema: SchemaObject): Body<T> {
  const validate = ajv.compile<T>(schema);
  return (text) => {
    const value: unknown = parse(text === "" ? "{}" : text);
    if (validate(value)) return value;
    const [error] = validate.errors ?? [];
    const extra = error?.keyword === "additionalProperties" ? ` "${error.params.additionalProperty}"` : "";
    const allowed = error?.keyword === "enum" ? `: ${error.params.allowedValues.join(", ")}` : "";
    throw new BodyRefused(`${error?.instancePath || "the body"} ${error?.message ?? "is wrong"}${extra}${allowed}`);
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyRefused(`the body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function closed(properties: Record<string, SchemaObject>, required: readonly string[] = []): SchemaObject {
  return { type: "object", additionalProperties: false, properties, required };
}

const text = { type: "string" } as const;
const nullableText = { type: ["string", "null"] } as const;
const flag = { type: "boolean" } as const;
const count = { type: "integer", minimum: 0 } as const;
const texts = { type: "array", items: text } as const;
const duration = { type: ["number", "string"] } as const;
const method = { enum: HTTP_METHODS } as const;
const iccid = { type: "string", pattern: "^\\d{18,22}$" } as const;
const simStatus = { enum: SUPERSIM_STATUSES.filter((status) => status !== "scheduled") } as const;
const wirelessStatus = {
  enum: WIRELESS_STATUSES.filter((status) => status !== "scheduled" && status !== "updating"),
} as const;

const esimStatus = { enum: ESIM_STATUSES.filter((status) => status !== "new" && status !== "reserving") } as const;

const common = { sid: text, account: text, uniqueName: nullableText, created: text } as const;

function list(properties: Record<string, SchemaObject>, required: readonly string[] = []): SchemaObject {
  return { type: "array", items: closed(properties, required) };
}

const identifiers = list({ mcc: text, mnc: text }, ["mcc", "mnc"]);
const network = { sid: text, friendlyName: text, isoCountry: text, identifiers } as const;
const planChange = {
  friendlyName: nullableText,
  dataLimit: count,
  dataMetering: text,
  dataLimitStrategy: text,
} as const;

export const seedBody: Body<SeedData> = body(
  closed({
    networks: list(network, Object.keys(network)),
    networkAccessProfiles: list({ ...common, networks: texts }),
    fleets: list({
      ...common,
      networkAccessProfile: text,
      dataEnabled: flag,
      dataLimit: count,
      smsCommandsEnabled: flag,
    }),
    sims: list({ ...common, iccid, status: simStatus, fleet: nullableText, ipAddresses: texts }, ["iccid"]),
    esimProfiles: list({ sid: text, account: text, created: text, eid: text, sim: text, status: esimStatus }),
    settingsUpdates: list(
      { sid: text, sim: text, status: { enum: SETTINGS_STATUSES }, packages: list({ name: text, version: text }) },
      ["sim", "status"],
    ),
    unregistered: list({ iccid, registrationCode: text }, ["iccid", "registrationCode"]),
    ratePlans: list({ ...common, ...planChange }),
    wirelessSims: list(
      {
        ...common,
        iccid,
        status: wirelessStatus,
        ratePlan: nullableText,
        friendlyName: nullableText,
        registrationCode: nullableText,
      },
      ["iccid"],
    ),
  }),
);

export const generatedBody: Body<Generated> = body(
  closed({ count, status: simStatus, fleet: text, from: count }, ["count"]),
);

export const generatedWirelessBody: Body<GeneratedWireless> = body(
  closed({ count, status: wirelessStatus, ratePlan: text, from: count }, ["count"]),
);

export const simChangeBody: Body<SimChange> = body(
  closed({ status: simStatus, fleet: nullableText, uniqueName: nullableText, ipAddresses: texts }),
);

export const wirelessSimChangeBody: Body<WirelessSimChange> = body(
  closed({
    status: wirelessStatus,
    ratePlan: nullableText,
    uniqueName: nullableText,
    friendlyName: nullableText,
    commandsCallbackUrl: nullableText,
    commandsCallbackMethod: method,
    smsUrl: nullableText,
    smsMethod: method,
    smsFallbackUrl: nullableText,
    smsFallbackMethod: method,
  }),
);

export const esimProfileChangeBody: Body<ESimProfileChange> = body(
  closed({ status: esimStatus, errorCode: nullableText, errorMessage: nullableText }, ["status"]),
);

export const fleetChangeBody: Body<FleetChange> = body(
  closed({
    uniqueName: nullableText,
    networkAccessProfileSid: text,
    dataEnabled: flag,
    dataLimit: count,
    smsCommandsEnabled: flag,
    smsCommandsUrl: nullableText,
    smsCommandsMethod: method,
    ipCommandsUrl: nullableText,
    ipCommandsMethod: method,
  }),
);

export const profileChangeBody: Body<ProfileChange> = body(closed({ uniqueName: nullableText, networkSids: texts }));

export const ratePlanChangeBody: Body<RatePlanChange> = body(closed({ uniqueName: nullableText, ...planChange }));

export const useBody: Body<Use> = body(closed({ bytes: count, commands: count }));

export const clockBody: Body<{ advance: string | number }> = body(closed({ advance: duration }, ["advance"]));

export const settingsBody: Body<{ delay?: string | number; tokenLifetime?: number }> = body(
  closed({ delay: duration, tokenLifetime: count }),
);

const effect = closed(
  {
    kind: text,
    status: { type: "integer" },
    code: { type: "integer" },
    message: text,
    body: { enum: ["envelope", "empty"] },
    executed: flag,
    retryAfter: { type: ["number", "string"] },
    for: duration,
    by: duration,
    path: text,
    clock: { enum: ["real", "emulated"] },
    when: { enum: ["before", "after"] },
    ends: { enum: ["cleanly", "abruptly"] },
    concurrency: count,
    perSecond: count,
    fails: flag,
    takes: duration,
    shows: { enum: ["updating", "scheduled"] },
  },
  ["kind"],
);

const target = closed({
  api: { enum: ["supersim", "wireless", "token"] },
  operation: { type: ["string", "array"], items: text },
  method: { enum: ["GET", "POST", "DELETE"] },
  path: text,
  sim: text,
});

export const faultBody: Body<FaultRule> = body(
  closed(
    {
      id: text,
      on: target,
      effect,
      after: count,
      first: count,
      share: { type: "number" },
      seed: { type: "integer" },
    },
    ["effect"],
  ),
);

const rows = { type: "array" } as const;

export const snapshotBody: Body<Snapshot> = body(
  closed(
    {
      accounts: rows,
      unregistered: rows,
      networks: rows,
      networkAccessProfiles: rows,
      fleets: rows,
      sims: rows,
      esimProfiles: rows,
      settingsUpdates: rows,
      ratePlans: rows,
      wirelessSims: rows,
      made: count,
    },
    ["accounts", "sims", "fleets", "made"],
  ),
);
