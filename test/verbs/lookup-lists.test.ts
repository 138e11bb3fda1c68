/** The lookups of lists on the emulator: what each answers, which requests it takes, and what it refuses before any. */
import assert from "node:assert/strict";
import { createLookups } from "../../provider/index";
import { lookups as table } from "../../provider/resources/lookups";
import type { Row } from "../../provider/resources/lookups/definition";
import { CHILD, EXAMPLES, type RequestRecord } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { createFakeClock } from "../support/fake-clock";
import { httpServer, type TestServer } from "../unit/http/servers";
import { outsideOn } from "./harness";

type Name = keyof typeof table;
type Lookups = ReturnType<typeof createLookups>;

const NOW = "2026-01-01T12:00:00Z";
/** A tracker of the default seed that has been active for a day, and a meter. */
const [TRACKER, METER] = ["tracker-001", "meter-003"];
const FROM = { from: "2025-12-31", to: "2026-01-01" };

interface Case {
  readonly name: Name;
  readonly asked: Record<string, unknown>;
  /** The requests after names were resolved, without their pages. */
  readonly sends: string;
  /** Members that the first row has, and how many rows there are. */
  readonly first?: Row;
  readonly rows: number;
}

const CASES: Readonly<Record<string, (sids: { tracker: string; meter: string }) => Case>> = {
  "billing periods of a SIM by its name": ({ tracker }) => ({
    name: "getBillingPeriods",
    asked: { sim: TRACKER },
    sends: `/v1/Sims/${tracker}/BillingPeriods?PageSize=1000`,
    first: {
      simSid: tracker,
      periodType: "active",
      startTime: "2025-12-31T12:00:00Z",
      endTime: "2026-01-31T12:00:00Z",
    },
    rows: 1,
  }),
  "no billing period of a SIM that is new": () => ({
    name: "getBillingPeriods",
    asked: { sim: EXAMPLES.sim },
    sends: `/v1/Sims/${EXAMPLES.sim}/BillingPeriods?PageSize=1000`,
    rows: 0,
  }),
  "IP addresses of a SIM": ({ tracker }) => ({
    name: "getIpAddresses",
    asked: { sim: tracker },
    sends: `/v1/Sims/${tracker}/IpAddresses?PageSize=1000`,
    first: { ipAddress: "10.64.0.2", ipAddressVersion: "IPv4" },
    rows: 1,
  }),
  "settings updates of a SIM": () => ({
    name: "getSettingsUpdates",
    asked: { sim: EXAMPLES.sim, status: "successful" },
    sends: `/v1/SettingsUpdates?Sim=${EXAMPLES.sim}&Status=successful&PageSize=1000`,
    first: { sid: EXAMPLES.settingsUpdate, simSid: EXAMPLES.sim, dateCompleted: "2025-12-31T12:00:00Z" },
    rows: 1,
  }),
  "settings updates that are not over have no time of it": ({ tracker }) => ({
    name: "getSettingsUpdates",
    asked: { status: "scheduled" },
    sends: "/v1/SettingsUpdates?Status=scheduled&PageSize=1000",
    first: { simSid: tracker, dateCompleted: "" },
    rows: 1,
  }),
  "networks by their codes": () => ({
    name: "getNetworks",
    asked: { isoCountry: "US", mcc: "310", mnc: "410" },
    sends: "/v1/Networks?IsoCountry=US&Mcc=310&Mnc=410&PageSize=1000",
    first: { sid: EXAMPLES.network, friendlyName: "AT&T", identifiers: [{ mcc: "310", mnc: "410" }] },
    rows: 1,
  }),
  "usage of a SIM, in bytes": ({ tracker }) => ({
    name: "getUsage",
    asked: { sim: TRACKER, ...FROM, granularity: "day" },
    sends: `/v1/UsageRecords?Sim=${tracker}&StartTime=2025-12-31T00%3A00%3A00Z&EndTime=2026-01-01T00%3A00%3A00Z&Granularity=day&PageSize=249`,
    first: {
      simSid: tracker,
      fleetSid: "",
      billedUnit: "USD",
      period: { startTime: "2025-12-31T00:00:00Z", endTime: "2026-01-01T00:00:00Z" },
    },
    rows: 1,
  }),
  "usage of a Fleet by its name, SIM by SIM": () => ({
    name: "getUsage",
    asked: { fleet: "My Fleet", group: "sim" },
    sends: `/v1/UsageRecords?Fleet=${EXAMPLES.fleet}&Group=sim&PageSize=249`,
    first: { fleetSid: EXAMPLES.fleet },
    rows: 10,
  }),
  "wireless usage of a SIM": ({ meter }) => ({
    name: "getWirelessUsage",
    asked: { sim: METER, granularity: "daily", from: "2025-12-30T00:00:00+01:00", to: "2025-12-31T00:00:00+01:00" },
    sends: `/v1/Sims/${meter}/UsageRecords?Start=2025-12-29T23%3A00%3A00Z&End=2025-12-30T23%3A00%3A00Z&Granularity=daily&PageSize=1000`,
    first: { simSid: meter, period: { start: "2025-12-29T23:00:00Z", end: "2025-12-30T23:00:00Z" } },
    rows: 1,
  }),
  "wireless usage of the account": () => ({
    name: "getWirelessUsage",
    asked: {},
    sends: "/v1/UsageRecords?PageSize=1000",
    first: { simSid: "" },
    rows: 1,
  }),
  "data sessions of a wireless SIM": ({ meter }) => ({
    name: "getDataSessions",
    asked: { sim: METER },
    sends: `/v1/Sims/${meter}/DataSessions?PageSize=1000`,
    first: { simSid: meter, end: "", radioLink: "LTE", cellLocationEstimate: { lat: 37.7879, lon: -122.3964 } },
    rows: 1,
  }),
};

