import assert from "node:assert/strict";
import { KoreError } from "../../../provider/errors";
import { ApiError } from "../../../provider/http/errors";
import { createReader } from "../../../provider/shared/reader";
import { createWaiting, type Waiter } from "../../../provider/shared/waiting";
import { pollInterval } from "../../../provider/time/backoff";
import { createFakeClock } from "../../support/fake-clock";
import { createAccount, type Sim } from "./account";

const SIDS = ["a", "b", "c", "d", "e", "f", "g"];
/** No answer of these takes so long that somebody gives it up. */
const never = () => new Promise<never>(() => {});

/** Every read asks for the object by itself, and the time when it does. */
const alone = {
  read: async <U>(_key: string, _demand: object, readOne: () => Promise<U>) => ({
    value: await readOne(),
    asked: 0,
    shared: false,
  }),
  isOnePage: () => false,
};

/** Waits over a set of pending SIDs that count what they ask. */
function waitingFor(sids: readonly string[]) {
  let now = 0;
  const asked = { lists: 0, single: [] as string[] };
  const still = new Set(sids);
  const waiting = createWaiting(
    async () => {
      asked.lists++;
      return new Map([...still].map((sid) => [sid, "scheduled"]));
    },
    alone,
    { now: () => now, sleep: never },
  );
  const look = async (waiter: Waiter<string>, sid: string, tries: number) => {
    const { value } = await waiter.look({ sid, group: "" }, tries, async () => {
      asked.single.push(sid);
      return still.has(sid) ? "scheduled" : "active";
    });
    return value;
  };
  const settle = (sid: string) => void still.delete(sid);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { waiting, look, asked, settle, pass };
}

/** The same, with lists that take ten seconds and show what was pending when they began. */
function waitingSlowly(sids: readonly string[], lasts = 10_000) {
  const clock = createFakeClock(0);
  const asked = { lists: 0, atOnce: 0, single: [] as string[] };
  const still = new Set(sids);
  let running = 0;
  let failure: Error | undefined;
  const waiting = createWaiting(
    async () => {
      const seen = new Map([...still].map((sid) => [sid, "scheduled"]));
      const fails = failure;
      asked.lists++;
      asked.atOnce = Math.max(asked.atOnce, ++running);
      await clock.sleep(lasts);
      running--;
      if (fails) throw fails;
      return seen;
    },
    alone,
    clock,
  );
  const look = async (waiter: Waiter<string>, sid: string) => {
    const { value } = await waiter.look({ sid, group: "" }, 1, async () => {
      asked.single.push(sid);
      return still.has(sid) ? "scheduled" : "active";
    });
    return value;
  };
  return {
    clock,
    waiting,
    asked,
    look,
    settle: (sid: string) => void still.delete(sid),
    fail: (error: Error | undefined) => {
      failure = error;
    },
  };
}

