/** The text that every state keeps of us. Changing it would change every resource of every user. */
import assert from "node:assert/strict";
import { type ResourceValidation, type ResourceValidationArgs, validateResourceOfType } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";

import { ESimProfile, Fleet, NetworkAccessProfile, Sim, wireless } from "../../../sdk/index";
import { KoreResource } from "../../../sdk/shell";
import { type Mocked, mockPulumi, settled, unmockPulumi } from "./mocks";

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
});

const iccid = "8988307000000000001";
/** Each class, and one resource of it. */
const CLASSES = {
  "kore/supersim:Sim": { of: Sim, make: () => new Sim("a", { iccid }) },
  "kore/supersim:Fleet": { of: Fleet, make: () => new Fleet("b", { networkAccessProfile: "x" }) },
  "kore/supersim:NetworkAccessProfile": { of: NetworkAccessProfile, make: () => new NetworkAccessProfile("c") },
  "kore/wireless:Sim": { of: wireless.Sim, make: () => new wireless.Sim("d", { iccid }) },
  "kore/wireless:RatePlan": { of: wireless.RatePlan, make: () => new wireless.RatePlan("e") },
};

describe("the class of a resource", () => {
  before(() => void mockPulumi());
  after(unmockPulumi);

  for (const [type, { of, make }] of Object.entries(CLASSES)) {
    it(`${type} knows its own resources, by what Pulumi calls their type, and no others`, () => {
      const resource = make();
      assert.equal(of.__pulumiType, `pulumi-nodejs:dynamic/${type}`);
      for (const [other, { of: another }] of Object.entries(CLASSES)) {
        const { isInstance } = another;
        assert.equal(isInstance(resource), other === type, other);
        assert.equal(isInstance({ __pulumiType: of.__pulumiType }), other === type, other);
      }
      assert.ok(KoreResource.isInstance(resource));
      assert.ok(pulumi.CustomResource.isInstance(resource));
    });

    it(`${type} is what a policy for it finds, and nothing else`, async () => {
      const found: unknown[] = [];
      // Not all five constructors have one type.
      const policy = validateResourceOfType<pulumi.Resource, object>(
        Reflect.get(CLASSES, type).of,
        (props) => void found.push(props),
      );
      assert.equal(Reflect.get(policy, "__pulumiType"), `pulumi-nodejs:dynamic/${type}`);
      for (const seen of Object.keys(CLASSES)) await judge(policy, `pulumi-nodejs:dynamic/${seen}`);
      assert.deepEqual(found, [{ type: `pulumi-nodejs:dynamic/${type}` }]);
    });
  }

  it("knows what is not ours", () => {
    const others = [undefined, null, "text", {}, { __pulumiType: "aws:s3/bucket:Bucket" }];
    for (const { of } of Object.values(CLASSES)) for (const other of others) assert.equal(of.isInstance(other), false);
    for (const other of others) assert.equal(KoreResource.isInstance(other), false);
  });
});

/** As Pulumi does: a policy that says that it is not for a resource ends, and has judged nothing. */
class NotApplicable extends Error {}

async function judge(policy: ResourceValidation, type: string): Promise<void> {
  try {
    await policy(asked(type), assert.fail);
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
  }
}

/** What Pulumi shows a policy of one resource; it compares types as its own server does. */
const asked = (type: string): ResourceValidationArgs => ({
  ...{ type, props: { type }, urn: `urn:pulumi:test::fleet::${type}::a`, name: "a" },
  ...{
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
  },
  stackTags: new Map(),
  isType: (of) => Reflect.get(of, "__pulumiType") === type,
  asType: () => undefined,
  getConfig: () => assert.fail("not asked for"),
  notApplicable: () => {
    throw new NotApplicable();
  },
});
