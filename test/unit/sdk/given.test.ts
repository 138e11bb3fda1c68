/** A misspelt stack output must not count as left out: it would activate a SIM in whatever Fleet it is in. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Fleet, getSimsOutput, NetworkAccessProfile, Sim, wireless } from "../../../sdk/index";
import { mockPulumi, nextFailure, settled, unmockPulumi } from "./mocks";

const iccid = "8988307000000000001";

/** `undefined` where TypeScript expects a value: programs get it as `any`, from stack outputs and from JSON. */
const missing = JSON.parse("[]")[0];

describe("an input that is given", () => {
  afterEach(unmockPulumi);

  /** As `getOutput` of a stack reference with a misspelt name. In TypeScript it is an `Output<any>`. */
  const nothing = () => pulumi.output<string>(missing);
  const later = (): Promise<string> => Promise.resolve(JSON.parse("null"));

  const WITHOUT_VALUE: Record<string, { make: () => unknown; says: RegExp }> = {
    "an Output": {
      make: () => new Sim("a", { iccid, fleet: nothing() }),
      says: /kore\/supersim:Sim "a": the input `fleet` is given but without a value.*misspelt name of a stack output/,
    },
    "a Promise of null": { make: () => new Sim("b", { iccid, uniqueName: later() }), says: /Sim "b".*`uniqueName`/ },
    "a secret": { make: () => new Sim("c", { iccid, registrationCode: nothing() }), says: /"c".*`registrationCode`/ },
    "a member of an object": {
      make: () => new Sim("d", { iccid, timeouts: { create: nothing(), update: "1m" } }),
      says: /"d".*`timeouts\.create`/,
    },
    "an element of a list": {
      make: () => new NetworkAccessProfile("e", { networks: [`HW${"0".repeat(32)}`, nothing()] }),
      says: /NetworkAccessProfile "e".*`networks\[1\]`/,
    },
    "an element of a list that is waited for": {
      make: () => new NetworkAccessProfile("f", { networks: pulumi.output([`HW${"0".repeat(32)}`, nothing()]) }),
      says: /"f".*`networks\[1\]`/,
    },
    "a whole list": {
      make: () => new wireless.RatePlan("g", { internationalRoaming: pulumi.output<"data"[]>(missing) }),
      says: /RatePlan "g".*`internationalRoaming`/,
    },
    "an input of a Fleet": {
      make: () => new Fleet("h", { networkAccessProfile: nothing() }),
      says: /Fleet "h".*`networkAccessProfile`/,
    },
    "what is looked up by its name": { make: () => Fleet.get("i", nothing()), says: /lookup "i".*SID or unique name/ },
    "a plain undefined to look up": {
      make: () => Fleet.get("j", missing),
      says: /lookup "j".*SID or unique name/,
    },
    "an argument of a lookup": {
      make: () => getSimsOutput({ fleet: nothing() }),
      says: /getSims: the input `fleet` is given but without a value/,
    },
    "all arguments of a lookup": {
      make: () => getSimsOutput(later().then(() => missing)),
      says: /getSims: the arguments are given/,
    },
  };
  for (const [kind, { make, says }] of Object.entries(WITHOUT_VALUE))
    it(`is refused by name when it has no value: ${kind}`, async () => {
      const { resources, calls } = mockPulumi();
      const failure = nextFailure();
      make();
      const { message, stack } = await failure;
      assert.match(message, says);
      assert.ok(
        !String(stack).includes("    at "),
        "Pulumi shows the stack of what fails after the program's last line",
      );
      assert.deepEqual([[...resources.keys()], calls], [[], []]);
    });

  it("may be a plain undefined, which leaves it out, also as a member of an object", async () => {
    const { resources } = mockPulumi();
    const args: Record<string, undefined> = { fleet: undefined };
    await settled(
      new Sim("left-out", {
        iccid,
        ...args,
        timeouts: { create: "1m", update: missing },
      }).urn,
    );
    assert.deepEqual(resources.get("left-out")?.inputs.timeouts, { create: "1m" });
    assert.ok(!("fleet" in (resources.get("left-out")?.inputs ?? {})));
  });

  it("keeps its value, its secrecy and what it depends on", async () => {
    mockPulumi();
    const fleet = new Fleet("parent", { networkAccessProfile: "europe", uniqueName: pulumi.secret("yard") });
    assert.ok(await pulumi.isSecret(fleet.uniqueName));
    assert.equal(await settled(fleet.uniqueName), "yard");
  });

  it("may be unknown in a preview", async () => {
    const { resources } = mockPulumi({ preview: true, state: ({ inputs: { uniqueName: _, ...known } }) => known });
    const fleet = new Fleet("unknown", { networkAccessProfile: "europe" });
    await settled(new Sim("waits", { iccid, fleet: fleet.uniqueName }).urn);
    assert.ok(resources.has("waits"));
  });
});