describe("looking while others wait", () => {
  it("is done one by one by up to five waiters", async () => {
    const { waiting, look, asked } = waitingFor(SIDS);
    const five = SIDS.slice(0, 5).map((sid) => ({ sid, waiter: waiting.join() }));
    for (const { sid, waiter } of five) await look(waiter, sid, 1);
    assert.deepEqual(asked, { lists: 0, single: ["a", "b", "c", "d", "e"] });
  });

  it("is answered from one list where there are more, and only those that left it are read", async () => {
    const { waiting, look, asked, settle } = waitingFor(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: waiting.join() }));
    settle("c");
    const seen = await Promise.all(all.map(({ sid, waiter }) => look(waiter, sid, 1)));
    assert.deepEqual(asked, { lists: 1, single: ["c"] });
    assert.deepEqual(seen, ["scheduled", "scheduled", "active", "scheduled", "scheduled", "scheduled", "scheduled"]);
  });

  it("uses no list the first time, because most moves are done by then", async () => {
    const { waiting, look, asked } = waitingFor(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: waiting.join() }));
    for (const { sid, waiter } of all) await look(waiter, sid, 0);
    assert.deepEqual(asked, { lists: 0, single: SIDS });
  });

  it("asks for a new list after a second, and not before", async () => {
    const { waiting, look, asked, pass } = waitingFor(SIDS);
    const [first] = SIDS.map(() => waiting.join());
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
    const { waiting, look, asked } = waitingFor(SIDS);
    const all = SIDS.map((sid) => ({ sid, waiter: waiting.join() }));
    for (const { waiter } of all.slice(1)) waiter.leave();
    const [last] = all;
    assert.ok(last);
    await look(last.waiter, last.sid, 3);
    assert.deepEqual(asked, { lists: 0, single: ["a"] });
  });

  it("never runs two lists at once, however long they take", async () => {
    const { clock, waiting, look, asked, settle } = waitingSlowly(SIDS);
    const wait = async (sid: string, index: number) => {
      await clock.sleep(index * 1_500);
      const waiter = waiting.join();
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
    const { clock, waiting, look, asked } = waitingSlowly(SIDS);
    const [first] = SIDS.map(() => waiting.join());
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
    const { clock, waiting, look, asked, settle } = waitingSlowly(SIDS);
    const [early] = SIDS.map(() => waiting.join());
    assert.ok(early);
    const first = look(early, "a");
    await clock.advance(5_000);
    settle("g");
    const late = look(waiting.join(), "g");
    const [seenFirst, seenLate] = await clock.run(Promise.all([first, late]));
    assert.deepEqual([seenFirst, seenLate], ["scheduled", "active"]);
    assert.deepEqual(asked, { lists: 2, atOnce: 1, single: ["g"] });
    assert.equal(clock.now(), 20_000);
  });
});

/** What the shared list fails with: it is nobody's own, so it must end nobody's wait. */
const about = {
  method: "GET",
  path: "/v1/Sims",
  subject: "the list of SIMs",
  url: "http://127.0.0.1:4010/v1/Sims",
  idempotent: true,
} as const;
const FAILURES: Record<string, Error> = {
  "a gateway's 502": new ApiError(about, "kore", { status: 502 }),
  "a page of HTML": new ApiError(about, "kore", { status: 200, seen: "is not JSON" }),
  "a refused filter": new ApiError(about, "kore", { status: 400 }),
  "a missing permission": new ApiError(about, "kore", { status: 403 }),
  "no answer": new ApiError(about, "kore", { seen: "connect ECONNREFUSED" }),
  "a list that leads nowhere": new KoreError("the list of SIMs: leads back to a page that was read already"),
};

describe("a list of what is pending that fails", () => {
  for (const [says, error] of Object.entries(FAILURES))
    it(`with ${says} ends no wait: every SIM asks for itself`, async () => {
      const { clock, waiting, look, asked, settle, fail } = waitingSlowly(SIDS);
      const all = SIDS.map((sid) => ({ sid, waiter: waiting.join() }));
      fail(error);
      SIDS.slice(0, 3).forEach(settle);
      const looks = all.map(({ sid, waiter }) => look(waiter, sid));
      const seen = await clock.run(Promise.all(looks));
      assert.deepEqual(seen, ["active", "active", "active", ...Array(4).fill("scheduled")]);
      assert.deepEqual(asked, { lists: 1, atOnce: 1, single: SIDS });
    });

  it("is left alone for thirty seconds, then used again", async () => {
    const { clock, waiting, look, asked, fail } = waitingSlowly(SIDS);
    const [first] = SIDS.map(() => waiting.join());
    assert.ok(first);
    fail(new Error("503"));
    await clock.run(look(first, "a"));
    fail(undefined);
    await clock.advance(29_999);
    await clock.run(look(first, "a"));
    assert.deepEqual([asked.lists, asked.single.length], [1, 2]);
    await clock.advance(1);
    await clock.run(look(first, "a"));
    assert.deepEqual([asked.lists, asked.single.length], [2, 2]);
  });

  it("fails for those, too, who wait for the next one", async () => {
    const { clock, waiting, look, asked, fail } = waitingSlowly(SIDS);
    const [early] = SIDS.map(() => waiting.join());
    assert.ok(early);
    fail(new Error("503"));
    const first = look(early, "a");
    await clock.advance(5_000);
    const late = look(waiting.join(), "b");
    await clock.run(Promise.all([first, late]));
    assert.deepEqual(asked, { lists: 1, atOnce: 1, single: ["a", "b"] });
  });

  it("counts as failed when it has not come after thirty seconds", async () => {
    const { clock, waiting, look, asked } = waitingSlowly(SIDS, 3_600_000);
    const all = SIDS.map((sid) => ({ sid, waiter: waiting.join() }));
    const looks = Promise.all(all.map(({ sid, waiter }) => look(waiter, sid)));
    await clock.advance(30_000);
    await looks;
    assert.deepEqual(asked, { lists: 1, atOnce: 1, single: SIDS });
  });
});

