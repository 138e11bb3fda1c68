/** What a preview finds out about the account: it tells what adopting would write, refuses what `up` would refuse, and never writes. */
import assert from "node:assert/strict";
import { type Properties, UNKNOWN } from "../../provider/core/terms/value";
import { createLookups } from "../../provider/index";
import { registry } from "../../provider/resources";
import type { Table } from "../../provider/resources/definition";
import { createSession, type Session } from "../../provider/run/session";
import type { SeedData } from "../emulator";
import { apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { createFakeClock } from "../support/fake-clock";
import { outsideOn } from "./harness";

const { sim, fleet, networkAccessProfile, wirelessSim } = registry;
const TRUCKS = `HF${"1".repeat(32)}`;
const VANS = `HF${"2".repeat(32)}`;
const iccid = (n: number, issuer = "8988307") => `${issuer}${String(n).padStart(13, "0")}`;

const SEED: SeedData = {
  networks: [
    { sid: `HW${"1".repeat(32)}`, friendlyName: "one", isoCountry: "DE", identifiers: [{ mcc: "262", mnc: "01" }] },
  ],
  networkAccessProfiles: [{ uniqueName: "networks", networks: [] }, { uniqueName: "others" }],
  fleets: [
    { sid: TRUCKS, uniqueName: "trucks", networkAccessProfile: "networks", dataLimit: 500 },
    { sid: VANS, uniqueName: "vans", networkAccessProfile: "networks" },
  ],
  sims: [
    { iccid: iccid(1), status: "inactive", fleet: "trucks" },
    { iccid: iccid(2), status: "active", fleet: "trucks", uniqueName: "pos-2" },
    { iccid: iccid(3) },
  ],
  ratePlans: [{ uniqueName: "small" }],
  wirelessSims: [{ iccid: iccid(1, "8901260"), status: "active", ratePlan: "small" }],
};

describe("a live preview", () => {
  let emulator: RefereedEmulator;
  let stopClock: () => void;
  let session: Session;
  let said: string[];
  afterEach(() => {
    stopClock();
    return emulator.close();
  });

  const open = async (seed: SeedData = SEED, env: Readonly<Record<string, string>> = {}) => {
    const clock = createFakeClock();
    stopClock = clock.auto();
    said = [];
    emulator = await startRefereedEmulator({ clock, seed, delay: "1h" });
    const outside = outsideOn(emulator, clock, said);
    session = createSession({ ...outside, env: { ...outside.env, ...env } });
    return clock;
  };
  /** As Pulumi's host previews one resource. `before` are its inputs in the state. */
  const preview = async (table: Table, declared: Properties, before: Properties = {}, secret?: string[]) => {
    const { inputs, failures } = session.check(table, before, declared);
    const more = failures.length > 0 ? [] : await session.foresee(table, before, inputs, secret);
    return [...failures, ...more].map(({ reason }) => reason).join("\n");
  };
  const requests = () => emulator.requests.length;
  const onlyRead = () =>
    assert.ok(
      emulator.requests.every(({ api, method }) => api === "token" || method === "GET"),
      "it wrote",
    );

  const TOLD: Record<string, { table: Table; declared: Properties; secret?: string[]; line: RegExp }> = {
    "a status and a Fleet, from → to, names beside SIDs": {
      table: sim,
      declared: { iccid: iccid(1), status: "active", fleet: "vans" },
      line: new RegExp(
        `^SIM ${iccid(1)} \\(HS\\w+\\): would be adopted: status inactive → active, fleet ${TRUCKS} \\(trucks\\) → ${VANS} \\(vans\\)$`,
      ),
    },
    "a name that is cleared, and one that is given": {
      table: sim,
      declared: { iccid: iccid(2), uniqueName: "" },
      line: /would be adopted: uniqueName "pos-2" → none$/,
    },
    "no value of a secret input": {
      table: sim,
      declared: { iccid: iccid(2), uniqueName: "pos-9" },
      secret: ["uniqueName"],
      line: /would be adopted: uniqueName \[secret\]$/,
    },
    "no secret where it is part of a name": {
      table: sim,
      declared: { iccid: iccid(1), fleet: "vans" },
      secret: ["iccid"],
      line: /^SIM \[secret\] \(HS\w+\): would be adopted: fleet/,
    },
    "a Fleet that is not known yet": {
      table: sim,
      declared: { iccid: iccid(1), status: "active", fleet: UNKNOWN },
      line: /status inactive → active, fleet HF1+ \(trucks\) → known after it is made$/,
    },
    "a SIM that would be registered": {
      table: sim,
      declared: { iccid: iccid(9), registrationCode: "H3LL0", status: "active", fleet: "vans" },
      line: new RegExp(`^SIM ${iccid(9)}: would be registered: status new → active, fleet none → ${VANS} \\(vans\\)$`),
    },
    "a Fleet that exists": {
      table: fleet,
      declared: { uniqueName: "trucks", networkAccessProfile: "others", dataLimit: 900 },
      line: /^Fleet "trucks" \(HF1+\): would be taken over: networkAccessProfile HA\w+ \(networks\) → HA\w+ \(others\), dataLimit 500 → 900$/,
    },
    "the networks of a profile that exists": {
      table: networkAccessProfile,
      declared: { uniqueName: "networks", networks: [`HW${"1".repeat(32)}`] },
      line: /^Network Access Profile "networks" \(HA\w+\): would be taken over: networks none → HW1+$/,
    },
    "a wireless SIM": {
      table: wirelessSim,
      declared: { iccid: iccid(1, "8901260"), status: "suspended" },
      line: /would be adopted: status active → suspended$/,
    },
  };
  for (const [what, { table, declared, secret, line }] of Object.entries(TOLD))
    it(`tells ${what}`, async () => {
      await open();
      assert.equal(await preview(table, declared, {}, secret), "");
      assert.equal(said.length, 1);
      assert.match(said[0] ?? "", line);
      onlyRead();
    });

  const REFUSED: Record<string, { table: Table; declared: Properties; says: RegExp }> = {
    "a SIM that the account lacks": {
      table: sim,
      declared: { iccid: iccid(9) },
      says: /the account has no SIM with this iccid/,
    },
    "a misspelt Fleet": {
      table: sim,
      declared: { iccid: iccid(1), fleet: "lorries" },
      says: /`fleet` = "lorries".*no Fleet of that name/,
    },
    "a misspelt Fleet of a SIM to be registered": {
      table: sim,
      declared: { iccid: iccid(9), registrationCode: "H3LL0", fleet: "lorries" },
      says: /no Fleet of that name/,
    },
    "a misspelt profile of a Fleet to be made": {
      table: fleet,
      declared: { uniqueName: "new", networkAccessProfile: "netwroks" },
      says: /`networkAccessProfile` = "netwroks".*no Network Access Profile of that name/,
    },
    "active without a Fleet": { table: sim, declared: { iccid: iccid(3), status: "active" }, says: /83007/ },
    "leaving a Fleet while active": { table: sim, declared: { iccid: iccid(2), fleet: "" }, says: /83008/ },
    "ready after inactive": { table: sim, declared: { iccid: iccid(1), status: "ready" }, says: /83010/ },
    "a Fleet that exists, with adopt: false": {
      table: fleet,
      declared: { uniqueName: "trucks", networkAccessProfile: "networks", adopt: false },
      says: /exists already and `adopt` is false/,
    },
    "an immutable difference of a Fleet that exists": {
      table: fleet,
      declared: { uniqueName: "trucks", networkAccessProfile: "networks", dataEnabled: false },
      says: /exists already with dataEnabled true/,
    },
  };
  for (const [what, { table, declared, says }] of Object.entries(REFUSED))
    it(`refuses ${what}`, async () => {
      await open();
      assert.match(await preview(table, declared), says);
      assert.deepEqual(said, []);
      onlyRead();
    });

  describe("and the lookup differs", () => {
    const asked = (type: string, declared: Readonly<Record<string, unknown>>) =>
      createLookups(outsideOn(emulator, createFakeClock(), said), () => undefined).differs(type, declared);

    it("tells the changes, or that there are none, or that nothing is there yet", async () => {
      await open();
      const SIM = "kore/supersim:Sim";
      const change = { field: "fleet", from: TRUCKS, to: VANS };
      const told = await asked(SIM, { iccid: iccid(1), fleet: "vans", uniqueName: undefined });
      assert.deepEqual([told.result, told.changes], ["differs", [change]]);
      assert.match(told.message ?? "", /would be adopted: fleet HF1+ \(trucks\) → HF2+ \(vans\)$/);
      assert.deepEqual(await asked(SIM, { iccid: iccid(1), fleet: TRUCKS }), { result: "as declared", changes: [] });
      const fresh = await asked(SIM, { iccid: iccid(9), registrationCode: "H3LL0", fleet: "vans" });
      assert.deepEqual([fresh.result, fresh.changes], ["missing", [{ ...change, from: "" }]]);
      const made = await asked("kore/supersim:Fleet", { uniqueName: "new", networkAccessProfile: "networks" });
      assert.deepEqual(made, { result: "missing", changes: [] });
      onlyRead();
    });

    it("tells a refusal with its code, its reason and what to do instead, also for what is not there", async () => {
      await open();
      const SIM = "kore/supersim:Sim";
      const { result, changes, refused } = await asked(SIM, { iccid: iccid(3), status: "active" });
      assert.deepEqual([result, changes, refused?.code], ["refused", [], 83007]);
      assert.match(refused?.because ?? "", /needs a Fleet/);
      assert.match(refused?.instead ?? "", /Declare `fleet`/);
      const missing = await asked(SIM, { iccid: iccid(9) });
      assert.deepEqual([missing.result, missing.message], ["missing", missing.refused?.message]);
      assert.match(missing.message ?? "", /the account has no SIM with this iccid/);
      assert.match((await asked(SIM, { iccid: 89 })).message ?? "", /is a number/);
      await assert.rejects(asked("kore/supersim:Nothing", {}), /no resource of this package/);
      for (const set of ["kore/supersim:SimSet", "kore/wireless:SimSet"])
        await assert.rejects(asked(set, { sims: [iccid(1)] }), /SimSet is a set.*Ask about one of its SIMs/);
    });
  });

  it("says once that what has no line shows what is declared, and what it did not find of a Fleet is made", async () => {
    await open();
    for (const n of [1, 2, 3]) assert.equal(await preview(sim, { iccid: iccid(n) }), "");
    assert.equal(await preview(fleet, { uniqueName: "new", networkAccessProfile: "networks" }), "");
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /^This preview looks at the account: a SIM that .* has no line here/);
  });

  it("waits for a Fleet that the same program makes, whether by name or by reference", async () => {
    await open();
    assert.equal(await preview(fleet, { uniqueName: "lorries", networkAccessProfile: "networks" }), "");
    assert.equal(await preview(sim, { iccid: iccid(1), fleet: "lorries" }), "");
    assert.match(said.join(), /fleet HF1+ \(trucks\) → known after it is made/);
  });

  it("tells of a move that is under way that what follows is not known yet", async () => {
    await open();
    const { sid } = emulator.control.change.findSim(iccid(1));
    await (await apiClient(emulator)).post(`/v1/Sims/${sid}`, { Status: "active" });
    assert.equal(await preview(sim, { iccid: iccid(1), status: "active" }), "");
    assert.match(said.join(), /would be adopted once the move that is under way is over.*status scheduled/);
  });

  it("sends nothing for what the state has, for a changed name or option, or twice for a replacement", async () => {
    await open();
    const before = { iccid: iccid(1), status: "inactive", fleet: "trucks", uniqueName: "a", onDelete: "retain" };
    assert.equal(await preview(sim, before, before), "");
    assert.equal(await preview(sim, { ...before, uniqueName: "b", onDelete: "release" }, before), "");
    assert.equal(await preview(sim, before), "", "the second check of a replacement with the same card");
    assert.equal(requests(), 0);
    assert.equal(await preview(sim, { ...before, iccid: iccid(2) }, before), "");
    assert.equal(requests(), 0);
    assert.equal(await preview(sim, { ...before, iccid: iccid(2) }), "");
    assert.match(said.join(), new RegExp(`^SIM ${iccid(2)} .* would be adopted`));
  });

  it("refuses what diff would refuse of a SIM that is in the state, and a misspelt name of a Fleet", async () => {
    await open();
    assert.match(await preview(sim, { iccid: iccid(3), status: "active" }, { iccid: iccid(3) }), /83007/);
    const before = { iccid: iccid(2), status: "active", fleet: "trucks" };
    assert.match(await preview(sim, { ...before, fleet: "" }, before), /83008/);
    assert.equal(await preview(sim, { ...before, fleet: "vans" }, before), "");
    const yard = { uniqueName: "vans", networkAccessProfile: "networks", adopt: false };
    assert.match(
      await preview(fleet, { ...yard, networkAccessProfile: "x" }, yard),
      /no Network Access Profile of that name/,
    );
    assert.equal(await preview(fleet, { ...yard, networkAccessProfile: "others" }, yard), "");
    assert.deepEqual(said, []);
    onlyRead();
  });

  it("skips what is not known yet, and what has no known identity", async () => {
    await open();
    assert.equal(await preview(sim, { iccid: UNKNOWN, status: "active" }), "");
    assert.equal(await preview(sim, { iccid: iccid(1), account: UNKNOWN }), "");
    assert.equal(requests(), 0);
    assert.equal(await preview(sim, { iccid: iccid(1), uniqueName: UNKNOWN, status: UNKNOWN }), "");
  });

  it("sends nothing when it is to be offline", async () => {
    await open(SEED, { KORE_PREVIEW: "offline" });
    assert.equal(await preview(sim, { iccid: iccid(9), fleet: "lorries" }), "");
    assert.match(
      await preview(sim, { iccid: iccid(9), status: "ready" }, { iccid: iccid(9), status: "active" }),
      /83010/,
    );
    assert.deepEqual([requests(), said.length], [0, 0]);
  });

  it("refuses a wrong secret once in full, and asks no more", async () => {
    await open(SEED, { KORE_CLIENT_SECRET: "wrong" });
    const reasons = [];
    for (const n of [1, 2, 3]) reasons.push(await preview(sim, { iccid: iccid(n) }));
    assert.match(reasons[0] ?? "", /401/);
    assert.deepEqual(reasons.slice(1), Array(2).fill("as above: the credentials are not accepted (401)"));
    assert.equal(requests(), 1);
  });

  const goesOn = new RegExp(
    `^warning: SIM ${iccid(1)}: could not be looked at; this preview goes on without the account`,
  );

  it("goes on without an API that is broken, with one warning", async () => {
    const clock = await open();
    emulator.control.addFault({ on: { api: "supersim" }, effect: { kind: "gateway", status: 503 } });
    const began = clock.now();
    for (const n of [1, 2, 9]) assert.equal(await preview(sim, { iccid: iccid(n), fleet: "lorries" }), "");
    assert.ok(clock.now() - began <= 20_000);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", goesOn);
    assert.match(said[0] ?? "", /503/);
  });

  it("goes on without an API that hangs, with one warning after 20 seconds", async () => {
    const clock = await open();
    stopClock();
    emulator.control.addFault({ effect: { kind: "delay", for: "10m", clock: "emulated" } });
    const first = preview(sim, { iccid: iccid(1) });
    await clock.advance(20_000);
    assert.equal(await first, "");
    for (const n of [2, 9]) assert.equal(await preview(sim, { iccid: iccid(n), fleet: "lorries" }), "");
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", goesOn);
    assert.match(said[0] ?? "", /no answer within 20s/);
    stopClock = clock.auto();
  });

  it("costs at most 10 requests for 800 unknown SIMs of 40 Fleets on an account of 1,000", async () => {
    const fleets = Array.from({ length: 40 }, (_, n) => ({
      uniqueName: `fleet-${n}`,
      networkAccessProfile: "networks",
    }));
    await open({
      networkAccessProfiles: [{ uniqueName: "networks" }],
      fleets,
      sims: Array.from({ length: 1_000 }, (_, n) => ({
        iccid: iccid(n),
        status: "inactive",
        fleet: `fleet-${n % 40}`,
      })),
    });
    for (let n = 0; n < 800; n++)
      assert.equal(await preview(sim, { iccid: iccid(n), fleet: `fleet-${(n + 1) % 40}`, status: "active" }), "");
    assert.equal(said.length, 800);
    assert.ok(requests() <= 10, `${requests()} requests`);
  });

  for (const [what, code] of [
    ["to be registered", { registrationCode: "H3LL0" }],
    ["that are refused", {}],
  ] as const)
    it(`costs at most 10 requests for 800 SIMs ${what} that an account of 1,000 lacks`, async () => {
      await open({ sims: Array.from({ length: 1_000 }, (_, n) => ({ iccid: iccid(n) })) });
      for (let n = 2_000; n < 2_800; n++) {
        const reason = await preview(sim, { iccid: iccid(n), ...code });
        assert.match(reason || said.at(-1) || "", /the account has no SIM with this iccid|would be registered$/);
      }
      assert.ok(requests() <= 10, `${requests()} requests`);
    });

  it("costs one request a SIM, and its names, for three SIMs on an account of 3,000", async () => {
    await open({
      networkAccessProfiles: [{ uniqueName: "networks" }],
      fleets: [{ uniqueName: "trucks", networkAccessProfile: "networks" }],
      sims: Array.from({ length: 3_000 }, (_, n) => ({ iccid: iccid(n), fleet: "trucks" })),
    });
    for (const n of [7, 1_500, 2_999]) assert.equal(await preview(sim, { iccid: iccid(n), fleet: "trucks" }), "");
    assert.deepEqual(
      emulator.requests.map(({ path }) => path),
      ["/v1/auth/token", "/v1/Sims", "/v1/Fleets/trucks", "/v1/Sims", "/v1/Sims"],
    );
  });
});
