/** The witness: the official npm client `twilio` works with the emulator as it works with the API. */
import assert from "node:assert/strict";
import twilio from "twilio";
import { CHILD, EXAMPLES, OPERATIONS, REGISTRABLE } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";

/** Operations that this client cannot drive, and why. */
const UNDRIVEN: Readonly<Record<string, string>> = {
  "token.create":
    "the client authenticates with Basic or a strategy of its caller; KORE's token form is the provider's to drive",
};

describe("the official client twilio", () => {
  let emulator: RefereedEmulator;
  let client: twilio.Twilio;

  beforeEach(async () => {
    emulator = await startRefereedEmulator();
    const { sid, authToken } = emulator.accounts.parent;
    client = twilio(sid, authToken);
    client.supersim.baseUrl = emulator.supersimUrl;
    client.wireless.baseUrl = emulator.wirelessUrl;
  });
  afterEach(() => emulator.close());

  it("makes a NetworkAccessProfile and a Fleet, and activates a SIM in it", async () => {
    const { v1 } = client.supersim;
    const { network, secondNetwork } = EXAMPLES;
    const profile = await v1.networkAccessProfiles.create({ uniqueName: "nap", networks: [network] });
    const added = await v1.networkAccessProfiles(profile.sid).networks.create({ network: secondNetwork });
    assert.equal(added.networkAccessProfileSid, profile.sid);
    assert.equal(
      (await v1.networkAccessProfiles(profile.sid).networks(secondNetwork).fetch()).friendlyName,
      "T-Mobile USA",
    );
    assert.equal(await v1.networkAccessProfiles(profile.sid).networks(network).remove(), true);
    assert.deepEqual(
      (await v1.networkAccessProfiles(profile.sid).networks.list()).map(({ sid }) => sid),
      [secondNetwork],
    );
    const fleet = await v1.fleets.create({ uniqueName: "trackers", networkAccessProfile: "nap", dataLimit: 500 });
    assert.deepEqual([fleet.dataLimit, fleet.dataMetering, fleet.dataEnabled], [500, "payg", true]);
    const accepted = await v1.sims(EXAMPLES.sim).update({ status: "active", fleet: "trackers" });
    assert.deepEqual([accepted.status, accepted.fleetSid], ["scheduled", null]);
    const settled = await v1.sims("My SIM").fetch();
    assert.deepEqual([settled.status, settled.fleetSid, settled.iccid], ["active", fleet.sid, EXAMPLES.iccid]);
    assert.ok(settled.dateUpdated instanceof Date && settled.dateUpdated > settled.dateCreated);
  });

  it("registers a SIM, finds it by ICCID and by Fleet and status, and renames what it may", async () => {
    const { v1 } = client.supersim;
    const registered = await v1.sims.create({ iccid: REGISTRABLE.iccid, registrationCode: REGISTRABLE.code });
    assert.equal(registered.status, "new");
    assert.deepEqual(
      (await v1.sims.list({ iccid: REGISTRABLE.iccid })).map(({ sid }) => sid),
      [registered.sid],
    );
    const active = await v1.sims.list({ status: "active", fleet: "My Fleet", pageSize: 2 });
    assert.ok(active.length > 4 && active.every(({ fleetSid }) => fleetSid === EXAMPLES.fleet));
    const fleet = await v1
      .fleets("My Fleet")
      .update({ uniqueName: "Renamed", smsCommandsUrl: "https://example.com/sms" });
    assert.deepEqual([fleet.uniqueName, fleet.smsCommandsUrl], ["Renamed", "https://example.com/sms"]);
    assert.equal((await v1.networkAccessProfiles("europe").update({ uniqueName: "eu" })).uniqueName, "eu");
    const moved = await v1.sims(registered.sid).update({ accountSid: CHILD.sid });
    assert.equal(moved.accountSid, CHILD.sid);
  });

  it("reads refusals as typed errors with KORE's code and HTTP status", async () => {
    const update = client.supersim.v1.sims(EXAMPLES.sim).update({ status: "active" });
    await assert.rejects(update, (error: unknown) => {
      assert.ok(error instanceof twilio.RestException);
      assert.deepEqual([error.status, error.code], [400, 83007]);
      assert.equal(error.moreInfo, "https://docs.korewireless.com/errors/83007");
      return true;
    });
  });

  it("makes a RatePlan, activates, suspends and deletes a wireless SIM", async () => {
    const { v1 } = client.wireless;
    const plan = await v1.ratePlans.create({ uniqueName: "plan", dataLimit: 20, internationalRoaming: ["data"] });
    assert.deepEqual([plan.dataLimit, plan.internationalRoaming, plan.messagingEnabled], [20, ["data"], true]);
    const accepted = await v1.sims(EXAMPLES.wirelessSim).update({ status: "active", ratePlan: "plan" });
    assert.equal(accepted.status, "updating");
    const active = await v1.sims(EXAMPLES.wirelessSim).fetch();
    assert.deepEqual([active.status, active.ratePlanSid], ["active", plan.sid]);
    await v1.sims(EXAMPLES.wirelessSim).update({ status: "suspended", friendlyName: "asleep" });
    assert.equal((await v1.sims("My Wireless SIM").fetch()).friendlyName, "asleep");
    await assert.rejects(v1.ratePlans(plan.sid).remove(), { status: 409 });
    assert.equal((await v1.ratePlans("plan").update({ friendlyName: "Plan" })).friendlyName, "Plan");
    assert.equal(await v1.sims(EXAMPLES.wirelessSim).remove(), true);
    assert.equal(await v1.ratePlans(plan.sid).remove(), true);
  });

  it("orders an eSIM profile, finds it by its EID, and its SIM by its ICCID", async () => {
    const { v1 } = client.supersim;
    const eid = "89049032005008882600033489abcdef";
    const ordered = await v1.esimProfiles.create({ eid });
    assert.deepEqual([ordered.status, ordered.simSid], ["new", null]);
    const [found] = await v1.esimProfiles.list({ eid });
    assert.deepEqual([found?.sid, found?.status], [ordered.sid, "available"]);
    const [sim] = await v1.sims.list({ iccid: found?.iccid ?? "" });
    assert.deepEqual([sim?.sid, sim?.status], [found?.simSid, "new"]);
  });

  it("walks 2,500 SIMs page by page", async () => {
    emulator.control.seedSims(2_500);
    const sims = await client.supersim.v1.sims.list({ pageSize: 1_000 });
    assert.equal(sims.length, 2_525);
    assert.equal(new Set(sims.map(({ sid }) => sid)).size, sims.length);
  });

  it("has driven every operation it can, and left no parameter unread", async () => {
    const { v1 } = client.supersim;
    const wireless = client.wireless.v1;
    const profile = v1.networkAccessProfiles(EXAMPLES.networkAccessProfile);
    await v1.sims.create({ iccid: REGISTRABLE.iccid, registrationCode: REGISTRABLE.code });
    await v1
      .sims(EXAMPLES.sim)
      .update({ uniqueName: "SIM", callbackUrl: "https://example.com", callbackMethod: "POST" });
    await v1.sims(EXAMPLES.sim).fetch();
    await v1.sims.list({ limit: 1 });
    await v1.sims("tracker-001").billingPeriods.list();
    await v1.sims("tracker-001").simIpAddresses.list();
    await v1.fleets.create({ networkAccessProfile: EXAMPLES.networkAccessProfile, ipCommandsMethod: "GET" });
    await v1.fleets(EXAMPLES.fleet).update({ dataLimit: 10 });
    await v1.fleets(EXAMPLES.fleet).fetch();
    await v1.fleets.list({ networkAccessProfile: EXAMPLES.networkAccessProfile });
    await v1.networkAccessProfiles.create({});
    await v1.networkAccessProfiles.list();
    await profile.fetch();
    await profile.update({ uniqueName: "nap" });
    await profile.networks(EXAMPLES.network).fetch();
    await profile.networks(EXAMPLES.network).remove();
    await profile.networks.create({ network: EXAMPLES.network });
    await profile.networks.list();
    await v1.networks.list({ isoCountry: "US", mcc: "310", mnc: "410" });
    await v1.networks(EXAMPLES.network).fetch();
    const ordered = await v1.esimProfiles.create({ generateMatchingId: true, callbackUrl: "https://example.com" });
    await v1.esimProfiles(ordered.sid).fetch();
    await v1.esimProfiles.list({ eid: EXAMPLES.eid, status: "available" });
    await v1.settingsUpdates.list({ sim: EXAMPLES.sim, status: "failed" });
    await v1.usageRecords.list({ sim: EXAMPLES.sim, granularity: "day", pageSize: 100, limit: 3 });
    await wireless.sims.list({ status: "active", simRegistrationCode: "METER00003" });
    await wireless.sims("meter-003").fetch();
    await wireless.sims("meter-003").update({ commandsCallbackUrl: "https://example.com", voiceMethod: "GET" });
    await wireless.sims("meter-003").usageRecords.list({ granularity: "daily", limit: 3 });
    await wireless.sims("meter-003").dataSessions.list();
    await wireless.sims("meter-003").remove();
    await wireless.usageRecords.list({ limit: 3 });
    await wireless.ratePlans.create({ dataEnabled: true, nationalRoamingEnabled: true, voiceEnabled: false });
    await wireless.ratePlans.list();
    await wireless.ratePlans("10 MB").fetch();
    await wireless.ratePlans("10 MB").update({ friendlyName: "ten" });
    await wireless.ratePlans("10 MB").remove();
    const { unread, driven, undriven } = emulator.control.account();
    assert.deepEqual(unread, []);
    assert.deepEqual(undriven, Object.keys(UNDRIVEN));
    assert.equal(driven.length + undriven.length, OPERATIONS.length);
  });
});
