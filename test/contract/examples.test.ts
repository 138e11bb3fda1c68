/** The documents' own example requests give, on the default seed, the documents' own example answers. */
import assert from "node:assert/strict";
import { CHILD, EXAMPLES } from "../emulator";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import type { ApiDocument } from "./openapi";
import { findOperation } from "./operations";

interface Example {
  /** Name of the example in the file. */
  readonly name: string;
  readonly request: readonly [method: "GET" | "POST", path: string, form?: Readonly<Record<string, string>>];
  /** Members that the example fills with what another request of the documents had made, with what they are here. */
  readonly differs?: Readonly<Record<string, unknown>>;
}

const SIM = `/v1/Sims/${EXAMPLES.sim}`;
const NAP = `/v1/NetworkAccessProfiles/${EXAMPLES.networkAccessProfile}`;
/** Times of the emulator's clock, where the examples show invented ones. */
const TIMES = ["date_created", "date_updated"] as const;

const EXAMPLE_REQUESTS: readonly Example[] = [
  { name: "fetch", request: ["GET", SIM] },
  { name: "updateUniqueName", request: ["POST", SIM, { UniqueName: "MySIM" }] },
  {
    name: "updateFleetWithSid",
    request: [
      "POST",
      SIM,
      { Fleet: EXAMPLES.fleet, CallbackUrl: "http://127.0.0.1:9876/path", CallbackMethod: "POST" },
    ],
    differs: { unique_name: "My SIM" },
  },
  {
    name: "updateFleetWithUniqueName",
    request: ["POST", SIM, { Fleet: "My Fleet", CallbackUrl: "http://127.0.0.1:9876/path", CallbackMethod: "POST" }],
    differs: { unique_name: "My SIM" },
  },
  { name: "createMinimal", request: ["POST", "/v1/NetworkAccessProfiles", {}] },
  { name: "fetch", request: ["GET", NAP] },
  { name: "fetch", request: ["GET", `/v1/Networks/${EXAMPLES.network}`] },
  {
    name: "createDefaultSmdp",
    request: ["POST", "/v1/ESimProfiles", { Eid: EXAMPLES.eid }],
  },
  { name: "createActivationCode", request: ["POST", "/v1/ESimProfiles", { GenerateMatchingId: "true" }] },
  {
    name: "createWithCallback",
    request: [
      "POST",
      "/v1/ESimProfiles",
      { Eid: EXAMPLES.eid, CallbackUrl: "http://callback.kore.com", CallbackMethod: "POST" },
    ],
    differs: { status: "new" },
  },
  {
    name: "updateUniqueNameAndDataLimit",
    request: ["POST", `/v1/Fleets/${EXAMPLES.fleet}`, { UniqueName: "GPS Trackers Fleet 5GB", DataLimit: "5000" }],
  },
];

/** The members of a published example answer. */
function published(api: ApiDocument, method: string, path: string, name: string): Record<string, unknown> {
  for (const { content } of Object.values(findOperation(api, method, path)?.operation.responses ?? {})) {
    const example = content?.["application/json"]?.examples?.[name];
    if (example !== undefined) return { ...example.value };
  }
  throw new Error(`${method} ${path} has no example ${name}`);
}

/** Everything that is the same wherever and whenever the API runs. */
function comparable(body: Readonly<Record<string, unknown>>, base: string, fresh: boolean): Record<string, unknown> {
  const rest = Object.entries(body).filter(([name]) => !TIMES.some((time) => time === name));
  const text = JSON.stringify(Object.fromEntries(rest)).replaceAll(base, "https://supersim.api.korewireless.com");
  return JSON.parse(fresh ? text.replaceAll(/(HA|HP)[0-9a-f]{32}/g, `$1${"a".repeat(32)}`) : text);
}

describe("the documents' examples", () => {
  let emulator: RefereedEmulator;
  let client: ApiClient;

  beforeEach(async () => {
    emulator = await startRefereedEmulator();
    client = await apiClient(emulator);
  });
  afterEach(() => emulator.close());

  for (const { name, request, differs = {} } of EXAMPLE_REQUESTS) {
    const [method, path, form] = request;
    it(`hold for ${method} ${path} (${name})`, async () => {
      const { status, body } = method === "GET" ? await client.get(path) : await client.post(path, form);
      assert.ok(status < 300, JSON.stringify(body));
      const expected = { ...published("supersim", method, path, name), ...differs };
      const base = emulator.supersimUrl;
      assert.deepEqual(comparable(body, base, name.startsWith("create")), comparable(expected, base, false));
    });
  }

  it("hold for the transfer of a SIM to another account", async () => {
    const { status, body } = await client.post(SIM, { AccountSid: CHILD.sid, Fleet: "My Fleet" });
    assert.deepEqual([status, body.status, body.account_sid], [200, "new", CHILD.sid]);
    assert.match(body.fleet_sid ?? "", /^HF[0-9a-f]{32}$/);
  });

  it("hold for the activation of a SIM, once it has a Fleet", async () => {
    await client.post(SIM, { Fleet: EXAMPLES.fleet, UniqueName: "" });
    const { status, body } = await client.post(SIM, { Status: "active" });
    const expected = { ...published("supersim", "POST", SIM, "updateStatus"), fleet_sid: EXAMPLES.fleet };
    assert.equal(status, 202);
    const base = emulator.supersimUrl;
    assert.deepEqual(comparable(body, base, false), comparable(expected, base, false));
  });

  it("hold for the meta of a list", async () => {
    const path = `/v1/Sims?Iccid=${EXAMPLES.iccid}`;
    const { body } = await client.get(path);
    const base = emulator.supersimUrl;
    const expected = comparable(published("supersim", "GET", "/v1/Sims", "readByIccid"), base, false);
    assert.deepEqual(comparable({ meta: body.meta }, base, false), { meta: expected.meta });
  });
});