describe("a lookup of a list", () => {
  let emulator: RefereedEmulator;
  let lookups: Lookups;
  const sids = () => ({
    tracker: emulator.control.change.findSim(TRACKER).sid,
    meter: emulator.control.change.findWirelessSim(METER).sid,
  });

  beforeEach(async () => {
    const clock = createFakeClock(Date.parse(NOW));
    emulator = await startRefereedEmulator({ clock });
    const outside = outsideOn(emulator, clock, []);
    const accounts = JSON.stringify({ north: { clientId: CHILD.clientId, clientSecret: CHILD.clientSecret } });
    lookups = createLookups({ ...outside, env: { ...outside.env, KORE_ACCOUNTS: accounts } }, (key) =>
      key === "kore:accounts" ? accounts : undefined,
    );
  });
  afterEach(() => emulator.close());

  it("has a case for every one of them", () => {
    const cased = new Set(Object.values(CASES).map((of) => of({ tracker: "", meter: "" }).name));
    assert.deepEqual([...cased].sort(), Object.keys(table).sort());
  });

  for (const [title, of] of Object.entries(CASES))
    it(`gives ${title}`, async () => {
      const { name, asked, sends, first, rows } = of(sids());
      const found = await lookups.list(name, asked);
      assert.equal(found.length, rows);
      const [row] = found;
      if (first) assert.deepEqual(Object.fromEntries(Object.keys(first).map((key) => [key, row?.[key]])), first);
      const sent = emulator.requests.filter(({ api }) => api !== "token");
      assert.ok(sent.every(({ method }) => method === "GET"));
      assert.equal(urlOf(sent.at(-1)), sends);
    });

  it("has bytes as numbers that add up", async () => {
    const [record] = await lookups.list("getUsage", { sim: TRACKER });
    const { dataUpload, dataDownload, dataTotal } = record ?? {};
    assert.equal(Number(dataUpload) + Number(dataDownload), dataTotal);
    assert.equal(typeof dataTotal, "number");
  });

  it("follows the pages of usage, of which KORE gives 249 records at most", async () => {
    const found = await lookups.list("getUsage", { from: "2025-12-02", to: "2026-01-01", granularity: "hour" });
    assert.equal(found.length, 30 * 24);
    assert.equal(emulator.requests.filter(({ operation }) => operation === "supersim.usageRecords.list").length, 3);
  });

  it("asks the account that is named", async () => {
    const mine = await lookups.list("getUsage", {}, "north");
    assert.deepEqual(
      mine.map(({ accountSid }) => accountSid),
      [CHILD.sid],
    );
    await assert.rejects(lookups.list("getUsage", { sim: TRACKER }, "north"), /the account has no SIM of that name/);
  });

  const REFUSED: Readonly<Record<string, readonly [name: Name, asked: Record<string, unknown>, says: RegExp]>> = {
    "an argument that it does not know": [
      "getUsage",
      { fleetSid: "HF" },
      /^getUsage: `fleetSid` is not one of .*account\.$/,
    ],
    "a missing SIM": ["getIpAddresses", {}, /^getIpAddresses: `sim` is missing: it must be the SID or the unique name/],
    "an empty SIM": ["getDataSessions", { sim: "" }, /^wireless\.getDataSessions: `sim` = "" must be the SID/],
    "a SID of something else": [
      "getUsage",
      { sim: EXAMPLES.fleet },
      /is a SID of something else; a SIM's begins with HS/,
    ],
    "a granularity of the other product": ["getUsage", { granularity: "daily" }, /must be "hour", "day" or "all"\.$/],
    "a time without an offset": ["getUsage", { from: "2026-01-01T00:00:00" }, /must be an ISO 8601 time such as/],
    "a code as a number": ["getNetworks", { mcc: 262 }, /`mcc` = 262 is a number: it must be two or three digits/],
  };
  for (const [title, [name, asked, says]] of Object.entries(REFUSED))
    it(`refuses ${title} before any request`, async () => {
      await assert.rejects(lookups.list(name, asked), { message: says });
      assert.deepEqual(emulator.requests, []);
    });

  /** Each is what the emulator refuses with the same code. */
  const LIMITS: Readonly<Record<number, readonly Record<string, string>[]>> = {
    83600: [{ from: "2026-01-01", to: "2025-12-31" }, { from: "2027-01-01" }],
    83601: [{ from: "2025-12-31T01:00:00Z", granularity: "day" }],
    83602: [{ from: "2025-12-31T01:30:00Z", granularity: "hour" }],
    83603: [{ from: "2025-11-01", to: "2026-01-01", group: "sim" }],
    83604: [
      { from: "2025-11-01", to: "2026-01-01", granularity: "hour" },
      { from: "2025-08-01", to: "2026-01-01", granularity: "day" },
    ],
    83605: [{ from: "2024-01-01", to: "2024-02-01" }],
  };
  for (const [code, all] of Object.entries(LIMITS))
    for (const asked of all)
      it(`says ${code} before the request, as the API would: ${JSON.stringify(asked)}`, async () => {
        const refused = lookups.list("getUsage", asked);
        await assert.rejects(refused, {
          message: new RegExp(`^getUsage: was refused .*\\(the API's error ${code}\\)\\. .*\\.$`),
        });
        assert.deepEqual(emulator.requests, []);
      });

  /** The most that the documents allow: the API decides, and the emulator does not refuse. */
  const ALLOWED = [
    { from: "2025-12-01", to: "2026-01-01", granularity: "hour" },
    { from: "2025-12-01", to: "2026-01-01", granularity: "day", group: "sim" },
    { from: "2025-10-01", to: "2026-01-01", granularity: "day" },
    { from: "2024-07-02", to: "2026-01-01" },
    { granularity: "day" },
  ];
  for (const asked of ALLOWED)
    it(`asks what is just within the limits: ${JSON.stringify(asked)}`, async () => {
      assert.ok((await lookups.list("getUsage", asked)).length > 0);
    });

  it("lists Fleets by the name of their Network Access Profile, and wireless SIMs as Super SIMs", async () => {
    const fleets = await lookups.fleets({ networkAccessProfile: "My Network Access Profile" });
    assert.deepEqual(
      fleets.map(({ uniqueName }) => uniqueName),
      ["My Fleet", "Pilot Fleet"],
    );
    assert.deepEqual(await lookups.fleets({ networkAccessProfile: "europe" }), []);
    const meter = await lookups.wirelessSim({ uniqueName: METER });
    assert.equal(meter.sid, sids().meter);
    const active = await lookups.wirelessSims({ status: "active", ratePlan: "My Rate Plan" });
    assert.deepEqual(active.map(({ sid }) => sid).includes(sids().meter), true);
  });
});

