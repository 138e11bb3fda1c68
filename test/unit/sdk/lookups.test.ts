/** Lookups as programs call them: with the configuration that Pulumi shows the program. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  differs,
  differsOutput,
  getSim,
  getSimOutput,
  getSims,
  getSimsOutput,
  getUsage,
  Sim,
  SimSet,
  wireless,
} from "../../../sdk/index";
import { type RefereedEmulator, startRefereedEmulator } from "../../support/emulator";
import { mockPulumi, settled, unmockPulumi } from "./mocks";

describe("a lookup of a program", () => {
  const CARDS = ["8988307000000000001", "8988307000000000002"] as const;
  const usual = pulumi.runtime.allConfig();
  let stacks: readonly RefereedEmulator[] = [];
  beforeEach(async () => {
    stacks = await Promise.all(CARDS.map((iccid) => startRefereedEmulator({ seed: { sims: [{ iccid }] } })));
  });
  afterEach(async () => {
    pulumi.runtime.setAllConfig(usual);
    for (const emulator of stacks) await emulator.close();
  });

  it("uses its own stack's configuration, also after another stack's lookup in this process", async () => {
    const found: string[] = [];
    for (const { supersimUrl, tokenUrl, accounts } of stacks) {
      pulumi.runtime.setAllConfig({
        "kore:supersimUrl": supersimUrl,
        "kore:tokenUrl": tokenUrl,
        "kore:clientId": accounts.parent.clientId,
        "kore:clientSecret": accounts.parent.clientSecret,
      });
      found.push(...(await getSims()).map(({ iccid }) => iccid));
    }
    assert.deepEqual(found, CARDS);
  });

  const time = "2026-01-01T00:00:00Z";
  /** Each has an error of a class of its own: none is there, no such account, settings, no such SIM, the API's rules, nothing answers. */
  const FAILING: Readonly<
    Record<string, { ask: () => Promise<unknown>; says: RegExp; config?: Record<string, string> }>
  > = {
    getSim: { ask: () => getSim({ uniqueName: "nobody" }), says: /the account has no SIM with uniqueName "nobody"/ },
    "getSims of an account": {
      ask: () => getSims({ account: "europe" }),
      says: /account "europe" is not in kore:accounts/,
    },
    "getSims with a wrong secret": {
      ask: () => getSims(),
      says: /failed \(401\)/,
      config: { "kore:clientSecret": "no" },
    },
    "wireless.getSims of a wrong address": {
      ask: () => wireless.getSims(),
      says: /the version does not belong into it/,
      config: { "kore:wirelessUrl": "http://127.0.0.1:1/v1" },
    },
    getUsage: { ask: () => getUsage({ from: time, to: time }), says: /83600/ },
    differs: { ask: () => differs(SimSet, { sims: [CARDS[0]] }), says: /SimSet is a set/ },
  };
  for (const [lookup, { ask, says, config }] of Object.entries(FAILING))
    it(`that fails says why, without our stack: ${lookup}`, async () => {
      const [{ supersimUrl, wirelessUrl, tokenUrl, accounts } = assert.fail()] = stacks;
      pulumi.runtime.setAllConfig({
        "kore:supersimUrl": supersimUrl,
        "kore:wirelessUrl": wirelessUrl,
        "kore:tokenUrl": tokenUrl,
        "kore:clientId": accounts.parent.clientId,
        "kore:clientSecret": accounts.parent.clientSecret,
        ...config,
      });
      await assert.rejects(ask(), (error) => {
        assert.ok(pulumi.RunError.isInstance(error), String(error));
        assert.match(error.message, says);
        assert.equal(error.stack, error.message);
        return true;
      });
    });
});

