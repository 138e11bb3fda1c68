/** Where every reconciliation begins. */
import assert from "node:assert/strict";
import { begin } from "../../../../provider/core/state/progress";
import { EU, superSim } from "../objects";

describe("bringing an object to its declaration", () => {
  const declared = { fleet: "eu" };
  const before = { fleet: "eu", fleetSid: EU };

  it("begins with what was found, nothing asked for, and what the state knows of names", () => {
    assert.deepEqual(begin({ live: superSim(), made: false }, declared, before), {
      live: superSim(),
      resolved: declared,
      known: before,
      touched: false,
      asked: [],
      acted: [],
      made: false,
      shared: false,
      requests: 0,
    });
  });

  it("has something to lose from the beginning, where this run has made the object", () => {
    const { touched, end } = begin({ live: superSim(), made: true }, declared, {});
    assert.deepEqual([touched, end], [true, undefined]);
  });
});
