import assert from "node:assert/strict";
import { createLookups } from "../../provider/index";
import { systemClock } from "../../provider/time/clock";
import { EXAMPLES } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { httpServer, type TestServer } from "../unit/http/servers";

const silent = () => undefined;
const outside = { clock: systemClock, random: Math.random, env: {}, report: silent, log: silent };
const configOf = ({ supersimUrl, tokenUrl, accounts }: RefereedEmulator): Record<string, string> => ({
  "kore:supersimUrl": supersimUrl,
  "kore:tokenUrl": tokenUrl,
  "kore:clientId": accounts.parent.clientId,
  "kore:clientSecret": accounts.parent.clientSecret,
});

describe("looking SIMs up without managing them", () => {
  let emulator: RefereedEmulator;
  let lookups: ReturnType<typeof createLookups>;

  before(async () => {
    emulator = await startRefereedEmulator({ sims: 2_500 });
    const config = configOf(emulator);
    lookups = createLookups(outside, (key) => config[key]);
  });
  after(() => emulator.close());
  beforeEach(() => emulator.control.clearRequests());

  it("finds one by its ICCID, its SID or its unique name", async () => {
    for (const key of [{ iccid: "89883070000123456789" }, { sid: EXAMPLES.sim }, { uniqueName: "My SIM" }]) {
      const sim = await lookups.sim(key);
      assert.equal(sim.sid, EXAMPLES.sim);
      assert.equal(sim.iccid, "89883070000123456789");
    }
  });

  it("says which one it did not find", async () => {
    await assert.rejects(
      lookups.sim({ iccid: "8988999999999999999" }),
      /SIM 8988999999999999999: the account has no SIM with iccid/,
    );
    await assert.rejects(lookups.sim({ uniqueName: "nobody" }), /the account has no SIM with uniqueName "nobody"/);
  });

  it("says what about the key may be wrong", async () => {
    const rounded = lookups.sim({ iccid: "89883070000100000000" });
    await assert.rejects(rounded, /no SIM with iccid "89883070000100000000"\. All its digits after the 15th are 0/);
    await assert.rejects(
      lookups.sim({ uniqueName: "depot/7" }),
      /A name with "\/" cannot be looked up: use the SID\.$/,
    );
  });

  it("finds one by a SID in capitals", async () => {
    assert.equal((await lookups.sim({ sid: `HS${EXAMPLES.sim.slice(2).toUpperCase()}` })).sid, EXAMPLES.sim);
  });

  it("wants exactly one key", async () => {
    await assert.rejects(lookups.sim({}), /by exactly one of iccid, sid, uniqueName; given: 0/);
    await assert.rejects(lookups.sim({ sid: EXAMPLES.sim, uniqueName: "My SIM" }), /given: 2/);
  });

  it("does not take a name for a SID", async () => {
    await assert.rejects(lookups.sim({ sid: "My SIM" }), /no SIM with sid "My SIM"/);
  });

  it("lists a Fleet by name, or a status, a thousand a request, and writes nothing", async () => {
    const all = await lookups.sims({});
    assert.ok(all.length > 2_500);
    assert.equal(emulator.requests.filter(({ api }) => api === "supersim").length, 3);
    const active = await lookups.sims({ status: "active" });
    assert.ok(active.length > 0 && active.every(({ status }) => status === "active"));
    const fleet = await lookups.sims({ fleet: "My Fleet" });
    assert.ok(fleet.length > 0 && fleet.every(({ fleetSid }) => fleetSid === EXAMPLES.fleet));
    assert.deepEqual(
      [...new Set(emulator.requests.filter(({ api }) => api === "supersim").map(({ method }) => method))],
      ["GET"],
    );
  });
});

