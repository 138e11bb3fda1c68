/** `account` chooses the credentials: another one must have the object, and "gone" is only the word of the one that was asked. */
import assert from "node:assert/strict";
import { createProviders } from "../../provider/index";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { createFakeClock, type FakeClock } from "../support/fake-clock";
import { CODE } from "../support/provider-text";
import { type Bag, type Kind, outsideOn } from "./harness";

const [CHILD, SECOND] = [`AC${"b".repeat(32)}`, `AC${"c".repeat(32)}`];
const FLEET = `HF${"a".repeat(32)}`;
const SEED = {
  networkAccessProfiles: [{ account: CHILD, uniqueName: "networks" }],
  fleets: [{ sid: FLEET, account: CHILD, uniqueName: "trackers", networkAccessProfile: "networks" }],
  sims: [{ iccid: "89883070000000000001", account: CHILD, status: "active", fleet: FLEET }],
  ratePlans: [{ sid: `WP${"a".repeat(32)}`, account: CHILD, uniqueName: "pilot" }],
  wirelessSims: [{ iccid: "89012600000000000001", account: CHILD, status: "active", ratePlan: `WP${"a".repeat(32)}` }],
} as const;

const ROWS: readonly { readonly kind: Kind; readonly declared: Bag; readonly noun: string }[] = [
  { kind: "sim", declared: { iccid: SEED.sims[0].iccid, status: "active" }, noun: "SIM" },
  { kind: "wirelessSim", declared: { iccid: SEED.wirelessSims[0].iccid, status: "active" }, noun: "wireless SIM" },
  { kind: "fleet", declared: { uniqueName: "trackers", networkAccessProfile: "networks" }, noun: "Fleet" },
  { kind: "networkAccessProfile", declared: { uniqueName: "networks" }, noun: "Network Access Profile" },
  { kind: "ratePlan", declared: { uniqueName: "pilot" }, noun: "rate plan" },
];

describe("another account", () => {
  let emulator: RefereedEmulator;
  let clock: FakeClock;
  let stop: () => void;
  let said: string[];
  beforeEach(async () => {
    clock = createFakeClock();
    stop = clock.auto();
    emulator = await startRefereedEmulator({ clock, seed: SEED });
    said = [];
  });
  afterEach(() => {
    stop();
    return emulator.close();
  });

  const run = (kind: Kind) => {
    const { child, secondChild } = emulator.accounts;
    const accounts = Object.fromEntries(
      [child, secondChild].map(({ clientId, clientSecret }, at) => [
        ["child", "second"][at],
        { clientId, clientSecret },
      ]),
    );
    const provider = createProviders(outsideOn(emulator, clock, said))[kind];
    void provider.configure({
      config: { get: (key) => (key === "kore:accounts" ? JSON.stringify(accounts) : undefined) },
    });
    return provider;
  };
  const requests = () => emulator.requests.filter(({ api }) => api !== "token").length;
  const world = () => JSON.stringify(emulator.control.snapshot());
  const adopted = async (kind: Kind, declared: Bag) => {
    const provider = run(kind);
    const { inputs } = await provider.check({}, { ...declared, account: "child", ...CODE });
    const { id, outs } = await provider.create({ ...inputs, ...CODE });
    said.length = 0;
    return { id, inputs, outs: { ...outs, ...CODE } };
  };
  const changed = async (
    kind: Kind,
    declared: Bag,
    { id, inputs: before, outs }: Awaited<ReturnType<typeof adopted>>,
  ) => {
    const provider = run(kind);
    const { inputs } = await provider.check(before, { ...declared, ...CODE });
    assert.equal((await provider.diff(id, outs, { ...inputs, ...CODE })).changes, true);
    return provider.update(id, outs, { ...inputs, ...CODE });
  };

  for (const { kind, declared, noun } of ROWS) {
    it(`that does not have the ${noun} is refused after one look, and nothing changes`, async () => {
      const state = await adopted(kind, declared);
      const [before, from] = [world(), requests()];
      await assert.rejects(
        changed(kind, { ...declared, account: "second" }, state),
        (error: Error) =>
          error.message.includes(`${noun} `) &&
          error.message.includes(
            `another \`account\` was refused before anything was sent, because the account "second" answers that it has no such ${noun} (404). Declare the account that has it.`,
          ),
      );
      // The object, and once the list that proves the address.
      assert.ok(requests() - from <= 2, `${requests() - from} requests`);
      assert.equal(world(), before);
    });

    it(`that has the ${noun} as well is taken after one look`, async () => {
      const state = await adopted(kind, declared);
      const from = emulator.requests.length;
      const { outs } = await changed(kind, declared, state);
      assert.equal(outs.sid, state.id);
      const seen = emulator.requests.slice(from).filter(({ api }) => api !== "token");
      assert.deepEqual([...new Set(seen.map(({ method }) => method))], ["GET"]);
    });

    it(`is named when a ${noun} is let go as one that is gone`, async () => {
      const state = await adopted(kind, declared);
      const before = world();
      await run(kind).delete(state.id, { ...state.outs, account: "second" });
      assert.equal(said.length, 1, said.join("\n"));
      assert.match(
        said[0] ?? "",
        new RegExp(
          `is let go as one that is gone: the account "second" answers that it has no such ${noun} \\(404\\). If it is on another account, it stays as it is there`,
        ),
      );
      assert.equal(world(), before);
    });
  }

  it("that shows the SIM on an account of which the state knows nothing is refused", async () => {
    const declared = { iccid: SEED.sims[0].iccid };
    const state = await adopted("sim", declared);
    const elsewhere = { ...state, outs: { ...state.outs, accountSid: SECOND } };
    await assert.rejects(
      changed("sim", declared, elsewhere),
      /shows it on ACb+, and the state knows it on ACc+\. Run `pulumi refresh`/,
    );
  });
});
