/** Networks: the read-only catalogue of cellular networks. */
import { ApiError } from "../../api-error";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import type { Network } from "../../store/records";

export const NETWORK_ROUTES: readonly Route[] = [
  {
    operation: "supersim.networks.list",
    api: "supersim",
    method: "GET",
    path: "/v1/Networks",
    query: ["IsoCountry", "Mcc", "Mnc", ...PAGE_PARAMS],
    handle: list,
  },
  {
    operation: "supersim.networks.fetch",
    api: "supersim",
    method: "GET",
    path: "/v1/Networks/:Sid",
    handle: fetch,
  },
];

function list(call: Call): Answer {
  const isoCountry = call.query.text("IsoCountry");
  const mcc = call.query.text("Mcc");
  const mnc = call.query.text("Mnc");
  const matches = (network: Network): boolean =>
    (isoCountry === undefined || network.isoCountry === isoCountry) &&
    network.identifiers.some((id) => (mcc === undefined || id.mcc === mcc) && (mnc === undefined || id.mnc === mnc));
  return listAnswer(call, "networks", call.world.store.networks, matches, (network) => render(call, network));
}

function fetch(call: Call): Answer {
  const network = call.world.store.networks.get(segment(call, "Sid"));
  if (network === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return { status: 200, body: render(call, network) };
}

function render(call: Call, network: Network): object {
  return { ...networkFacts(network), url: `${call.base}/v1/Networks/${network.sid}` };
}

/** What a network shows of itself wherever it is listed. */
export function networkFacts(network: Network): object {
  return {
    sid: network.sid,
    friendly_name: network.friendlyName,
    iso_country: network.isoCountry,
    identifiers: network.identifiers,
  };
}
