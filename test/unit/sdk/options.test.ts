/** Pulumi's own options that cannot do here what they say. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Fleet, Sim } from "../../../sdk/index";
import { mockPulumi, said, unmockPulumi } from "./mocks";

describe("a resource option", () => {
  before(() => void mockPulumi());
  after(unmockPulumi);

  it("import is refused: Pulumi would look for the provider in vain", () => {
    const make = () => new Sim("truck", { iccid: "8988307000000000001" }, { import: `HS${"0".repeat(32)}` });
    assert.throws(make, (error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.match(error.message, /^kore\/supersim:Sim "truck": the resource option `import` .* Remove the option\.$/);
      return true;
    });
  });

  const fleet = () => new Fleet("yard", { networkAccessProfile: "nap" });
  const WITHOUT_EFFECT: Record<string, { opts: () => pulumi.CustomResourceOptions; says: RegExp }> = {
    customTimeouts: {
      opts: () => ({ customTimeouts: { create: "1h" } }),
      says: /has no effect .* the input `timeouts`/,
    },
    replaceOnChanges: { opts: () => ({ replaceOnChanges: ["status"] }), says: /has no effect .* `replacementTrigger`/ },
    deletedWith: { opts: () => ({ deletedWith: fleet() }), says: /an active SIM stays active .* `onDelete: "retain"`/ },
  };
  for (const [option, { opts, says }] of Object.entries(WITHOUT_EFFECT))
    it(`${option}, which does not do what it says, is warned of once, with what to use instead`, async () => {
      const lines = await said("warn", () => {
        for (const name of ["first", "second"]) new Sim(`${option}-${name}`, { iccid: "8988307000000000001" }, opts());
        new Sim("plain", { iccid: "8988307000000000001", timeouts: { create: "1h" } }, { protect: true });
      });
      assert.equal(lines.length, 1);
      assert.ok(lines[0]?.includes(`\`${option}\``));
      assert.match(lines[0] ?? "", says);
    });
});
