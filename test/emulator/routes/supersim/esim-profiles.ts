/** ESimProfiles: ordered by EID or with a matching ID, reserved by themselves, never updated and never deleted. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import { activationCodeOf, SMDP_PLUS_ADDRESS } from "../../lifecycle/esim-profile";
import { ESIM_STATUSES, type ESimProfile, HTTP_METHODS } from "../../store/records";
import { reaches } from "../../store/store";

const CREATE = "supersim.esimProfiles.create";

export const ESIM_PROFILE_ROUTES: readonly Route[] = [
  {
    operation: "supersim.esimProfiles.list",
    api: "supersim",
    method: "GET",
    path: "/v1/ESimProfiles",
    query: ["Eid", "SimSid", "Status", ...PAGE_PARAMS],
    handle: list,
  },
  {
    operation: CREATE,
    api: "supersim",
    method: "POST",
    path: "/v1/ESimProfiles",
    form: ["Eid", "GenerateMatchingId", "CallbackUrl", "CallbackMethod"],
    handle: create,
  },
  {
    operation: "supersim.esimProfiles.fetch",
    api: "supersim",
    method: "GET",
    path: "/v1/ESimProfiles/:Sid",
    handle: (call) => ({ status: 200, body: render(call, fetched(call)) }),
  },
];

function fetched(call: Call): ESimProfile {
  const profile = call.world.store.esimProfiles.get(segment(call, "Sid"));
  if (profile === undefined || !reaches(call.world.store, call.account.sid, profile.accountSid))
    throw new ApiError(20404, `${call.path} was not found`);
  return profile;
}

function list(call: Call): Answer {
  const { query, account, world } = call;
  const eid = query.text("Eid");
  const simSid = query.text("SimSid");
  const status = query.oneOf("Status", ESIM_STATUSES);
  const matches = (profile: ESimProfile): boolean =>
    profile.accountSid === account.sid &&
    (eid === undefined || profile.eid === eid) &&
    (simSid === undefined || profile.simSid === simSid) &&
    (status === undefined || profile.status === status);
  return listAnswer(call, "esim_profiles", world.store.esimProfiles, matches, (profile) => render(call, profile));
}

function create(call: Call): Answer {
  const { world, form, account, now } = call;
  const eid = form.clearable("Eid") ?? null;
  const generatesMatchingId = form.boolean("GenerateMatchingId") ?? false;
  if (eid === null && !generatesMatchingId) throw new ApiError(20002, "Eid, or GenerateMatchingId=true");
  form.url("CallbackUrl");
  form.oneOf("CallbackMethod", HTTP_METHODS);
  const sid = world.store.freshSid("esimProfile");
  const { fails, delay } = world.faults.move(sid, CREATE, world.store, world.delay);
  const profile = world.store.esimProfiles.add({
    ordinal: 0,
    sid,
    accountSid: account.sid,
    eid,
    generatesMatchingId,
    status: "new",
    simSid: null,
    iccid: null,
    matchingId: null,
    errorCode: null,
    errorMessage: null,
    reservation: { begins: now + delay / 2, ends: now + delay, fails },
    created: now,
    updated: now,
  });
  return { status: 201, body: render(call, world.changeESimProfile(profile, {})) };
}

function render(call: Call, profile: ESimProfile): object {
  const isReserved = profile.simSid !== null;
  return {
    sid: profile.sid,
    account_sid: profile.accountSid,
    iccid: profile.iccid,
    sim_sid: profile.simSid,
    status: profile.status,
    eid: profile.eid,
    smdp_plus_address: isReserved ? SMDP_PLUS_ADDRESS : null,
    matching_id: profile.matchingId,
    activation_code: activationCodeOf(profile),
    error_code: profile.errorCode,
    error_message: profile.errorMessage,
    date_created: isoSeconds(profile.created),
    date_updated: isoSeconds(profile.updated),
    url: `${call.base}/v1/ESimProfiles/${profile.sid}`,
  };
}
