/** What the SDK adds to a preview, on Pulumi's mocks. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Fleet, NetworkAccessProfile, Sim, wireless } from "../../../sdk/index";
import { mockPulumi, nextFailure, said, settled, unmockPulumi } from "./mocks";

const iccid = (end: number) => `8988307000000000${String(end).padStart(3, "0")}`;

describe("a preview", () => {
  afterEach(unmockPulumi);

  it("is told to check by a hidden input, and an up is not", async () => {
    for (const preview of [true, false]) {
      const { resources } = mockPulumi({ preview });
      await settled(new Sim("truck", { iccid: iccid(1), uniqueName: pulumi.secret("pos-1") }).urn);
      assert.deepEqual(resources.get("truck")?.inputs.__preview, preview ? ["uniqueName"] : undefined);
      assert.ok(!("__refused" in (resources.get("truck")?.inputs ?? {})));
    }
  });

  it("says all that check refuses, each at its resource and without secrets, and then fails once", async () => {
    mockPulumi({
      preview: true,
      state: ({ name, inputs }) => ({
        ...inputs,
        __refused: `SIM ${inputs.iccid}: ${name} is called pos-${name}`,
      }),
    });
    const failure = nextFailure();
    const lines = await said("error", async () => {
      const names = ["one", "two"].map(
        (name, i) => new Sim(name, { iccid: iccid(i), uniqueName: pulumi.secret(`pos-${name}`) }),
      );
      await Promise.all(names.map(({ urn }) => settled(urn)));
      assert.match((await failure).message, /^Some resources cannot be as declared/);
    });
    assert.deepEqual(lines.sort(), [
      `error: [runtime] SIM ${iccid(0)}: one is called [secret]`,
      `error: [runtime] SIM ${iccid(1)}: two is called [secret]`,
    ]);
  });

  it("says nothing of what check accepts", async () => {
    mockPulumi({ preview: true });
    assert.deepEqual(await said("error", () => settled(new Sim("fine", { iccid: iccid(1) }).urn)), []);
  });
});

describe("what a name is chosen from", () => {
  afterEach(unmockPulumi);

  it("is the resource's name with its project and stack", async () => {
    const { resources } = mockPulumi();
    const made = [
      new Fleet("a", { networkAccessProfile: "x" }),
      new NetworkAccessProfile("b"),
      new wireless.RatePlan("c"),
    ];
    await Promise.all(made.map(({ urn }) => settled(urn)));
    for (const name of ["a", "b", "c"])
      assert.deepEqual(resources.get(name)?.inputs.__autoName, { name, project: "fleet", stack: "test" });
  });
});
