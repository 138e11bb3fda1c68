/** The networks of a NetworkAccessProfile: list, add, fetch, remove. */
import { ApiError, UncodedApiError } from "../../api-error";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { PAGE_PARAMS, rowsAnswer } from "../../http/paging";
import type { Network, NetworkAccessProfile } from "../../store/records";
import { fetchProfile } from "./network-access-profiles";
import { networkFacts } from "./networks";

const NETWORKS = "/v1/NetworkAccessProfiles/:NetworkAccessProfileSid/Networks";

export const PROFILE_NETWORK_ROUTES: readonly Route[] = [
  {
    operation: "supersim.networkAccessProfiles.networks.list",
    api: "supersim",
    method: "GET",
    path: NETWORKS,
    query: PAGE_PARAMS,
    handle: list,
  },
  {
    operation: "supersim.networkAccessProfiles.networks.add",
    api: "supersim",
    method: "POST",
    path: NETWORKS,
    form: ["Network"],
    handle: add,
  },
  {
    operation: "supersim.networkAccessProfiles.networks.fetch",
    api: "supersim",
    method: "GET",
    path: `${NETWORKS}/:Sid`,
    handle: (call) => {
      const profile = profileOf(call);
      return { status: 200, body: render(call, profile, member(call, profile)) };
    },
  },
  {
    operation: "supersim.networkAccessProfiles.networks.remove",
    api: "supersim",
    method: "DELETE",
    path: `${NETWORKS}/:Sid`,
    handle: remove,
  },
];

function profileOf(call: Call): NetworkAccessProfile {
  return fetchProfile(call, segment(call, "NetworkAccessProfileSid"));
}

function member(call: Call, profile: NetworkAccessProfile): Network {
  const sid = segment(call, "Sid");
  const network = profile.networkSids.includes(sid) ? call.world.store.networks.get(sid) : undefined;
  if (network === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return network;
}

function list(call: Call): Answer {
  const profile = profileOf(call);
  const networks = profile.networkSids.map((sid) => networkOf(call, sid));
  return rowsAnswer(call, "networks", networks, (network) => render(call, profile, network));
}

function networkOf(call: Call, sid: string): Network {
  const network = call.world.store.networks.get(sid);
  if (network === undefined) throw new ApiError(40400, `Network "${sid}" was not found`);
  return network;
}

function add(call: Call): Answer {
  const profile = profileOf(call);
  const sid = call.form.text("Network");
  if (!sid) throw new ApiError(20002, "Network");
  const network = networkOf(call, sid);
  if (profile.networkSids.includes(sid)) {
    throw new UncodedApiError(409, `Network ${sid} is already in NetworkAccessProfile ${profile.sid}`);
  }
  change(call, profile, [...profile.networkSids, sid]);
  return { status: 201, body: render(call, profile, network) };
}

function remove(call: Call): Answer {
  const profile = profileOf(call);
  const network = member(call, profile);
  change(
    call,
    profile,
    profile.networkSids.filter((sid) => sid !== network.sid),
  );
  return { status: 204 };
}

function change(call: Call, profile: NetworkAccessProfile, networkSids: readonly string[]): void {
  call.world.store.networkAccessProfiles.change(profile, { networkSids, updated: call.now });
}

function render(call: Call, profile: NetworkAccessProfile, network: Network): object {
  return {
    ...networkFacts(network),
    network_access_profile_sid: profile.sid,
    url: `${call.base}/v1/NetworkAccessProfiles/${profile.sid}/Networks/${network.sid}`,
  };
}
