/** The lookups of lists as programs call them: what a mock is asked, and that what it answers arrives whole. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as kore from "../../sdk/index";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { mockPulumi, settled, unmockPulumi } from "../unit/sdk/mocks";

const { wireless } = kore;
const later = <Value>(value: Value) => pulumi.output(value);

const data = { download: 4, upload: 1, total: 5, units: "bytes", billed: 0.5, billingUnits: "USD" };
const commands = { fromSim: 2, toSim: 1, total: 3, billed: undefined, billingUnits: "USD" };
const anywhere = <Counts>(counts: Counts) => ({
  ...counts,
  home: counts,
  nationalRoaming: counts,
  internationalRoaming: [{ ...counts, countryCode: "DE" }],
});

const sim = {
  sid: "DE1",
  iccid: "89",
  uniqueName: "meter",
  friendlyName: "",
  status: "active",
  ratePlanSid: "WP1",
  commandsCallbackUrl: "",
  commandsCallbackMethod: "POST",
  smsUrl: "https://example.com/sms",
  smsMethod: "GET",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
  resetStatus: "",
  accountSid: "AC1",
  dateCreated: "2026-01-01T00:00:00Z",
  url: "",
};

interface Case {
  readonly token: string;
  readonly inputs: object;
  readonly ask: () => Promise<unknown>;
  readonly askLater: () => Promise<unknown>;
  /** The member of a mock's answer that has the list; none for a single object. */
  readonly key?: string;
  readonly found: unknown;
}

const CASES: readonly Case[] = [
  {
    token: "kore:supersim:getFleets",
    inputs: { networkAccessProfile: "europe", account: "north" },
    ask: () => kore.getFleets({ networkAccessProfile: "europe", account: "north" }),
    askLater: () => settled(kore.getFleetsOutput({ networkAccessProfile: later("europe"), account: "north" })),
    key: "fleets",
    found: [
      {
        sid: "HF1",
        uniqueName: "trucks",
        networkAccessProfileSid: "HA1",
        dataEnabled: true,
        dataLimit: 250,
        dataMetering: "payg",
        smsCommandsEnabled: false,
        smsCommandsUrl: "",
        smsCommandsMethod: "POST",
        ipCommandsUrl: "",
        ipCommandsMethod: "POST",
        accountSid: "AC1",
        dateCreated: "",
        url: "",
      },
    ],
  },
  {
    token: "kore:supersim:getNetworks",
    inputs: { isoCountry: "DE" },
    ask: () => kore.getNetworks({ isoCountry: "DE" }),
    askLater: () => settled(kore.getNetworksOutput({ isoCountry: later("DE") })),
    key: "networks",
    found: [
      { sid: "HW1", friendlyName: "net", isoCountry: "DE", identifiers: [{ mcc: "262", mnc: "01" }], url: "https://a" },
    ],
  },
  {
    token: "kore:supersim:getIpAddresses",
    inputs: { sim: "truck" },
    ask: () => kore.getIpAddresses({ sim: "truck" }),
    askLater: () => settled(kore.getIpAddressesOutput({ sim: later("truck") })),
    key: "ipAddresses",
    found: [{ ipAddress: "10.0.0.1", ipAddressVersion: "IPv4" }],
  },
  {
    token: "kore:supersim:getBillingPeriods",
    inputs: { sim: "truck" },
    ask: () => kore.getBillingPeriods({ sim: "truck" }),
    askLater: () => settled(kore.getBillingPeriodsOutput(later({ sim: "truck" }))),
    key: "billingPeriods",
    found: [
      {
        sid: "HB1",
        accountSid: "AC1",
        simSid: "HS1",
        startTime: "2026-01-01T00:00:00Z",
        endTime: "2026-02-01T00:00:00Z",
        periodType: "active",
        dateCreated: "",
        dateUpdated: "",
      },
    ],
  },
  {
    token: "kore:supersim:getSettingsUpdates",
    inputs: { status: "failed" },
    ask: () => kore.getSettingsUpdates({ status: "failed" }),
    askLater: () => settled(kore.getSettingsUpdatesOutput({ status: "failed" })),
    key: "settingsUpdates",
    found: [
      {
        sid: "OB1",
        iccid: "89",
        simSid: "HS1",
        status: "failed",
        packages: [{ name: "base", version: "1.0.0", moreInfo: "" }],
        dateCompleted: "",
        dateCreated: "",
        dateUpdated: "",
      },
    ],
  },
  {
    token: "kore:supersim:getUsage",
    inputs: { sim: "truck", granularity: "day" },
    ask: () => kore.getUsage({ sim: "truck", granularity: "day" }),
    askLater: () => settled(kore.getUsageOutput({ sim: later("truck"), granularity: "day" })),
    key: "usageRecords",
    found: [
      {
        accountSid: "AC1",
        simSid: "HS1",
        fleetSid: "",
        networkSid: "",
        isoCountry: "",
        period: { startTime: "2026-01-01T00:00:00Z", endTime: "2026-01-02T00:00:00Z" },
        dataUpload: 1,
        dataDownload: 4,
        dataTotal: 5,
        dataTotalBilled: undefined,
        billedUnit: "USD",
      },
    ],
  },
  {
    token: "kore:wireless:getSim",
    inputs: { uniqueName: "meter" },
    ask: () => wireless.getSim({ uniqueName: "meter" }),
    askLater: () => settled(wireless.getSimOutput({ uniqueName: later("meter") })),
    found: sim,
  },
  {
    token: "kore:wireless:getSims",
    inputs: { ratePlan: "small" },
    ask: () => wireless.getSims({ ratePlan: "small" }),
    askLater: () => settled(wireless.getSimsOutput({ ratePlan: later("small") })),
    key: "sims",
    found: [sim],
  },
  {
    token: "kore:wireless:getUsage",
    inputs: { sim: "meter", granularity: "daily" },
    ask: () => wireless.getUsage({ sim: "meter", granularity: "daily" }),
    askLater: () => settled(wireless.getUsageOutput({ sim: later("meter"), granularity: "daily" })),
    key: "usageRecords",
    found: [
      {
        accountSid: "AC1",
        simSid: "DE1",
        period: { start: "2026-01-01T00:00:00Z", end: "2026-01-02T00:00:00Z" },
        commands: anywhere(commands),
        data: anywhere(data),
      },
    ],
  },
  {
    token: "kore:wireless:getDataSessions",
    inputs: { sim: "meter" },
    ask: () => wireless.getDataSessions({ sim: "meter" }),
    askLater: () => settled(wireless.getDataSessionsOutput({ sim: later("meter") })),
    key: "dataSessions",
    found: [
      {
        sid: "WN1",
        simSid: "DE1",
        accountSid: "AC1",
        radioLink: "LTE",
        operatorMcc: "262",
        operatorMnc: "01",
        operatorCountry: "DE",
        operatorName: "net",
        cellId: "1",
        cellLocationEstimate: { lat: 1.5, lon: undefined },
        packetsUploaded: 1,
        packetsDownloaded: 2,
        lastUpdated: "2026-01-01T00:00:00Z",
        start: "2026-01-01T00:00:00Z",
        end: "",
        imei: "1",
      },
    ],
  },
];

