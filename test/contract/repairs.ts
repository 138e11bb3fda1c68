/**
 * The one list of where the documents are mended, set aside, or contradict themselves.
 * Every entry says what was chosen and why; a test asserts that each is still needed.
 */
import type { Schema } from "./openapi";

export interface Repair {
  readonly file: "supersim" | "wireless" | "token";
  readonly schema: string;
  readonly why: string;
  mend(schema: Schema): void;
}

const DATE_TIME: Schema = { type: "string", format: "date-time" };
const URL: Schema = { type: "string", format: "uri" };
const NULLABLE_URL: Schema = { ...URL, nullable: true };

function property(schema: Schema, name: string): Schema {
  const found = schema.properties?.[name];
  if (found === undefined) throw new Error(`there is no property ${name} to mend`);
  return found;
}

/** Places where a file says too little to judge by, or cannot be compiled. */
export const REPAIRS: readonly Repair[] = [
  {
    file: "supersim",
    schema: "supersim.v1.usage_record",
    why: "`period` is nullable without a type, which no validator compiles; its examples all have two times",
    mend: (schema) => {
      Object.assign(property(schema, "period"), {
        type: "object",
        properties: { start_time: DATE_TIME, end_time: DATE_TIME },
      });
    },
  },
  {
    file: "supersim",
    schema: "supersim.v1.sim",
    why: "`links` is an object of any members; the examples have exactly two",
    mend: (schema) => {
      property(schema, "links").properties = { billing_periods: URL, sim_ip_addresses: URL };
    },
  },
  {
    file: "supersim",
    schema: "supersim.v1.network_access_profile",
    why: "`links` is an object of any members; the examples have exactly one",
    mend: (schema) => {
      property(schema, "links").properties = { networks: URL };
    },
  },
  ...["supersim.v1.network", "supersim.v1.network_access_profile.network_access_profile_network"].map(
    (schema): Repair => ({
      file: "supersim",
      schema,
      why: "`identifiers` is an array of anything; the text and the examples say mobile country and network codes",
      mend: (found) => {
        const code: Schema = { type: "string", pattern: "^\\d{2,3}$" };
        property(found, "identifiers").items = { type: "object", properties: { mcc: code, mnc: code } };
      },
    }),
  ),
  {
    file: "supersim",
    schema: "supersim.v1.esim_profile",
    why: "`smdp_plus_address` is to be a URI; every example has the name of a host without a scheme",
    mend: (schema) => {
      delete property(schema, "smdp_plus_address").format;
    },
  },
  {
    file: "wireless",
    schema: "ListMeta",
    why: "it requires `list_key` and `direct_token`, which it does not define, and no URL may be null; the inline `meta` of the other lists is used",
    mend: (schema) => {
      const number: Schema = { type: "integer" };
      schema.required = [];
      schema.properties = {
        first_page_url: URL,
        key: { type: "string" },
        next_page_url: NULLABLE_URL,
        page: number,
        page_size: number,
        previous_page_url: NULLABLE_URL,
        url: URL,
      };
    },
  },
];

export interface Waiver {
  /** What is set aside: an operation with a parameter, or a published example. */
  readonly what: string;
  readonly why: string;
}

/** Form parameters with a format that an empty value, which clears, may break. */
export const CLEARABLE: readonly Waiver[] = [
  { what: "SmsCommandsUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "IpCommandsUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "CommandsCallbackUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "SmsUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "SmsFallbackUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "VoiceUrl", why: "an empty value clears the URL; how else is not documented" },
  { what: "VoiceFallbackUrl", why: "an empty value clears the URL; how else is not documented" },
];

/** Operations of the files that the emulator leaves out. */
export const NOT_EMULATED: readonly Waiver[] = [
  ...["CreateIpCommand", "ListIpCommand", "FetchIpCommand"].map((what) => ({
    what,
    why: "IP Commands are messages to a device, not configuration",
  })),
  ...["CreateSmsCommand", "ListSmsCommand", "FetchSmsCommand"].map((what) => ({
    what,
    why: "SMS Commands are messages to a device; use reported through the control plane stands for them",
  })),
  ...["listCommands", "sendCommand", "getCommand", "deleteCommand"].map((what) => ({
    what,
    why: "wireless Commands are messages to a device; use reported through the control plane stands for them",
  })),
];

/** Published examples that contradict the file they stand in. */
export const EXAMPLE_WAIVERS: readonly Waiver[] = [
  {
    what: "ListUsageRecord",
    why: "`data_total_billed` is a text in every example and a number in the schema: the schema is followed",
  },
];

export interface Contradiction {
  readonly between: string;
  readonly choice: string;
  readonly why: string;
}

/** Where the documents say two things. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    between: "Fleet DataLimit default: 1000 in the parameters' text, 250 and 0 in the answer's schema",
    choice: "1000",
    why: "the text of the parameter that sets it is nearest to what happens",
  },
  {
    between: "Fleet SmsCommandsEnabled default: true in the parameter's text, false in the answer's text",
    choice: "true",
    why: "as above",
  },
  {
    between: "status after activation: `active` at once on the Sim page, `scheduled` with 202 in the file",
    choice: "`scheduled` with 202, and the final status after the configured delay",
    why: "the page's own section on asynchronous updates agrees with the file",
  },
  {
    between: "activation with `fleet_sid: null` in the examples, refused with 83007 in the error dictionary",
    choice: "83007",
    why: "the Fleet page says a Sim must have a Fleet before it is activated",
  },
  {
    between: "unset unique_name: empty text in the registration example, null elsewhere",
    choice: "empty after registration, null otherwise",
    why: "clients must take both",
  },
  {
    between: "ready period: three months on the Sim page, one month in the BillingPeriods example",
    choice: "three months",
    why: "the page's text is explicit",
  },
  {
    between: "network country: `US` in Networks, `us` in a NetworkAccessProfile's networks",
    choice: "upper case in both",
    why: "ISO 3166 codes are upper case",
  },
  {
    between: "wireless Sim eSIM identifier: `eid` in the file and sample, `e_id` in the property list",
    choice: "`eid`",
    why: "the file",
  },
  {
    between: "wireless Sim update: the page promises 409 while updating, the file declares no 409 there",
    choice: "409 with 33010",
    why: "page and error dictionary agree",
  },
  {
    between: "RatePlan creation: 200 and 202 in KORE's file, 201 in Twilio's",
    choice: "200",
    why: "KORE's file",
  },
  {
    between: "refused client: `unauthorized_client` on the page, `invalid_client` in the file's example",
    choice: "`unauthorized_client`",
    why: "the page shows a whole answer",
  },
  {
    between: "wireless Sim status `deleted`: in the answer's enum, not among the parameters or status values",
    choice: "never answered; a deleted Sim is 404",
    why: "DELETE answers 204 and nothing says the resource can be read afterwards",
  },
];
