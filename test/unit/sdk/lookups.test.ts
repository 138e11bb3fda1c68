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
  Sim,
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
