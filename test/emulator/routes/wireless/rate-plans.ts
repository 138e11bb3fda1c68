/** RatePlans: create, list, fetch, rename, delete. */
import { ApiError, UncodedApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import { blankRatePlan } from "../../store/blank";
import type { RatePlan } from "../../store/records";
import { given, lookUp, readName, WIRELESS_NAMES } from "../names";

/** Megabytes: "limits outside 0..2000000 MB" are refused. */
const LIMIT = { least: 0, most: 2_000_000 } as const;
const METERINGS = ["payg", "quota-1", "quota-10", "quota-50"] as const;
const ROAMING = ["data", "messaging"] as const;
const NAMES = ["UniqueName", "FriendlyName"] as const;

export const RATE_PLAN_ROUTES: readonly Route[] = [
  {
    operation: "wireless.ratePlans.list",
    api: "wireless",
    method: "GET",
    path: "/v1/RatePlans",
    query: PAGE_PARAMS,
    handle: list,
  },
  {
    operation: "wireless.ratePlans.create",
    api: "wireless",
    method: "POST",
    path: "/v1/RatePlans",
    form: [
      ...NAMES,
      "DataEnabled",
      "DataLimit",
      "DataMetering",
      "MessagingEnabled",
      "VoiceEnabled",
      "NationalRoamingEnabled",
      "NationalRoamingDataLimit",
      "InternationalRoaming",
      "InternationalRoamingDataLimit",
    ],
    handle: create,
  },
  {
    operation: "wireless.ratePlans.fetch",
    api: "wireless",
    method: "GET",
    path: "/v1/RatePlans/:Sid",
    handle: (call) => ({ status: 200, body: render(call, knownPlan(call, 20404)) }),
  },
  {
    operation: "wireless.ratePlans.update",
    api: "wireless",
    method: "POST",
    path: "/v1/RatePlans/:Sid",
    form: NAMES,
    handle: update,
  },
  {
    operation: "wireless.ratePlans.delete",
    api: "wireless",
    method: "DELETE",
    path: "/v1/RatePlans/:Sid",
    handle: remove,
  },
];

function knownPlan(call: Call, missing: 20404 | 33108): RatePlan {
  const plan = lookUp(call, call.world.store.ratePlans, segment(call, "Sid"));
  if (plan === undefined) throw new ApiError(missing, segment(call, "Sid"));
  return plan;
}

function list(call: Call): Answer {
  const mine = (plan: RatePlan): boolean => plan.accountSid === call.account.sid;
  return listAnswer(call, "rate_plans", call.world.store.ratePlans, mine, (plan) => render(call, plan));
}

function create(call: Call): Answer {
  const { world, account, form } = call;
  const capabilities = given<Partial<RatePlan>>({
    dataEnabled: form.boolean("DataEnabled"),
    dataLimit: form.integer("DataLimit", LIMIT.least, LIMIT.most),
    dataMetering: form.oneOf("DataMetering", METERINGS),
    messagingEnabled: form.boolean("MessagingEnabled"),
    voiceEnabled: form.boolean("VoiceEnabled"),
    nationalRoamingEnabled: form.boolean("NationalRoamingEnabled"),
    nationalRoamingDataLimit: form.integer("NationalRoamingDataLimit", LIMIT.least, LIMIT.most),
    internationalRoaming: readRoaming(call),
    internationalRoamingDataLimit: form.integer("InternationalRoamingDataLimit", LIMIT.least, LIMIT.most),
  });
  const names = readNames(call, account.sid);
  const blank = blankRatePlan(world.store.freshSid("ratePlan"), account.sid, call.now);
  return { status: 200, body: render(call, world.store.ratePlans.add({ ...blank, ...names, ...capabilities })) };
}

function readRoaming(call: Call): readonly string[] | undefined {
  const sent = call.form.list("InternationalRoaming").filter((service) => service !== "");
  const wrong = sent.find((service) => !ROAMING.some((known) => known === service));
  if (wrong !== undefined) throw new ApiError(33101, `InternationalRoaming "${wrong}"`);
  return sent.length === 0 ? undefined : sent;
}

function update(call: Call): Answer {
  const plan = knownPlan(call, 33108);
  const patch = { ...readNames(call, plan.accountSid, plan), updated: call.now };
  return { status: 200, body: render(call, call.world.store.ratePlans.change(plan, patch)) };
}

function readNames(call: Call, accountSid: string, self?: RatePlan): Partial<RatePlan> {
  return given<Partial<RatePlan>>({
    uniqueName: readName(call, call.world.store.ratePlans, accountSid, WIRELESS_NAMES, self),
    friendlyName: call.form.clearable("FriendlyName"),
  });
}

function remove(call: Call): Answer {
  const { ratePlans, wirelessSims } = call.world.store;
  const plan = knownPlan(call, 33108);
  const users = [...wirelessSims].filter((sim) => sim.ratePlanSid === plan.sid || sim.move?.group === plan.sid);
  if (users.length > 0) throw new UncodedApiError(409, `RatePlan ${plan.sid} has ${users.length} SIMs assigned`);
  ratePlans.remove(plan);
  return { status: 204 };
}

function render(call: Call, plan: RatePlan): object {
  return {
    sid: plan.sid,
    unique_name: plan.uniqueName,
    account_sid: plan.accountSid,
    friendly_name: plan.friendlyName,
    data_enabled: plan.dataEnabled,
    data_metering: plan.dataMetering,
    data_limit: plan.dataLimit,
    messaging_enabled: plan.messagingEnabled,
    voice_enabled: plan.voiceEnabled,
    national_roaming_enabled: plan.nationalRoamingEnabled,
    national_roaming_data_limit: plan.nationalRoamingDataLimit,
    international_roaming: plan.internationalRoaming,
    international_roaming_data_limit: plan.internationalRoamingDataLimit,
    date_created: isoSeconds(plan.created),
    date_updated: isoSeconds(plan.updated),
    url: `${call.base}/v1/RatePlans/${plan.sid}`,
    usage_notification_url: "",
    usage_notification_method: "",
    data_limit_strategy: plan.dataLimitStrategy,
  };
}
