/** Fleets: create, list, fetch, update. The API has no way to delete one. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import { blankFleet } from "../../store/blank";
import { type Fleet, HTTP_METHODS } from "../../store/records";
import { given, lookUp, ownedBy, readName, SUPERSIM_NAMES } from "../names";

/** Megabytes a SIM may use in a billing period. */
const DATA_LIMIT = { least: 1, most: 2_000_000 } as const;

const MUTABLE = [
  "UniqueName",
  "NetworkAccessProfile",
  "DataLimit",
  "IpCommandsUrl",
  "IpCommandsMethod",
  "SmsCommandsUrl",
  "SmsCommandsMethod",
] as const;

export const FLEET_ROUTES: readonly Route[] = [
  {
    operation: "supersim.fleets.list",
    api: "supersim",
    method: "GET",
    path: "/v1/Fleets",
    query: ["NetworkAccessProfile", ...PAGE_PARAMS],
    handle: list,
  },
  {
    operation: "supersim.fleets.create",
    api: "supersim",
    method: "POST",
    path: "/v1/Fleets",
    form: [...MUTABLE, "DataEnabled", "SmsCommandsEnabled"],
    handle: create,
  },
  {
    operation: "supersim.fleets.fetch",
    api: "supersim",
    method: "GET",
    path: "/v1/Fleets/:Sid",
    handle: (call) => ({ status: 200, body: render(call, fetchFleet(call)) }),
  },
  {
    operation: "supersim.fleets.update",
    api: "supersim",
    method: "POST",
    path: "/v1/Fleets/:Sid",
    form: MUTABLE,
    handle: update,
  },
];

function fetchFleet(call: Call): Fleet {
  const fleet = lookUp(call, call.world.store.fleets, segment(call, "Sid"));
  if (fleet === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return fleet;
}

function list(call: Call): Answer {
  const { fleets, networkAccessProfiles } = call.world.store;
  const profile = call.query.text("NetworkAccessProfile");
  const sid =
    profile === undefined ? undefined : (ownedBy(networkAccessProfiles, call.account.sid, profile)?.sid ?? "");
  const matches = (fleet: Fleet): boolean =>
    fleet.accountSid === call.account.sid && (sid === undefined || fleet.networkAccessProfileSid === sid);
  return listAnswer(call, "fleets", fleets, matches, (fleet) => render(call, fleet));
}

function create(call: Call): Answer {
  const { world, account, form, now } = call;
  const patch = readMutable(call, account.sid);
  if (patch.networkAccessProfileSid === undefined) throw new ApiError(20002, "NetworkAccessProfile");
  const capabilities = given<Pick<Fleet, "dataEnabled" | "smsCommandsEnabled">>({
    dataEnabled: form.boolean("DataEnabled"),
    smsCommandsEnabled: form.boolean("SmsCommandsEnabled"),
  });
  const blank = blankFleet(world.store.freshSid("fleet"), account.sid, patch.networkAccessProfileSid, now);
  return { status: 201, body: render(call, world.store.fleets.add({ ...blank, ...patch, ...capabilities })) };
}

function update(call: Call): Answer {
  const fleet = fetchFleet(call);
  const patch = readMutable(call, fleet.accountSid, fleet);
  return { status: 200, body: render(call, call.world.store.fleets.change(fleet, { ...patch, updated: call.now })) };
}

function readMutable(call: Call, accountSid: string, self?: Fleet): Partial<Fleet> {
  const { form, world } = call;
  return given<Partial<Fleet>>({
    uniqueName: readName(call, world.store.fleets, accountSid, SUPERSIM_NAMES, self),
    networkAccessProfileSid: readProfile(call, accountSid),
    dataLimit: form.integer("DataLimit", DATA_LIMIT.least, DATA_LIMIT.most),
    ipCommandsUrl: form.url("IpCommandsUrl"),
    ipCommandsMethod: form.oneOf("IpCommandsMethod", HTTP_METHODS),
    smsCommandsUrl: form.url("SmsCommandsUrl"),
    smsCommandsMethod: form.oneOf("SmsCommandsMethod", HTTP_METHODS),
  });
}

function readProfile(call: Call, accountSid: string): string | undefined {
  const reference = call.form.text("NetworkAccessProfile");
  if (reference === undefined) return undefined;
  const profile = ownedBy(call.world.store.networkAccessProfiles, accountSid, reference);
  if (profile === undefined) throw new ApiError(40400, `NetworkAccessProfile "${reference}" was not found`);
  return profile.sid;
}

function render(call: Call, fleet: Fleet): object {
  return {
    account_sid: fleet.accountSid,
    sid: fleet.sid,
    unique_name: fleet.uniqueName,
    date_created: isoSeconds(fleet.created),
    date_updated: isoSeconds(fleet.updated),
    url: `${call.base}/v1/Fleets/${fleet.sid}`,
    data_enabled: fleet.dataEnabled,
    data_limit: fleet.dataLimit,
    data_metering: "payg",
    sms_commands_enabled: fleet.smsCommandsEnabled,
    sms_commands_url: fleet.smsCommandsUrl,
    sms_commands_method: fleet.smsCommandsMethod,
    network_access_profile_sid: fleet.networkAccessProfileSid,
    ip_commands_url: fleet.ipCommandsUrl,
    ip_commands_method: fleet.ipCommandsMethod,
  };
}
