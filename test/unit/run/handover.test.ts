/** One run's memory of names on their way: one at a time for an object, and what was given stays. */
import assert from "node:assert/strict";
import { createHandover } from "../../../provider/run/handover";

describe("a handover", () => {
  it("does one thing at a time for one object, in order, whatever fails, and others beside it", async () => {
    const { alone } = createHandover();
    const order: string[] = [];
    const held = Promise.withResolvers<void>();
    const work =
      (name: string, until: Promise<void> = Promise.resolve(), fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await until;
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const first = alone("HS1", work("first", held.promise, true));
    const second = alone("HS1", work("second"));
    assert.equal(await alone("HS2", work("other")), "other");
    held.resolve();
    await assert.rejects(first, /^Error: first$/);
    assert.equal(await second, "second");
    assert.deepEqual(order, [
      "first begins",
      "other begins",
      "other ends",
      "first ends",
      "second begins",
      "second ends",
    ]);
  });

  it("remembers which objects were given a name in this run", () => {
    const { gave, given } = createHandover();
    gave("HS1");
    assert.deepEqual([given("HS1"), given("HS2"), createHandover().given("HS1")], [true, false, false]);
  });
});