/** Path and query of a request as it was sent. */
function urlOf(request: Pick<RequestRecord, "path" | "query"> | undefined): string {
  const query = Object.entries(request?.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return `${request?.path}?${new URLSearchParams(query)}`;
}

describe("a list whose query is dropped on the way", () => {
  let emulator: RefereedEmulator;
  let between: TestServer;
  let lookups: Lookups;
  beforeEach(async () => {
    const clock = createFakeClock(Date.parse(NOW));
    emulator = await startRefereedEmulator({ clock });
    between = await httpServer(async ({ url = "", headers }, response) => {
      const { authorization = "" } = headers;
      const answer = await fetch(emulator.supersimUrl + url.replace(/\?.*/, ""), { headers: { authorization } });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
    const outside = outsideOn(emulator, clock, []);
    const env = { ...outside.env, KORE_SUPERSIM_URL: `http://127.0.0.1:${between.port}` };
    lookups = createLookups({ ...outside, env }, () => undefined);
  });
  afterEach(async () => {
    await between.close();
    await emulator.close();
  });

  it("is an error: the usage of all is never taken for that of one", async () => {
    for (const asked of [{ sim: TRACKER }, { fleet: EXAMPLES.fleet }, { isoCountry: "DE" }])
      await assert.rejects(lookups.list("getUsage", asked), /the usage records: asked for .* drops the query of a URL/);
    await assert.rejects(
      lookups.list("getNetworks", { mnc: "30" }),
      /the networks: asked for Mnc=30, the API answered/,
    );
  });

  it("does no harm where what moves by itself is only left out", async () => {
    const found = await lookups.list("getSettingsUpdates", { status: "scheduled" });
    assert.deepEqual(
      found.map(({ status }) => status),
      ["scheduled"],
    );
  });
});
