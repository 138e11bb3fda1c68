import assert from "node:assert/strict";
import { createPoller } from "../../../provider/wait/poller";
import { createFakeClock } from "../../support/fake-clock";

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

/** The same, with lists that take ten seconds and show what was pending when they began. */
function pollingSlowly(pending: readonly string[]) {
  const clock = createFakeClock(0);
  const asked = { lists: 0, atOnce: 0, single: [] as string[] };
  const still = new Set(pending);
  let running = 0;
  let failing = false;
  const poller = createPoller(async () => {
    const seen = new Map([...still].map((sid) => [sid, "scheduled"]));
    const fails = failing;
    asked.lists++;
    asked.atOnce = Math.max(asked.atOnce, ++running);
    await clock.sleep(10_000);
    running--;
    if (fails) throw new Error("503");
    return seen;
  }, clock);
  const look = (waiter: ReturnType<typeof poller.join>, sid: string) =>
    waiter.look(sid, 1, async () => {
      asked.single.push(sid);
      return still.has(sid) ? "scheduled" : "active";
    });
  return {
    clock,
    poller,
    asked,
    look,
    settle: (sid: string) => void still.delete(sid),
    fail: (fails: boolean) => {
      failing = fails;
    },
  };
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

  it("never runs two lists at once, however long they take", async () => {
    const { clock, poller, look, asked, settle } = pollingSlowly(SIDS);
    const wait = async (sid: string, index: number) => {
      await clock.sleep(index * 1_500);
      const waiter = poller.join();
      for (let seen = "scheduled"; seen === "scheduled"; ) {
        await clock.sleep(1_000);
        seen = await look(waiter, sid);
      }
      waiter.leave();
    };
    const settled = clock.sleep(60_000).then(() => SIDS.forEach(settle));
    await clock.run(Promise.all([settled, ...SIDS.map(wait)]));
    assert.equal(asked.atOnce, 1);
    assert.ok(asked.lists <= 8, `${asked.lists} lists`);
    assert.ok(clock.now() <= 90_000, `${clock.now()} ms`);
  });

  it("begins no list for each second that one takes", async () => {
    const { clock, poller, look, asked } = pollingSlowly(SIDS);
    const [first] = SIDS.map(() => poller.join());
    assert.ok(first);
    const looks: Promise<string>[] = [];
    for (let second = 0; second < 10; second++) {
      looks.push(look(first, "a"));
      await clock.advance(1_000);
    }
    await clock.run(Promise.all(looks));
    assert.equal(asked.lists, 1);
  });

  it("answers nobody from a list that began before the wait did", async () => {
    const { clock, poller, look, asked, settle } = pollingSlowly(SIDS);
    const [early] = SIDS.map(() => poller.join());
    assert.ok(early);
    const first = look(early, "a");
    await clock.advance(5_000);
    settle("g");
    const late = look(poller.join(), "g");
    const [seenFirst, seenLate] = await clock.run(Promise.all([first, late]));
    assert.deepEqual([seenFirst, seenLate], ["scheduled", "active"]);
    assert.deepEqual(asked, { lists: 2, atOnce: 1, single: ["g"] });
    assert.equal(clock.now(), 20_000);
  });

  it("goes on with the next list when the one under way fails", async () => {
    const { clock, poller, look, asked, fail } = pollingSlowly(SIDS);
    const [early] = SIDS.map(() => poller.join());
    assert.ok(early);
    fail(true);
    const first = assert.rejects(look(early, "a"), /503/);
    await clock.advance(5_000);
    fail(false);
    const late = look(poller.join(), "b");
    await clock.run(Promise.all([first, late]));
    assert.equal(await late, "scheduled");
    assert.deepEqual(asked, { lists: 2, atOnce: 1, single: [] });
  });
});
