/** A second copy of @pulumi/pulumi in this process: what it runs, this package refuses to take part in. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { version } from "@pulumi/pulumi/version";
import { getSims, Sim } from "../../../sdk";
import { refuseTwoCopies } from "../../../sdk/one-copy";

type Pulumi = typeof pulumi;

/** Loads every file of the package once more; what is loaded already stays as it is. */
function secondCopy(): Pulumi {
  for (const file of Object.keys(require.cache)) if (file.includes("@pulumi/pulumi/")) delete require.cache[file];
  return require("@pulumi/pulumi");
}

/** Where a copy looks for the stack of a program that runs in no context of its own: one place for all copies. */
const shared = (): { stack: { stackResource?: object | undefined } } => {
  pulumi.runtime.getStackResource();
  return { stack: Reflect.get(globalThis, "globalStore") };
};

describe("two copies of @pulumi/pulumi", () => {
  const loaded = { ...require.cache };
  let before: unknown;
  beforeEach(() => {
    before = Reflect.get(globalThis, "stackResource");
  });
  afterEach(() => {
    Reflect.set(globalThis, "stackResource", before);
    Object.assign(require.cache, loaded);
  });

  /** As the copy does that runs a program: its stack is an instance of its own classes. */
  const runWith = ({ Resource }: Pulumi) => Reflect.set(globalThis, "stackResource", Object.create(Resource.prototype));

  const both = new RegExp(`: ${version} runs the program, ${version} belongs to pulumi-kore\\..*nothing is registered`);

  it("are refused by every resource and lookup, with both versions, when the other one runs it", async () => {
    runWith(secondCopy());
    assert.throws(() => new Sim("truck", { iccid: "8988307000000000001" }), both);
    assert.throws(() => Sim.get("truck", `HS${"0".repeat(32)}`), both);
    await assert.rejects(getSims(), both);
    assert.throws(refuseTwoCopies, (error) => pulumi.RunError.isInstance(error));
  });

  it("are refused when the other one keeps its stack where copies from 3.225 on share it", () => {
    const { Resource } = secondCopy();
    Reflect.deleteProperty(globalThis, "stackResource");
    const { stack } = shared();
    const before = stack.stackResource;
    stack.stackResource = Object.create(Resource.prototype);
    try {
      assert.throws(refuseTwoCopies, both);
    } finally {
      stack.stackResource = before;
    }
  });

  it("are let be when ours runs the program", () => {
    secondCopy();
    runWith(pulumi);
    refuseTwoCopies();
  });

  it("are let be while no program runs", () => {
    secondCopy();
    Reflect.deleteProperty(globalThis, "stackResource");
    refuseTwoCopies();
  });

  it("are refused also when nothing tells the version of the one that runs the program", () => {
    Reflect.set(globalThis, "stackResource", {});
    assert.throws(refuseTwoCopies, /: one of another version runs the program/);
  });
});
