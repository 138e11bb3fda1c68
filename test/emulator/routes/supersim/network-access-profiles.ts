/** NetworkAccessProfiles: create, list, fetch, update. The API has no way to delete one. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import type { NetworkAccessProfile } from "../../store/records";
import { lookUp, readName, SUPERSIM_NAMES } from "../names";

export const PROFILE_ROUTES: readonly Route[] = [
  {
    operation: "supersim.networkAccessProfiles.list",
    api: "supersim",
    method: "GET",
    path: "/v1/NetworkAccessProfiles",
    query: PAGE_PARAMS,
    handle: list,
  },
  {
    operation: "supersim.networkAccessProfiles.create",
    api: "supersim",
    method: "POST",
    path: "/v1/NetworkAccessProfiles",
    form: ["UniqueName", "Networks"],
    handle: create,
  },
  {
    operation: "supersim.networkAccessProfiles.fetch",
    api: "supersim",
    method: "GET",
    path: "/v1/NetworkAccessProfiles/:Sid",
    handle: (call) => ({ status: 200, body: render(call, fetchProfile(call, segment(call, "Sid"))) }),
  },
  {
    operation: "supersim.networkAccessProfiles.update",
    api: "supersim",
    method: "POST",
    path: "/v1/NetworkAccessProfiles/:Sid",
    form: ["UniqueName"],
    handle: update,
  },
];

/** @throws ApiError 20404 */
export function fetchProfile(call: Call, reference: string): NetworkAccessProfile {
  const profile = lookUp(call, call.world.store.networkAccessProfiles, reference);
  if (profile === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return profile;
}

function list(call: Call): Answer {
  const mine = (profile: NetworkAccessProfile): boolean => profile.accountSid === call.account.sid;
  const { networkAccessProfiles } = call.world.store;
  return listAnswer(call, "network_access_profiles", networkAccessProfiles, mine, (profile) => render(call, profile));
}

function create(call: Call): Answer {
  const { world, account, now } = call;
  const networkSids = [...new Set(call.form.list("Networks"))];
  for (const sid of networkSids) {
    if (world.store.networks.get(sid) === undefined) throw new ApiError(40400, `Network "${sid}" was not found`);
  }
  const uniqueName = readName(call, world.store.networkAccessProfiles, account.sid, SUPERSIM_NAMES) ?? null;
  const profile = world.store.networkAccessProfiles.add({
    ordinal: 0,
    sid: world.store.freshSid("networkAccessProfile"),
    accountSid: account.sid,
    uniqueName,
    networkSids,
    created: now,
    updated: now,
  });
  return { status: 201, body: render(call, profile) };
}

function update(call: Call): Answer {
  const { networkAccessProfiles } = call.world.store;
  const profile = fetchProfile(call, segment(call, "Sid"));
  const uniqueName = readName(call, networkAccessProfiles, profile.accountSid, SUPERSIM_NAMES, profile);
  const patch = uniqueName === undefined ? {} : { uniqueName };
  networkAccessProfiles.change(profile, { ...patch, updated: call.now });
  return { status: 200, body: render(call, profile) };
}

function render(call: Call, profile: NetworkAccessProfile): object {
  const url = `${call.base}/v1/NetworkAccessProfiles/${profile.sid}`;
  return {
    sid: profile.sid,
    unique_name: profile.uniqueName,
    account_sid: profile.accountSid,
    date_created: isoSeconds(profile.created),
    date_updated: isoSeconds(profile.updated),
    url,
    links: { networks: `${url}/Networks` },
  };
}
