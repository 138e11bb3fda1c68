/** The text that every state keeps of us. Changing it would change every resource of every user. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Fleet, NetworkAccessProfile, Sim, wireless } from "../../../sdk";

describe("what Pulumi keeps of a resource", () => {
  const seen = new Map<string, pulumi.runtime.MockResourceArgs>();
  before(() =>
    pulumi.runtime.setMocks({
      newResource: (args) => {
        seen.set(args.type, args);
        return { id: "id", state: args.inputs };
      },
      call: () => ({}),
    }),
  );

  const MAKE: Record<string, () => pulumi.CustomResource> = {
    "kore/supersim:Sim": () => new Sim("a", { iccid: "8988307000000000001", registrationCode: "H3LL0W0RLD" }),
    "kore/supersim:Fleet": () => new Fleet("b", { networkAccessProfile: "nap" }),
    "kore/supersim:NetworkAccessProfile": () => new NetworkAccessProfile("c"),
    "kore/wireless:Sim": () => new wireless.Sim("d", { iccid: "8988307000000000001" }),
    "kore/wireless:RatePlan": () => new wireless.RatePlan("e"),
  };
  const PROVIDER: Record<string, string> = {
    "kore/supersim:Sim": "sim",
    "kore/supersim:Fleet": "fleet",
    "kore/supersim:NetworkAccessProfile": "networkAccessProfile",
    "kore/wireless:Sim": "wirelessSim",
    "kore/wireless:RatePlan": "ratePlan",
  };

  for (const [type, make] of Object.entries(MAKE))
    it(`${type} is a constant line of less than 100 bytes that finds the package by name`, async () => {
      const resource = make();
      await new Promise((resolve) => resource.urn.apply(resolve));
      const text = seen.get(`pulumi-nodejs:dynamic/${type}`)?.inputs.__provider;
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

  it("warns of the option customTimeouts, which reaches no provider, and of no other", () => {
    const said = warnings(() => {
      new Sim("timed", { iccid: "8988307000000000001" }, { customTimeouts: { create: "1h" } });
      new Sim("plain", { iccid: "8988307000000000001", timeouts: { create: "1h" } }, { protect: true });
    });
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /`customTimeouts` has no effect .* the input `timeouts`/);
  });
});

/** What goes to the user as a warning; without an engine Pulumi writes it to the console. */
function warnings(work: () => void): string[] {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => said.push(text);
  try {
    work();
  } finally {
    console.warn = warn;
  }
  return said;
}