describe("a lookup of a program whose test has set mocks", () => {
  const usual = pulumi.runtime.allConfig();
  let emulator: RefereedEmulator;
  beforeEach(async () => {
    emulator = await startRefereedEmulator({ seed: { sims: [{ iccid: "8988307000000000001" }] } });
    const { supersimUrl, tokenUrl, accounts } = emulator;
    pulumi.runtime.setAllConfig({
      "kore:supersimUrl": supersimUrl,
      "kore:tokenUrl": tokenUrl,
      "kore:clientId": accounts.parent.clientId,
      "kore:clientSecret": accounts.parent.clientSecret,
    });
  });
  afterEach(async () => {
    unmockPulumi();
    pulumi.runtime.setAllConfig(usual);
    await emulator.close();
  });

  const sim = { sid: "HS1", iccid: "89", uniqueName: "mock", status: "active", fleetSid: "HF1", accountSid: "AC1" };
  const shown = { ...sim, dateCreated: "", url: "" };
  const ALL = { token: "kore:supersim:getSims", inputs: { fleet: "trucks", status: "active" } };
  const ONE = { token: "kore:supersim:getSim", inputs: { iccid: "89", account: "europe" } };

  const args = { iccid: "89", status: "active" } as const;
  const change = { field: "status", from: "inactive", to: "active" };
  const refused = { message: "SIM 89: no", code: 83007, because: "it has none", instead: "Declare one." };
  const LOOKUPS: Record<string, { ask: () => Promise<unknown>; asked: object; answer: unknown; found: unknown }> = {
    getSims: { ask: () => getSims(ALL.inputs), asked: ALL, answer: { sims: [sim] }, found: [shown] },
    "getSims, answered with a list": { ask: () => getSims(ALL.inputs), asked: ALL, answer: [sim], found: [shown] },
    "getSims, answered with nothing": { ask: () => getSims(ALL.inputs), asked: ALL, answer: {}, found: [] },
    "getSims of all": { ask: () => getSims(), asked: { ...ALL, inputs: {} }, answer: { sims: [] }, found: [] },
    getSimsOutput: {
      ask: () => settled(getSimsOutput(ALL.inputs)),
      asked: ALL,
      answer: { sims: [sim] },
      found: [shown],
    },
    getSim: {
      ask: () => getSim({ iccid: "89", account: "europe" }),
      asked: ONE,
      answer: sim,
      found: shown,
    },
    getSimOutput: {
      ask: () => settled(getSimOutput({ iccid: pulumi.output("89"), account: "europe" })),
      asked: ONE,
      answer: sim,
      found: shown,
    },
    differs: {
      ask: () => differs(Sim, args),
      asked: { token: "kore:supersim:differs", inputs: { type: "kore/supersim:Sim", args } },
      answer: { result: "differs", changes: [change], message: "SIM 89: would be adopted" },
      found: { result: "differs", changes: [change], message: "SIM 89: would be adopted" },
    },
    "differs, of a wireless SIM that is refused": {
      ask: () => differs(wireless.Sim, args),
      asked: { token: "kore:wireless:differs", inputs: { type: "kore/wireless:Sim", args } },
      answer: { result: "refused", message: "SIM 89: no", refused },
      found: { result: "refused", changes: [], message: "SIM 89: no", refused },
    },
    "differsOutput, answered with nothing": {
      ask: () => settled(differsOutput(Sim, { ...args, iccid: pulumi.output("89") })),
      asked: { token: "kore:supersim:differs", inputs: { type: "kore/supersim:Sim", args } },
      answer: {},
      found: { result: "as declared", changes: [] },
    },
  };
  for (const [name, { ask, asked, answer, found }] of Object.entries(LOOKUPS))
    it(`asks the mock and never the network: ${name}`, async () => {
      const { calls } = mockPulumi({ answer: () => Object(answer) });
      assert.deepEqual(await ask(), found);
      assert.deepEqual(
        calls.map(({ token, inputs }) => ({ token, inputs })),
        [asked],
      );
      assert.deepEqual(emulator.requests, []);
    });

  it("asks the mock for a resource's get, too", async () => {
    const { resources } = mockPulumi({ state: () => sim });
    assert.equal(await settled(Sim.get("spare", "HS1").uniqueName), "mock");
    assert.equal(resources.get("spare")?.id, "HS1");
    assert.deepEqual(emulator.requests, []);
  });
});
