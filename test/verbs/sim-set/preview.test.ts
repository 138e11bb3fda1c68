/** What a preview of a set says: by reading alone, at the first up, too; and when the guard stands in the way. */
import assert from "node:assert/strict";
import { createProviders } from "../../../provider/index";
import { CODE } from "../../support/provider-text";
import type { Bag, Stage } from "../harness";
import { outsideOn } from "../harness";
import { cards, EU, openAccount } from "./scene";

const all = cards(200);
const PREVIEW = { ...CODE, __preview: [] };

describe("a preview of a set", () => {
  let stage: Stage;
  afterEach(() => stage.close());

  /** The provider of another process, with these variables. */
  const provider = (env: Record<string, string> = {}) => {
    const said: string[] = [];
    const outside = outsideOn(stage.emulator, stage.clock, said);
    const { simSet } = createProviders({ ...outside, env: { ...outside.env, ...env } });
    void simSet.configure({ config: { get: () => undefined } });
    return { simSet, said };
  };
  const requests = () => stage.emulator.requests.filter(({ api }) => api !== "token");

  it("counts what the first up would do, names the first SIMs of each group, and writes nothing", async () => {
    stage = await openAccount(200);
    stage.emulator.control.change.sim(all[0] ?? "", { status: "inactive" });
    const { simSet, said } = provider();
    const sims = [
      ...all.map((card, at) => (at === 0 ? { iccid: card, status: "ready" } : card)),
      "8988307999999999999",
    ];
    const { failures } = await simSet.check({}, { sims, status: "active", fleet: "eu", ...PREVIEW });
    assert.deepEqual(failures, []);
    assert.ok(requests().every(({ method }) => method === "GET"));
    assert.ok(requests().length <= 4, `${requests().length} requests`);
    const text = said.join("\n");
    assert.match(
      text,
      /SIM set of 201: 199 activations, 199 leave "new" \(cannot go back\), 1 refused, 1 not on the account, 0 unchanged; about 199 requests, 4s at 50 a second/,
    );
    assert.match(text, new RegExp(`adopted:\n  ${all[1]} status new -> active, fleet none -> ${EU}\n`));
    assert.match(text, new RegExp(`refused, seen inactive: only a SIM that is new can become ready.*\n  ${all[0]}`));
    assert.match(text, /not on the account: .*\n {2}8988307999999999999/);
  });

  it("asks for nothing when nothing has changed, or when it is to be offline", async () => {
    stage = await openAccount(200, { status: "active", fleet: EU });
    const declared = { sims: all, status: "active", fleet: EU };
    const { state } = await stage.up("simSet", declared);
    assert.ok(state);
    const { length } = requests();
    const live = provider();
    const { inputs } = await live.simSet.check(state.inputs, { ...declared, ...PREVIEW });
    assert.equal((await live.simSet.diff(state.id, state.outs, { ...inputs, ...CODE })).changes, false);
    const offline = provider({ KORE_PREVIEW: "offline" });
    const more: Bag = { ...declared, status: "inactive", ...PREVIEW };
    const { inputs: changed } = await offline.simSet.check(state.inputs, more);
    assert.equal((await offline.simSet.diff(state.id, state.outs, { ...changed, ...CODE })).changes, true);
    assert.match(offline.said.join("\n"), /0 new, 200 changed, 0 let go, 0 unchanged/);
    assert.equal(requests().length, length);
  });

  it("is refused by the guard as `up` would be, and passes with the checksum of exactly this plan", async () => {
    stage = await openAccount(200, { status: "active", fleet: EU });
    const { state } = await stage.up("simSet", { sims: all, status: "active", fleet: EU });
    assert.ok(state);
    const preview = async (env: Record<string, string>, declared: Bag) => {
      const { simSet, said } = provider(env);
      const { inputs } = await simSet.check(state.inputs, { ...declared, ...PREVIEW });
      return simSet.diff(state.id, state.outs, { ...inputs, ...CODE }).then(
        () => said.join("\n"),
        (error: Error) => error.message,
      );
    };
    const fewer = { sims: all.slice(50), status: "active", fleet: EU };
    const refused = await preview({}, fewer);
    assert.match(refused, /50 SIMs would go offline, and maxDisruption allows 40 \(20% of 200\)/);
    const [, KORE_APPROVE = ""] = /KORE_APPROVE=([0-9a-f]{12})/.exec(refused) ?? [];
    assert.match(await preview({ KORE_APPROVE }, fewer), new RegExp(`the plan ${KORE_APPROVE} is approved`));
    assert.match(await preview({ KORE_APPROVE }, { ...fewer, sims: all.slice(51) }), /51 SIMs would go offline/);
    assert.match(await preview({}, { ...fewer, maxDisruption: 50 }), /50 go offline, 50 let go, 150 unchanged/);
    assert.match(await preview({}, { ...fewer, maxDisruption: { offline: "10%" } }), /allows 20 \(10% of 200\)/);
    assert.doesNotMatch(await preview({}, { ...fewer, onRemove: "retain" }), /refused/);
  });

  it("says what is wrong with single rows, each by its number or ICCID, and with an empty list", async () => {
    stage = await openAccount(1);
    const reasons = async (declared: Bag) =>
      (await provider().simSet.check({}, { ...declared, ...CODE })).failures.map(({ reason }) => reason).join("\n");
    assert.match(await reasons({ sims: [] }), /cannot be empty/);
    assert.match(
      await reasons({ sims: [all[0], all[1], all[0]] }),
      new RegExp(`row 3 has the ICCID ${all[0]} again, which row 1 has`),
    );
    assert.match(await reasons({ sims: [8.98e18] }), /row 1 is a number/);
    assert.match(await reasons({ sims: ["8.98E+18"] }), /spreadsheet/);
    assert.match(
      await reasons({ sims: [{ iccid: all[0], staus: "active" }] }),
      /row 1 has `staus`, which is none of iccid, uniqueName, status, fleet, registrationCode/,
    );
    assert.match(
      await reasons({ sims: [{ iccid: all[0], status: "new" }] }),
      new RegExp(`SIM ${all[0]}: .*no SIM returns to "new"`),
    );
    assert.match(await reasons({ sims: all, maxDisruption: "some" }), /must be a count, a share/);
  });
});
