/** The list of what is pending, one at a time. What it saves many waiters is in waiting.test.ts. */
import assert from "node:assert/strict";
import { createLists } from "../../../provider/shared/pending";
import { createFakeClock } from "../../support/fake-clock";

function lists() {
  const clock = createFakeClock();
  const underWay: PromiseWithResolvers<ReadonlyMap<string, string>>[] = [];
  const all = createLists(() => {
    const list = Promise.withResolvers<ReadonlyMap<string, string>>();
    underWay.push(list);
    return list.promise;
  }, clock);
  /** Ends the list that began as that one, counted from 1. */
  const end = (number: number, failure?: Error) =>
    failure
      ? underWay[number - 1]?.reject(failure)
      : underWay[number - 1]?.resolve(new Map([["list", String(number)]]));
  const came = async (answer: ReturnType<typeof all.after>) => (await answer)?.value.get("list");
  return { clock, all, end, came };
}

describe("a list of what is pending", () => {
  it("serves all who ask while it is under way, and within a second of its beginning", async () => {
    const { clock, all, end, came } = lists();
    const both = [all.after(0), all.after(0)];
    end(1);
    assert.deepEqual(await Promise.all(both.map(came)), ["1", "1"]);
    await clock.advance(999);
    assert.equal(await came(all.after(0)), "1");
    await clock.advance(1);
    const next = all.after(0);
    end(2);
    assert.deepEqual([await came(next), all.begun()], ["2", 2]);
  });

  it("serves nobody who wants one that began later: all of those wait for the next", async () => {
    const { all, end, came } = lists();
    const first = all.after(0);
    const later = [all.after(1), all.after(1)];
    assert.equal(all.begun(), 1);
    end(1);
    assert.equal(await came(first), "1");
    end(2);
    assert.deepEqual([await Promise.all(later.map(came)), all.begun()], [["2", "2"], 2]);
  });

  it("is dated with when it was asked for", async () => {
    const { clock, all, end } = lists();
    const began = clock.now();
    const list = all.after(0);
    await clock.advance(700);
    end(1);
    assert.equal((await list)?.asked, began);
  });

  it("cannot be had for thirty seconds after it failed, or took thirty seconds", async () => {
    for (const late of [false, true]) {
      const { clock, all, end, came } = lists();
      const failing = all.after(0);
      if (late) await clock.advance(30_000);
      else end(1, new Error("no list"));
      assert.equal(await failing, undefined);
      await clock.advance(29_999);
      assert.deepEqual([await all.after(0), all.begun()], [undefined, 1]);
      await clock.advance(1);
      const again = all.after(0);
      end(2);
      assert.equal(await came(again), "2");
    }
  });
});
