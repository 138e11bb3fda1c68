/** What a state remembers beside the live values. Its keys are in the states of every user: they are spelled out here. */
import assert from "node:assert/strict";
import {
  DECLARED,
  declaredAs,
  FOLLOWS,
  isInput,
  meantBy,
  NOTHING,
  recall,
  remember,
  UNSETTLED,
} from "../../../../provider/core/state/memory";
import { type Properties, UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, sim } from "../../../../provider/resources";
import { EU, ICCID, superSim, US } from "../objects";

const LARGE_EU = `HF${"A".repeat(32)}`;

describe("the keys of a state", () => {
  it("are the ones that states of before have", () => {
    assert.deepEqual([DECLARED, UNSETTLED, FOLLOWS], ["__declared", "__unsettled", "__follows"]);
  });

  it("hold the declared fields, and nothing else where all is seen as it is declared", () => {
    const declared = { iccid: ICCID, status: "active" };
    assert.deepEqual(remember(sim, { declared, resolved: declared }, superSim(), ["status", "fleet"]), {
      __declared: { fields: ["iccid", "status"] },
    });
  });

  it("hold what a live value stands for, and the SID of a name", () => {
    const declared = { iccid: ICCID, status: "ready", fleet: "us" };
    const kept = remember(sim, { declared, resolved: { ...declared, fleet: US } }, superSim(), ["status", "fleet"]);
    assert.deepEqual(kept, {
      __declared: {
        fields: ["iccid", "status", "fleet"],
        instead: { status: "ready", fleet: "us" },
        expects: { fleet: US },
      },
    });
  });
});

describe("what is remembered", () => {
  const declared = { iccid: ICCID, status: "ready", fleet: "", registrationCode: "H3LL0W0RLD", onDelete: "retain" };
  const kept = (standIns: readonly string[], outputs: Properties = superSim()) =>
    remember(sim, { declared, resolved: declared }, outputs, standIns).__declared;
  const fields = ["iccid", "status", "fleet", "onDelete"];

  it("has no code that is only used while registering", () => assert.deepEqual(kept([]), { fields }));

  it("has stand-ins only of fields that may have one, are declared and differ", () => {
    assert.deepEqual(kept(["status", "uniqueName"]), { fields, instead: { status: "ready" } });
    assert.deepEqual(kept(["status"], superSim({ status: "ready" })), { fields });
  });

  it("has none as what is expected of a Fleet to come without", () => {
    assert.deepEqual(kept(["fleet"], { fleet: EU }), { fields, instead: { fleet: "" }, expects: { fleet: "" } });
  });
});

describe("a memory", () => {
  const full = { fields: ["iccid", "fleet"], instead: { fleet: "us" }, expects: { fleet: US } };

  it("is recalled as it was written, by whatever run", () => {
    assert.deepEqual(recall(sim, { __declared: full }), full);
    assert.deepEqual(recall(sim, { __declared: { fields: ["iccid"] } }), {
      fields: ["iccid"],
      instead: {},
      expects: {},
    });
  });

  it("has its SIDs in the API's form, also where an earlier run kept capitals", () => {
    const { instead, expects } = recall(sim, {
      __declared: { fields: [], instead: { fleet: LARGE_EU }, expects: { fleet: LARGE_EU } },
    });
    assert.deepEqual([instead, expects], [{ fleet: EU }, { fleet: EU }]);
  });

  it("of a state that was imported by hand has every input among the outputs", () => {
    const outputs = superSim({ onDelete: "retain", registrationCode: "H3LL0W0RLD" });
    const expected = ["iccid", "uniqueName", "status", "accountSid", "onDelete"];
    for (const odd of [{}, { __declared: "text" }, { __declared: ["iccid"] }, { __declared: null }])
      assert.deepEqual(recall(sim, { ...outputs, ...odd }), { fields: expected, instead: {}, expects: {}, done: {} });
  });

  it("takes nothing that it cannot have written", () => {
    for (const fields of [undefined, "iccid", { iccid: true }])
      assert.deepEqual(recall(sim, { __declared: { ...(fields && { fields }), instead: [], expects: "eu" } }), NOTHING);
    assert.deepEqual(recall(sim, { __declared: { fields: ["iccid", 7, null] } }).fields, ["iccid"]);
  });
});

describe("a field of the last declaration", () => {
  const before = { status: "active", fleet: "eu", fleetSid: EU };
  const memory = { ...NOTHING, instead: { status: "ready", fleet: "us" }, expects: { fleet: US } };
  const reference = sim.fields.fleet?.reference;

  it("was what the state shows, or what that stands for", () => {
    assert.deepEqual(
      [declaredAs("status", before, NOTHING), declaredAs("status", before, memory)],
      ["active", "ready"],
    );
    assert.equal(declaredAs("uniqueName", before, memory), undefined);
  });

  it("meant the SID that was seen then, or the one that is expected", () => {
    assert.ok(reference);
    assert.deepEqual(
      [meantBy("fleet", reference, before, NOTHING), meantBy("fleet", reference, before, memory)],
      [EU, US],
    );
    const forgotten = { ...memory, expects: {} };
    assert.deepEqual(
      [meantBy("fleet", reference, {}, NOTHING), meantBy("fleet", reference, before, forgotten)],
      ["", ""],
    );
  });
});

describe("an input that may stand in a state", () => {
  it("is one that is fixed, written or an option, and no other", () => {
    const inputs = (table: typeof sim | typeof fleet) => Object.keys(table.fields).filter((key) => isInput(table, key));
    const options = ["callbackUrl", "callbackMethod", "onDelete", "skipAwait", "timeouts", "account"];
    assert.deepEqual(inputs(sim), ["iccid", "uniqueName", "status", "fleet", "accountSid", ...options]);
    for (const other of ["sid", "url", "dataMetering", "fleetSid", "__declared"]) assert.ok(!isInput(fleet, other));
    assert.ok(recall(sim, { status: UNKNOWN }).fields.includes("status"));
  });
});
