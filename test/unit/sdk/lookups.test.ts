/** Lookups as programs call them: with the configuration that Pulumi shows the program. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { getSims } from "../../../sdk/index";
import { type RefereedEmulator, startRefereedEmulator } from "../../support/emulator";

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

  it("uses its own stack's configuration, also after another stack's program has looked something up in this process", async () => {
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
