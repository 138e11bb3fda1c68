import assert from "node:assert/strict";
import { createPoller } from "../../../provider/wait/poller";

/** A poller over a set of pending SIDs that counts what it is asked. */
function polling(pending: readonly string[]) {
  let now = 0;
  const asked = { lists: 0, single: [] as string[] };
  const clock = { now: () => now, sleep: async () => undefined };
  const still = new Set(pending);
  const poller = createPoller(async () => {
    asked.lists++;
    return new Map([...still].map((sid) => [sid, "scheduled"]));
  }, clock);
  const look = (waiter: ReturnType<typeof poller.join>, sid: string, looks: number) =>
    waiter.look(sid, looks, async () => {
      asked.single.push(sid);
      return still.has(sid) ? "scheduled" : "active";
    });
  const settle = (sid: string) => void still.delete(sid);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { poller, look, asked, settle, pass };
}

const SIDS = ["a", "b", "c", "d", "e", "f", "g"];

describe("polling", () => {
  it("lets up to five waiters look at their own object", async () => {
    const { poller, look, asked } = polling(SIDS);
    const five = SIDS.slice(0, 5).map((sid) => ({ sid, waiter: poller.join() }));
    for (const { sid, waiter } of five) await look(waiter, sid, 1);
    assert.deepEqual(asked, { lists: 0, single: ["a", "b", "c", "d", "e"] });
  });

  it("answers more of them from one list, and reads only those that left it", async () => {
    const { poller, look, asked, settle } = polling(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: poller.join() }));
    settle("c");
    const seen = await Promise.all(all.map(({ sid, waiter }) => look(waiter, sid, 1)));
    assert.deepEqual(asked, { lists: 1, single: ["c"] });
    assert.deepEqual(seen, ["scheduled", "scheduled", "active", "scheduled", "scheduled", "scheduled", "scheduled"]);
  });

  it("lets everybody's first look be their own, because most moves are done by then", async () => {
    const { poller, look, asked } = polling(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: poller.join() }));
    for (const { sid, waiter } of all) await look(waiter, sid, 0);
    assert.deepEqual(asked, { lists: 0, single: SIDS });
  });

  it("asks for a new list after a second, and not before", async () => {
    const { poller, look, asked, pass } = polling(SIDS);
    const [first] = SIDS.map(() => poller.join());
    assert.ok(first);
    await look(first, "a", 1);
    pass(999);
    await look(first, "a", 2);
    assert.equal(asked.lists, 1);
    pass(1);
    await look(first, "a", 3);
    assert.equal(asked.lists, 2);
  });

  it("goes back to single looks when the others have left", async () => {
    const { poller, look, asked } = polling(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: poller.join() }));
    for (const { waiter } of all.slice(1)) waiter.leave();
    const [last] = all;
    assert.ok(last);
    await look(last.waiter, last.sid, 3);
    assert.deepEqual(asked, { lists: 0, single: ["a"] });
  });
});
