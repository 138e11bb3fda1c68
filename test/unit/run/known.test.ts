import assert from "node:assert/strict";
import { known } from "../../../provider/run/known";

describe("what is made once for a key", () => {
  it("is made when it is asked for first, and known from then on", () => {
    const all = new Map<string, number>();
    let made = 0;
    const get = (key: string) => known(all, key, () => ++made);
    assert.deepEqual([get("a"), get("b"), get("a")], [1, 2, 1]);
  });
});
