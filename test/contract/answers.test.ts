/** Every operation of the emulator, driven once or more under the referee's eyes. */
import assert from "node:assert/strict";
import { EXAMPLES, OPERATIONS, REGISTRABLE } from "../emulator";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator, tokenFor } from "../support/emulator";

type Drive = (clients: { readonly supersim: ApiClient; readonly wireless: ApiClient }) => Promise<{ status: number }>;

const { sim, fleet, esimProfile, eid, networkAccessProfile: profile, secondNetwork, wirelessSim, ratePlan } = EXAMPLES;

/** One accepted request for every operation but the token's. */
const DRIVES: Readonly<Record<string, Drive>> = {
  "supersim.sims.list": ({ supersim }) => supersim.get("/v1/Sims?Status=active&Fleet=My%20Fleet&PageSize=3"),
  "supersim.sims.fetch": ({ supersim }) => supersim.get("/v1/Sims/My%20SIM"),
  "supersim.sims.register": ({ supersim }) =>
    supersim.post("/v1/Sims", { Iccid: REGISTRABLE.iccid, RegistrationCode: REGISTRABLE.code }),
  "supersim.sims.update": ({ supersim }) => supersim.post(`/v1/Sims/${sim}`, { Status: "active", Fleet: "My Fleet" }),
  "supersim.sims.billingPeriods.list": ({ supersim }) => supersim.get("/v1/Sims/tracker-001/BillingPeriods"),
  "supersim.sims.ipAddresses.list": ({ supersim }) => supersim.get("/v1/Sims/tracker-001/IpAddresses"),
  "supersim.fleets.list": ({ supersim }) => supersim.get(`/v1/Fleets?NetworkAccessProfile=${profile}`),
  "supersim.fleets.create": ({ supersim }) =>
    supersim.post("/v1/Fleets", { UniqueName: "fresh", NetworkAccessProfile: profile, DataLimit: "500" }),
  "supersim.fleets.fetch": ({ supersim }) => supersim.get(`/v1/Fleets/${fleet}`),
  "supersim.fleets.update": ({ supersim }) => supersim.post(`/v1/Fleets/${fleet}`, { SmsCommandsUrl: "" }),
  "supersim.networkAccessProfiles.list": ({ supersim }) => supersim.get("/v1/NetworkAccessProfiles"),
  "supersim.networkAccessProfiles.create": ({ supersim }) =>
    supersim.post("/v1/NetworkAccessProfiles", { UniqueName: "fresh", Networks: [EXAMPLES.network, secondNetwork] }),
  "supersim.networkAccessProfiles.fetch": ({ supersim }) => supersim.get("/v1/NetworkAccessProfiles/europe"),
  "supersim.networkAccessProfiles.update": ({ supersim }) =>
    supersim.post(`/v1/NetworkAccessProfiles/${profile}`, { UniqueName: "renamed" }),
  "supersim.networkAccessProfiles.networks.list": ({ supersim }) =>
    supersim.get(`/v1/NetworkAccessProfiles/${profile}/Networks`),
  "supersim.networkAccessProfiles.networks.fetch": ({ supersim }) =>
    supersim.get(`/v1/NetworkAccessProfiles/${profile}/Networks/${secondNetwork}`),
  "supersim.networkAccessProfiles.networks.remove": ({ supersim }) =>
    supersim.delete(`/v1/NetworkAccessProfiles/${profile}/Networks/${secondNetwork}`),
  "supersim.networkAccessProfiles.networks.add": ({ supersim }) =>
    supersim.post("/v1/NetworkAccessProfiles/europe/Networks", { Network: secondNetwork }),
  "supersim.networks.list": ({ supersim }) => supersim.get("/v1/Networks?IsoCountry=DE&Mcc=262&Mnc=02"),
  "supersim.networks.fetch": ({ supersim }) => supersim.get(`/v1/Networks/${EXAMPLES.network}`),
  "supersim.settingsUpdates.list": ({ supersim }) => supersim.get(`/v1/SettingsUpdates?Sim=${sim}&Status=failed`),
  "supersim.usageRecords.list": ({ supersim }) => supersim.get("/v1/UsageRecords?Group=sim&Granularity=day"),
  "supersim.esimProfiles.list": ({ supersim }) => supersim.get(`/v1/ESimProfiles?Eid=${eid}&Status=available`),
  "supersim.esimProfiles.create": ({ supersim }) =>
    supersim.post("/v1/ESimProfiles", { Eid: eid, CallbackUrl: "https://example.com/esim", CallbackMethod: "GET" }),
  "supersim.esimProfiles.fetch": ({ supersim }) => supersim.get(`/v1/ESimProfiles/${esimProfile}`),
  "wireless.sims.list": ({ wireless }) => wireless.get("/v1/Sims?Status=active&RatePlan=My%20Rate%20Plan"),
  "wireless.sims.fetch": ({ wireless }) => wireless.get(`/v1/Sims/${wirelessSim}`),
  "wireless.sims.update": ({ wireless }) =>
    wireless.post(`/v1/Sims/${wirelessSim}`, { Status: "active", RatePlan: ratePlan, FriendlyName: "Meter" }),
  "wireless.sims.usageRecords.list": ({ wireless }) => wireless.get("/v1/Sims/meter-003/UsageRecords"),
  "wireless.sims.dataSessions.list": ({ wireless }) => wireless.get("/v1/Sims/meter-003/DataSessions"),
  "wireless.usageRecords.list": ({ wireless }) => wireless.get("/v1/UsageRecords?Granularity=daily"),
  "wireless.ratePlans.list": ({ wireless }) => wireless.get("/v1/RatePlans"),
  "wireless.ratePlans.create": ({ wireless }) =>
    wireless.post("/v1/RatePlans", { UniqueName: "fresh", DataLimit: "20", InternationalRoaming: ["data"] }),
  "wireless.ratePlans.fetch": ({ wireless }) => wireless.get("/v1/RatePlans/My%20Rate%20Plan"),
  "wireless.ratePlans.update": ({ wireless }) => wireless.post(`/v1/RatePlans/${ratePlan}`, { FriendlyName: "Plan" }),
  "wireless.ratePlans.delete": ({ wireless }) => wireless.delete("/v1/RatePlans/10%20MB"),
  "wireless.sims.delete": ({ wireless }) => wireless.delete("/v1/Sims/meter-001"),
};

describe("the emulator's answers", () => {
  let emulator: RefereedEmulator;

  beforeEach(async () => {
    emulator = await startRefereedEmulator();
  });
  afterEach(() => emulator.close());

  it("are driven here for every operation there is", () => {
    assert.deepEqual([...Object.keys(DRIVES), "token.create"].sort(), [...OPERATIONS].sort());
  });

  for (const [operation, drive] of Object.entries(DRIVES)) {
    it(`hold against the closed schema of ${operation}`, async () => {
      const clients = {
        supersim: await apiClient(emulator),
        wireless: await apiClient(emulator, "wireless"),
      };
      const before = emulator.requests.length;
      const { status } = await drive(clients);
      assert.ok(status < 300, `status ${status}`);
      assert.equal(emulator.requests[before]?.operation, operation);
      assert.deepEqual(emulator.referee.violations, []);
      assert.deepEqual(emulator.control.account().unread, []);
    });
  }

  it("hold against the token endpoint's schema", async () => {
    assert.match(await tokenFor(emulator), /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(emulator.referee.violations, []);
  });
});
