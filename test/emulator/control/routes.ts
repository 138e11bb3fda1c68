/** The control plane's paths, each with the method of `Control` behind it. */
import {
  clockBody,
  esimProfileChangeBody,
  faultBody,
  fleetChangeBody,
  generatedBody,
  generatedWirelessBody,
  profileChangeBody,
  ratePlanChangeBody,
  seedBody,
  settingsBody,
  simChangeBody,
  snapshotBody,
  useBody,
  wirelessSimChangeBody,
} from "./bodies";
import type { Control } from "./control";

export interface ControlCall {
  readonly control: Control;
  /** What stands for `:ref` in the path, decoded. */
  readonly ref: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface ControlRoute {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** After the prefix; `:ref` is a SID, ICCID, unique name or fault id. */
  readonly path: string;
  /** What it does, for the index and the guide. */
  readonly does: string;
  /** What is to be shown; nothing, when there is only something done. */
  handle(call: ControlCall): unknown;
}

export const CONTROL_ROUTES: readonly ControlRoute[] = [
  {
    method: "GET",
    path: "state",
    does: "time, SIMs by status, requests, peak concurrency, tokens",
    handle: ({ control }) => control.statistics(),
  },
  {
    method: "POST",
    path: "seed",
    does: "adds the resources of a seed file (JSON)",
    handle: ({ control, body }) => control.seed(seedBody(body)),
  },
  {
    method: "POST",
    path: "seed/sims",
    does: "adds generated Super SIMs: {count, status?, fleet?, from?}",
    handle: ({ control, body }) => ({ sims: control.seedSims(generatedBody(body)) }),
  },
  {
    method: "POST",
    path: "seed/wireless-sims",
    does: "adds generated wireless SIMs: {count, status?, ratePlan?, from?}",
    handle: ({ control, body }) => ({ wirelessSims: control.seedWirelessSims(generatedWirelessBody(body)) }),
  },
  {
    method: "POST",
    path: "seed/csv",
    does: "adds the Super SIMs of a CSV with the columns iccid, unique_name, status, fleet",
    handle: ({ control, body }) => ({ added: control.seedCsv(body) }),
  },
  {
    method: "PATCH",
    path: "sims/:ref",
    does: "changes a Super SIM behind everyone's back: {status?, fleet?, uniqueName?, ipAddresses?}",
    handle: ({ control, ref, body }) => control.change.sim(ref, simChangeBody(body)),
  },
  {
    method: "PATCH",
    path: "wireless-sims/:ref",
    does: "changes a wireless SIM: {status?, ratePlan?, uniqueName?, friendlyName?, commandsCallbackUrl?, commandsCallbackMethod?}",
    handle: ({ control, ref, body }) => control.change.wirelessSim(ref, wirelessSimChangeBody(body)),
  },
  {
    method: "PATCH",
    path: "esim-profiles/:ref",
    does: "what a device did with an eSIM profile (SID or EID): {status, errorCode?, errorMessage?}",
    handle: ({ control, ref, body }) => control.change.esimProfile(ref, esimProfileChangeBody(body)),
  },
  {
    method: "PATCH",
    path: "fleets/:ref",
    does: "changes a Fleet, the immutable members too",
    handle: ({ control, ref, body }) => control.change.fleet(ref, fleetChangeBody(body)),
  },
  {
    method: "PATCH",
    path: "network-access-profiles/:ref",
    does: "changes a NetworkAccessProfile: {uniqueName?, networkSids?}",
    handle: ({ control, ref, body }) => control.change.networkAccessProfile(ref, profileChangeBody(body)),
  },
  {
    method: "PATCH",
    path: "rate-plans/:ref",
    does: "changes a RatePlan, the immutable members too",
    handle: ({ control, ref, body }) => control.change.ratePlan(ref, ratePlanChangeBody(body)),
  },
  {
    method: "DELETE",
    path: "resources/:ref",
    does: "takes a resource away altogether, also one that the API cannot delete",
    handle: ({ control, ref }) => control.change.remove(ref),
  },
  {
    method: "POST",
    path: "use/:ref",
    does: "reports what a SIM did on the network: {bytes?, commands?}",
    handle: ({ control, ref, body }) => control.change.use(ref, useBody(body)),
  },
  {
    method: "POST",
    path: "clock",
    does: 'moves the clock forward: {"advance": "72h"}',
    handle: ({ control, body }) => {
      control.advance(clockBody(body).advance);
      return { now: control.statistics().now };
    },
  },
  {
    method: "POST",
    path: "settings",
    does: "sets how long queued updates take and tokens live (seconds): {delay?, tokenLifetime?}",
    handle: ({ control, body }) => {
      const { delay, tokenLifetime } = settingsBody(body);
      if (delay !== undefined) control.setDelay(delay);
      if (tokenLifetime !== undefined) control.setTokenLifetime(tokenLifetime);
    },
  },
  {
    method: "DELETE",
    path: "tokens",
    does: "makes every token given so far invalid",
    handle: ({ control }) => control.expireTokens(),
  },
  { method: "GET", path: "faults", does: "the faults in force", handle: ({ control }) => control.faults() },
  {
    method: "POST",
    path: "faults",
    does: "puts a fault in force",
    handle: ({ control, body }) => ({ id: control.addFault(faultBody(body)) }),
  },
  {
    method: "DELETE",
    path: "faults",
    does: "lifts all faults",
    handle: ({ control }) => control.clearFaults(),
  },
  {
    method: "DELETE",
    path: "faults/:ref",
    does: "lifts one fault",
    handle: ({ control, ref }) => control.clearFaults(ref),
  },
  {
    method: "GET",
    path: "requests",
    does: "the requests seen; ?operation=, ?method=, ?since= narrow it",
    handle: ({ control, query }) => {
      const operation = query.get("operation");
      const method = query.get("method");
      return control.requests({
        ...(operation === null ? {} : { operation }),
        ...(method === null ? {} : { method }),
        since: Number(query.get("since") ?? 0),
      });
    },
  },
  {
    method: "DELETE",
    path: "requests",
    does: "forgets the requests seen",
    handle: ({ control }) => control.clearRequests(),
  },
  {
    method: "GET",
    path: "account",
    does: "the emulator's account of itself: parameters nobody read, operations no real client has driven",
    handle: ({ control }) => control.account(),
  },
  { method: "GET", path: "snapshot", does: "every resource as it is", handle: ({ control }) => control.snapshot() },
  {
    method: "PUT",
    path: "snapshot",
    does: "puts a snapshot back",
    handle: ({ control, body }) => control.restore(snapshotBody(body)),
  },
  {
    method: "POST",
    path: "reset",
    does: "everything as at the start, but the clock",
    handle: ({ control }) => control.reset(),
  },
];
