import assert from "node:assert/strict";
import { createFirsts, createFirstsOfSims } from "../../../provider/files/firsts";

describe("who had something first", () => {
  it("is the first one for everybody who comes later", () => {
    const firstOf = createFirsts<string>();
    const seen = [firstOf("x", "eu"), firstOf("y", "us"), firstOf("x", "us"), firstOf("x", "asia")];
    assert.deepEqual(seen, [undefined, undefined, "eu", "eu"]);
  });

  it("is asked of a SIM's ICCID and name, each by itself, and of no other field", () => {
    const firstOf = createFirstsOfSims<number>();
    const seen = (["iccid", "uniqueName", "status", "iccid", "uniqueName", "status"] as const).map((field, index) =>
      firstOf(field, "x", index),
    );
    assert.deepEqual(seen, [undefined, undefined, undefined, 0, 1, undefined]);
  });

  it("is nobody for an empty name, which many SIMs can have", () => {
    const firstOf = createFirstsOfSims<number>();
    assert.deepEqual([firstOf("uniqueName", "", 0), firstOf("uniqueName", "", 1)], [undefined, undefined]);
  });
});