describe("three hundred SIMs that are written, fifty a second", () => {
  interface Row {
    readonly says: string;
    readonly takes: number | readonly number[];
    readonly size?: number;
    readonly behind?: number;
    readonly atOnce?: number;
    readonly fails?: "pages" | "pending";
    readonly most: number;
  }
  /** `most`: requests beside the writes. */
  const ROWS: readonly Row[] = [
    { says: "whose moves are done at once", takes: 0, most: 25 },
    { says: "whose moves take two seconds", takes: 2_000, most: 50 },
    { says: "whose moves take a minute", takes: 60_000, most: 120 },
    { says: "whose moves take nothing, two seconds or a minute", takes: [0, 2_000, 60_000], most: 110 },
    { says: "by eight workers", takes: 0, atOnce: 8, most: 55 },
    { says: "on an account of 100,000", takes: 0, size: 100_000, most: 600 },
    { says: "on an account of 100,000, where moves take a minute,", takes: 60_000, size: 100_000, most: 1_300 },
    { says: "where reads are five seconds behind", takes: 2_000, behind: 5_000, most: 100 },
    { says: "where the list of what is pending fails", takes: 60_000, fails: "pending", most: 150 },
    { says: "where no list can be read", takes: 2_000, fails: "pages", most: 900 },
  ];

  for (const { says, takes, size = 1_000, behind = 0, atOnce = 300, fails, most } of ROWS)
    it(`${says} cost at most ${most} requests to see them through`, async () => {
      const clock = createFakeClock(0);
      let turn = 0;
      const random = () => ((turn++ * 7) % 11) / 11;
      const failing = fails && { [fails]: new Error("502") };
      const account = createAccount({ size, clock, takes, behind, places: 20, ...(failing && { fails: failing }) });
      const reader = createReader<Sim>(account.list, ({ sid, iccid }) => [sid, iccid], clock);
      const waiting = createWaiting(account.listPending, reader, clock);
      const arrive = async ({ sid }: { sid: string }, index: number) => {
        if (atOnce === 300) await clock.sleep(index * 20);
        await account.write(sid);
        const written = clock.now();
        const waiter = waiting.join();
        for (let tries = 0; ; tries++) {
          await clock.sleep(pollInterval(tries, random));
          const { value, asked } = await waiter.look({ sid, group: "" }, tries, () => account.look(sid));
          assert.ok(asked > written, "asked for after the write");
          if (value.status === "active") break;
        }
        waiter.leave();
      };
      const spread = Array.from({ length: 300 }, (_, index) => account.sims[(index * 331) % size]);
      const left = spread.flatMap((sim, index) => (sim ? [{ sim, index }] : []));
      const worker = async () => {
        for (let next = left.shift(); next; next = left.shift()) await arrive(next.sim, next.index);
      };
      await clock.run(Promise.all(Array.from({ length: atOnce }, worker)));
      assert.equal(account.asked.writes, 300);
      assert.ok(account.total() - 300 <= most, JSON.stringify(account.asked));
    }).timeout(20_000);
});
