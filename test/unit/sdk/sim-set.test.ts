/** What a program gives of a set reaches Pulumi as one text, and its codes as a secret of their own. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SimSet, wireless } from "../../../sdk/index";
import { mockPulumi, settled, unmockPulumi } from "./mocks";

const [one, two] = ["8988307000000000001", "8988307000000000002"];
const given = async (make: () => pulumi.CustomResource) => {
  const { resources } = mockPulumi();
  const resource = make();
  await settled(resource.id);
  return resources.get("a")?.inputs ?? {};
};

describe("a set in a program", () => {
  afterEach(unmockPulumi);

  it("is one text, sorted, whose codes stand apart as a secret", async () => {
    const rows = [{ iccid: two, uniqueName: "", registrationCode: "code" }, one];
    const { sims, registrationCodes } = await given(() => new SimSet("a", { sims: rows, status: "active" }));
    assert.equal(sims, `${one},,,\n${two},"",,\n`);
    assert.equal(Object(registrationCodes).value ?? registrationCodes, `${two},code\n`);
  });

  it("takes values that are known later, and lets no secret code make the text secret", async () => {
    const rows = [
      { iccid: one, fleet: pulumi.output("eu"), registrationCode: pulumi.secret("code") },
      pulumi.output(two),
    ];
    const inputs = await given(() => new SimSet("a", { sims: rows }));
    assert.equal(inputs.sims, `${one},,,eu\n${two},,,\n`);
    const whole = await given(
      () => new SimSet("a", { sims: pulumi.output([one, { iccid: two, status: "ready" as const }]) }),
    );
    assert.equal(whole.sims, `${one},,,\n${two},,ready,\n`);
    const plans = await given(() => new wireless.SimSet("a", { sims: [{ iccid: one, ratePlan: "pilot" }] }));
    assert.equal(plans.sims, `${one},,,pilot\n`);
    const later = await given(() => new wireless.SimSet("a", { sims: pulumi.output([one]) }));
    assert.deepEqual([later.sims, "registrationCodes" in later], [`${one},,,\n`, false]);
  });

  it("is refused with every faulty row by its number", () => {
    mockPulumi();
    const args = JSON.parse(`{"sims":[{"iccid":8988307000000000001},{"iccid":"${one}","staus":"active"}]}`);
    assert.throws(
      () => new SimSet("a", args),
      /SimSet "a": the list of SIMs has faults.*\nrow 1 has an `iccid` that is a number.*\nrow 2 has `staus`/,
    );
  });

  it("cannot be looked up, and is refused in words that say what can", () => {
    mockPulumi();
    const says = /SimSet "a": a set cannot be looked up.*Look its SIMs up with `getSims`/;
    assert.throws(() => SimSet.get("a", one), says);
    assert.throws(() => wireless.SimSet.get("a", one), says);
  });
});
