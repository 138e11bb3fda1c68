/** How many objects hang on one that cannot be deleted: counted up to a limit, and never at the price of the message. */
import assert from "node:assert/strict";
import { countHeld, inWords } from "../../../../provider/core/live/dependents";
import { fleet } from "../../../../provider/resources";
import { EU } from "../objects";
import { contextOn, failure, fakeApi } from "./fake-api";

const holds = { path: "/v1/Sims", key: "sims", filter: "Fleet", noun: "SIM" };

describe("what hangs on an object", () => {
  const pages = (count: number, size: number) =>
    Array.from({ length: count }, () => Array.from({ length: size }, () => ({ sid: "HS1" })));
  const counted = (answer: unknown) => {
    const api = fakeApi(() => answer);
    return { api, count: countHeld(contextOn(api, fleet).context, holds, EU) };
  };

  it("is counted over all pages of the list that is filtered by it", async () => {
    const { api, count } = counted(pages(3, 2));
    assert.equal(await count, 6);
    assert.deepEqual(api.asked, [{ method: "LIST", path: "/v1/Sims", with: { Fleet: EU } }]);
  });

  it("is not counted on once there are too many", async () => {
    assert.equal(await counted(pages(20, 1_000)).count, 11_000);
  });

  it("is not known when the list cannot be had: nothing depends on it", async () => {
    assert.equal(await counted(failure(503)).count, undefined);
  });

  for (const [count, words] of [
    [undefined, "an unknown number of SIMs"],
    [0, "no SIMs"],
    [1, "1 SIM"],
    [2_345, "2,345 SIMs"],
    [10_000, "10,000 SIMs"],
    [10_001, "more than 10,000 SIMs"],
  ] as const)
    it(`is ${words} in a message`, () => assert.equal(inWords(count, holds), words));
});
