/** The text that every state keeps of us. Changing it would change every resource of every user. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ESimProfile, Fleet, NetworkAccessProfile, Sim, wireless } from "../../../sdk/index";
import { type Mocked, mockPulumi, said, settled, unmockPulumi } from "./mocks";

describe("what Pulumi keeps of a resource", () => {
  let seen: Mocked["resources"];
  before(() => {
    seen = mockPulumi().resources;
  });
  after(unmockPulumi);

  const MAKE: Record<string, () => pulumi.CustomResource> = {
    "kore/supersim:Sim": () => new Sim("a", { iccid: "8988307000000000001", registrationCode: "H3LL0W0RLD" }),
    "kore/supersim:Fleet": () => new Fleet("b", { networkAccessProfile: "nap" }),
    "kore/supersim:NetworkAccessProfile": () => new NetworkAccessProfile("c"),
    "kore/wireless:Sim": () => new wireless.Sim("d", { iccid: "8988307000000000001" }),
    "kore/wireless:RatePlan": () => new wireless.RatePlan("e"),
    "kore/supersim:ESimProfile": () => new ESimProfile("f", { generateMatchingId: true }),
  };
  const PROVIDER: Record<string, string> = {
    "kore/supersim:Sim": "sim",
    "kore/supersim:Fleet": "fleet",
    "kore/supersim:NetworkAccessProfile": "networkAccessProfile",
    "kore/wireless:Sim": "wirelessSim",
    "kore/wireless:RatePlan": "ratePlan",
    "kore/supersim:ESimProfile": "esimProfile",
  };

  for (const [type, make] of Object.entries(MAKE))
    it(`${type} is a constant line of less than 100 bytes that finds the package by name`, async () => {
      const resource = make();
      await settled(resource.urn);
      const made = [...seen.values()].find((args) => args.type === `pulumi-nodejs:dynamic/${type}`);
      const text = made?.inputs.__provider;
      assert.equal(text, `exports.handler=()=>require("pulumi-kore/provider").${PROVIDER[type]}`);
      assert.ok(text.length < 100);
    });

  it("refuses the option import, with which Pulumi would look for the provider in vain", () => {
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
    it(`warns once of the option ${option}, which does not do what it says, with what to use instead`, async () => {
      const lines = await said("warn", () => {
        for (const name of ["first", "second"]) new Sim(`${option}-${name}`, { iccid: "8988307000000000001" }, opts());
        new Sim("plain", { iccid: "8988307000000000001", timeouts: { create: "1h" } }, { protect: true });
      });
      assert.equal(lines.length, 1);
      assert.ok(lines[0]?.includes(`\`${option}\``));
      assert.match(lines[0] ?? "", says);
    });
});