describe("a lookup of a list, with mocks", () => {
  afterEach(unmockPulumi);

  for (const { token, inputs, ask, askLater, key, found } of CASES)
    for (const [when, asking] of Object.entries({ now: ask, later: askLater }))
      it(`asks the mock for ${token} with the arguments known ${when}, and gives what it answers`, async () => {
        const { calls } = mockPulumi({ answer: () => Object(key === undefined ? found : { [key]: found }) });
        assert.deepEqual(await asking(), found);
        assert.deepEqual(
          calls.map((call) => ({ token: call.token, inputs: call.inputs })),
          [{ token, inputs }],
        );
      });

  it("of which every one has a form for arguments that are known later", () => {
    for (const door of [kore, wireless]) {
      const names = Object.keys(door).filter((name) => name.startsWith("get"));
      const now = names.filter((name) => !name.endsWith("Output"));
      assert.deepEqual(
        names.filter((name) => name.endsWith("Output")).sort(),
        now.map((name) => `${name}Output`).sort(),
      );
    }
    const asked = new Set(CASES.map(({ token }) => token).concat("kore:supersim:getSim", "kore:supersim:getSims"));
    const there = [
      ...Object.keys(kore).map((name) => `kore:supersim:${name}`),
      ...Object.keys(wireless).map((name) => `kore:wireless:${name}`),
    ].filter((token) => /:get(?!.*Output$)/.test(token));
    assert.deepEqual([...asked].sort(), there.sort());
  });
});

describe("a lookup of a list, without mocks", () => {
  const usual = pulumi.runtime.allConfig();
  let emulator: RefereedEmulator;
  beforeEach(async () => {
    emulator = await startRefereedEmulator();
    pulumi.runtime.setAllConfig({
      "kore:supersimUrl": emulator.supersimUrl,
      "kore:wirelessUrl": emulator.wirelessUrl,
      "kore:tokenUrl": emulator.tokenUrl,
      "kore:clientId": emulator.accounts.parent.clientId,
      "kore:clientSecret": emulator.accounts.parent.clientSecret,
    });
  });
  afterEach(async () => {
    pulumi.runtime.setAllConfig(usual);
    await emulator.close();
  });

  it("asks the API with the stack's configuration", async () => {
    assert.deepEqual(
      (await kore.getIpAddresses({ sim: "tracker-001" })).map(({ ipAddress }) => ipAddress),
      ["10.64.0.2"],
    );
    const [usage] = await kore.getUsage({ fleet: "My Fleet", group: "fleet" });
    assert.ok(usage && usage.dataTotal > 0 && usage.dataTotal === usage.dataUpload + usage.dataDownload);
    assert.equal((await kore.getFleets({ networkAccessProfile: "My Network Access Profile" })).length, 2);
    assert.equal((await kore.getNetworks({ isoCountry: "DE" })).length, 2);
    const [session] = await wireless.getDataSessions({ sim: "meter-003" });
    assert.equal(session?.radioLink, "LTE");
    const [record] = await wireless.getUsage({ sim: "meter-003" });
    assert.ok(record && record.data.home.total === record.data.total);
    assert.equal((await wireless.getSim({ uniqueName: "meter-003" })).status, "active");
  });
});