describe("a list of SIMs whose query is dropped on the way", () => {
  const [TRACKERS, BETA] = [`HF${"a".repeat(32)}`, `HF${"b".repeat(32)}`];
  const [ACTIVE, INACTIVE] = ["8988307000000000001", "8988307000000000002"];
  let emulator: RefereedEmulator;
  let between: TestServer;
  let lookups: ReturnType<typeof createLookups>;

  before(async () => {
    emulator = await startRefereedEmulator({
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [
          { sid: TRACKERS, uniqueName: "trackers", networkAccessProfile: "networks" },
          { sid: BETA, uniqueName: "beta", networkAccessProfile: "networks" },
        ],
        sims: [
          { iccid: ACTIVE, status: "active", fleet: BETA },
          { iccid: INACTIVE, status: "inactive", fleet: BETA },
        ],
      },
    });
    between = await httpServer(async ({ url = "", headers }, response) => {
      const { authorization = "" } = headers;
      const answer = await fetch(emulator.supersimUrl + url.replace(/\?.*/, ""), { headers: { authorization } });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
    const config = configOf({ ...emulator, supersimUrl: `http://127.0.0.1:${between.port}` });
    lookups = createLookups(outside, (key) => config[key]);
  });
  after(async () => {
    await between.close();
    await emulator.close();
  });

  it("is an error that names the filter and a SIM that does not fit it", async () => {
    const inactive = emulator.control.change.findSim(INACTIVE).sid;
    await assert.rejects(lookups.sims({ status: "active" }), {
      message:
        `the list of SIMs: asked for Status=active, the API answered with SIM ${INACTIVE} (${inactive}): ` +
        `status inactive, Fleet ${BETA}. Something between here and the API drops the query of a URL.`,
    });
  });

  it("is an error for a Fleet, by SID or by name, also when all SIMs are in one other Fleet", async () => {
    await assert.rejects(lookups.sims({ fleet: TRACKERS }), /asked for Fleet=HFa+, the API answered with SIM/);
    await assert.rejects(lookups.sims({ fleet: "trackers" }), /asked for Fleet=trackers \(HFa+\), the API/);
    await assert.rejects(lookups.sims({ fleet: "lorries" }), /asked for Fleet=lorries, the API answered/);
    await assert.rejects(
      lookups.sims({ fleet: "beta", status: "ready" }),
      /asked for Fleet=beta \(HFb+\) and Status=ready, the API answered/,
    );
  });

  it("does no harm where all SIMs fit", async () => {
    for (const where of [{}, { fleet: BETA }, { fleet: `HF${"B".repeat(32)}` }, { fleet: "beta" }])
      assert.deepEqual((await lookups.sims(where)).map(({ iccid }) => iccid).sort(), [ACTIVE, INACTIVE]);
  });
});

describe("a list of SIMs that changes while it is read", () => {
  const card = (number: number) => `898830700000000000${number}`;
  const sim = (number: number, status: string) => ({
    sid: `HS${String(number).repeat(32)}`,
    unique_name: null,
    account_sid: `AC${"0".repeat(32)}`,
    iccid: card(number),
    status,
    fleet_sid: null,
  });
  let server: TestServer;
  let asked: number;
  /** The lists that are answered one after the other, each as its pages. */
  const open = async (...pages: readonly (readonly object[])[]) => {
    asked = 0;
    server = await httpServer(({ url = "" }, response) => {
      if (url === "/token") return response.end('{"access_token":"t","expires_in":3600}');
      const sims = pages[asked++] ?? [];
      const more = url.includes("PageToken") || pages.length < 2 || asked > 1 ? null : "/v1/Sims?PageToken=1";
      return response.end(JSON.stringify({ sims, meta: { key: "sims", next_page_url: more } }));
    });
    const config: Record<string, string> = {
      "kore:supersimUrl": `http://127.0.0.1:${server.port}`,
      "kore:tokenUrl": `http://127.0.0.1:${server.port}/token`,
      "kore:clientId": "id",
      "kore:clientSecret": "s3cret-of-id",
    };
    return createLookups(outside, (key) => config[key]);
  };
  afterEach(() => server.close());
  const [one, two, three] = [sim(1, "active"), sim(2, "active"), sim(3, "inactive")];

  it("gives a SIM once that two pages show", async () => {
    const lookups = await open([one, two], [two]);
    assert.deepEqual(
      (await lookups.sims({})).map(({ iccid }) => iccid),
      [card(1), card(2)],
    );
  });

  it("leaves one out that has moved on, and blames nobody", async () => {
    const lookups = await open([one, two, three]);
    assert.deepEqual(
      (await lookups.sims({ status: "active" })).map(({ iccid }) => iccid),
      [card(1), card(2)],
    );
    assert.equal(asked, 1);
  });

  it("is asked for once more when all of a page has moved on, and blames nobody then", async () => {
    const lookups = await open([three]);
    assert.deepEqual(await lookups.sims({ status: "active" }), []);
    assert.equal(asked, 2);
  });
});

describe("lookups of one process for the programs of two stacks", () => {
  const CARDS = { one: "8988307000000000001", two: "8988307000000000002" } as const;
  type Name = keyof typeof CARDS;
  let stacks: Record<Name, RefereedEmulator>;

  before(async () => {
    const stackOf = (name: Name) => startRefereedEmulator({ seed: { sims: [{ iccid: CARDS[name] }] } });
    stacks = { one: await stackOf("one"), two: await stackOf("two") };
  });
  after(async () => {
    for (const emulator of Object.values(stacks)) await emulator.close();
  });

  it("use the configuration of the stack that asks, and one token for each, however often they ask", async () => {
    let running: Name = "one";
    const lookups = createLookups(outside, (key) => configOf(stacks[running])[key]);
    for (const name of ["one", "two", "two", "one"] as const) {
      running = name;
      assert.deepEqual(
        (await lookups.sims({})).map(({ iccid }) => iccid),
        [CARDS[name]],
      );
    }
    for (const emulator of Object.values(stacks))
      assert.equal(emulator.requests.filter(({ api }) => api === "token").length, 1);
  });

  it("name an account that only the other stack has as one that is missing", async () => {
    let running: Name = "one";
    const { clientId, clientSecret } = stacks.one.accounts.parent;
    const accounts: Partial<Record<Name, string>> = { one: JSON.stringify({ europe: { clientId, clientSecret } }) };
    const config = (name: Name) => ({ ...configOf(stacks[name]), "kore:accounts": accounts[name] ?? "" });
    const lookups = createLookups(outside, (key) => new Map(Object.entries(config(running))).get(key));
    assert.equal((await lookups.sims({}, "europe")).length, 1);
    running = "two";
    await assert.rejects(async () => lookups.sims({}, "europe"), /account "europe" is not in kore:accounts/);
  });
});
