import assert from "node:assert/strict";
import { createReader, OLDEST } from "../../../provider/shared/reader";
import { createFakeClock } from "../../support/fake-clock";
import { createAccount, type Sim } from "./account";

interface Item {
  readonly id: string;
  /** When the account was in the state that this shows. */
  readonly seen?: number;
}

const PAGE = 100;
/** No page here takes so long that somebody gives it up, unless a test says so. */
const never = () => new Promise<never>(() => {});
const SHOWN = { group: "", oldest: OLDEST.shown };

/** An account of `size` objects that counts what it is asked, and answers lists in pages of a hundred, each after `slow` ms. */
function account(size: number, slow = 0) {
  let now = 0;
  const asked = { single: 0, pages: 0 };
  const ids = Array.from({ length: size }, (_, index) => `id-${index}`);
  const list = async function* () {
    for (let at = 0; at < ids.length; at += PAGE) {
      asked.pages++;
      const seen = now;
      now += slow;
      yield ids.slice(at, at + PAGE).map((id): Item => ({ id, seen }));
    }
  };
  const clock = { now: () => now, sleep: never };
  const reader = createReader<Item>(list, ({ id }) => [id], clock);
  const readOne = async (id: string): Promise<Item | undefined> => {
    asked.single++;
    return ids.includes(id) ? { id } : undefined;
  };
  return {
    reader,
    readOne,
    asked,
    ids,
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    read: async (id: string) => (await reader.read(id, SHOWN, () => readOne(id))).value,
    drop: reader.drop,
    total: () => asked.single + asked.pages,
  };
}

describe("reading many objects", () => {
  it("asks for the first five one by one and for no page", async () => {
    const { read, ids, asked } = account(1_000);
    for (const id of ids.slice(0, 5)) await read(id);
    assert.deepEqual(asked, { single: 5, pages: 0 });
  });

  it("never costs more than twice the cheaper way and the first five, whatever is read", async () => {
    for (const [size, reads, shuffle] of [
      [1_000, 1_000, 7],
      [1_000, 20, 391],
      [10_000, 300, 4_919],
      [50, 50, 13],
      [100_000, 60, 31_337],
    ] as const) {
      const { read, ids, total } = account(size);
      for (let index = 0; index < reads; index++) await read(ids[(index * shuffle) % size] ?? "");
      const cheaper = Math.min(reads, Math.ceil(size / PAGE));
      assert.ok(total() <= 2 * cheaper + 5, `${total()} requests for ${reads} of ${size}`);
    }
  });

  it("asks for one page for all who wait for it, though it takes longer to come than an answer may be old", async () => {
    const { reader, readOne, ids, asked } = account(PAGE, 6_000);
    for (const id of ids.slice(0, 5)) await reader.read(id, SHOWN, () => readOne(id));
    const wish = { group: "", oldest: 2_000 };
    await Promise.all(ids.slice(5).map((id) => reader.read(id, wish, () => readOne(id))));
    assert.deepEqual(asked, { single: 5, pages: 1 });
  });

  it("costs no more when all reads come at once", async () => {
    const { read, ids, total } = account(1_000);
    const found = await Promise.all(ids.map(read));
    assert.deepEqual(
      found.map((item) => item?.id),
      ids,
    );
    assert.ok(total() <= 5 + 2 * 10, `${total()} requests`);
  });

  for (const { size, every, slow } of [
    { size: 1_000, every: 10, slow: 0 },
    { size: 1_000, every: 1_000, slow: 0 },
    { size: 10_000, every: 3, slow: 0 },
    { size: 10_000, every: 10, slow: 100 },
    { size: 10_000, every: 2, slow: 500 },
  ]) {
    const pages = size / PAGE;
    it(`goes on sharing when ${size} objects are read one every ${every} ms, in any order, a page taking ${slow} ms`, async () => {
      const { read, ids, now, pass, total } = account(size, slow);
      for (let index = 0; index < size; index++) {
        pass(every);
        const before = total();
        const item = await read(ids[(index * 7_919) % size] ?? "");
        assert.ok(total() - before <= 2, `${total() - before} requests for one read`);
        assert.ok(now() - (item?.seen ?? now()) < 30_000, `${now() - (item?.seen ?? 0)} ms old`);
      }
      // A list is begun at most every thirty seconds, and costs its pages, as many objects that they did not hold, and the first few.
      const lists = Math.floor(now() / 30_000) + 1;
      const most = Math.min(2 * size, lists * (2 * pages + 6));
      assert.ok(total() <= most, `${total()} requests in ${lists} lists of ${pages} pages`);
    });
  }

  it("asks for an object itself when no page holds it, because a list proves nothing", async () => {
    const { read, ids, asked } = account(200);
    for (const id of ids) await read(id);
    const before = asked.single;
    assert.equal(await read("gone"), undefined);
    assert.equal(asked.single, before + 1);
  });

  it("forgets an object that is written, and everything after thirty seconds", async () => {
    const { read, ids, asked, drop, pass } = account(200);
    for (const id of ids) await read(id);
    const before = asked.single;
    await read("id-150");
    assert.equal(asked.single, before, "held");
    drop("id-150");
    await read("id-150");
    assert.equal(asked.single, before + 1, "written, so read again");
    pass(30_000);
    await read("id-151");
    assert.equal(asked.single, before + 2, "old, so read again");
  });

  it("does not take an object back from a page that was asked for before the write", async () => {
    const held: { release?: () => void } = {};
    let singles = 0;
    const list = async function* () {
      await new Promise<void>((resolve) => {
        held.release = resolve;
      });
      yield [{ id: "a" }];
    };
    const reader = createReader<Item>(list, ({ id }) => [id], { now: () => 0, sleep: never });
    const single = async (id: string) => {
      singles++;
      return { id };
    };
    for (const id of ["1", "2", "3", "4", "5"]) await reader.read(id, SHOWN, () => single(id));
    const late = reader.read("a", SHOWN, () => single("a"));
    await new Promise(setImmediate);
    reader.drop("a");
    held.release?.();
    await late;
    assert.equal(singles, 6);
  });

  it("begins a list that failed again after thirty seconds, and not before", async () => {
    let now = 0;
    let lists = 0;
    const list = (): AsyncIterable<readonly Item[]> => {
      lists++;
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("503")) }) };
    };
    const reader = createReader<Item>(list, ({ id }) => [id], { now: () => now, sleep: never });
    const read = async () => {
      for (let index = 0; index < 10; index++) await reader.read(`id-${index}`, SHOWN, async () => undefined);
    };
    await read();
    now = 29_999;
    await read();
    assert.equal(lists, 1);
    now = 30_000;
    await read();
    assert.equal(lists, 2);
  });

  it("goes on alone when the list fails", async () => {
    const list = (): AsyncIterable<readonly Item[]> => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("503")) }),
    });
    const reader = createReader<Item>(list, ({ id }) => [id], { now: () => 0, sleep: never });
    for (let index = 0; index < 20; index++) {
      const id = `id-${index}`;
      assert.deepEqual((await reader.read(id, SHOWN, async () => ({ id }))).value, { id });
    }
  });
});

/** So many at a time, each the next one when it is free. */
async function workers<T>(count: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: count }, one));
}

const keysOf = ({ sid, iccid }: Sim) => [sid, iccid];

describe("finding SIMs by their ICCID", () => {
  const DECIDED = { group: "", oldest: OLDEST.decided };

  for (const { finders, size, atOnce, places, most } of [
    { finders: 300, size: 1_000, atOnce: 1, places: 20, most: 10 },
    { finders: 300, size: 1_000, atOnce: 8, places: 20, most: 10 },
    { finders: 300, size: 1_000, atOnce: 300, places: 20, most: 10 },
    { finders: 800, size: 1_000, atOnce: 32, places: 20, most: 10 },
    { finders: 5, size: 100_000, atOnce: 5, places: 20, most: 5 },
    { finders: 5, size: 100_000, atOnce: 1, places: 1, most: 5 },
    { finders: 20, size: 100_000, atOnce: 8, places: 20, most: 35 },
    { finders: 300, size: 10_000, atOnce: 8, places: 20, most: 25 },
  ])
    it(`costs at most ${most} requests for ${finders} of ${size}, ${atOnce} at a time`, async () => {
      const clock = createFakeClock(0);
      const account = createAccount({ size, clock, places });
      const reader = createReader<Sim>(account.list, keysOf, clock);
      const wanted = account.sims.filter((_, index) => index % Math.floor(size / finders) === 0).slice(0, finders);
      const find = async ({ sid, iccid }: { sid: string; iccid: string }) => {
        const { value } = await reader.read(iccid, DECIDED, () => account.find(iccid));
        assert.equal(value?.sid, sid);
      };
      await clock.run(workers(atOnce, wanted, find));
      assert.ok(account.total() <= most, JSON.stringify(account.asked));
    });

  it("decides by no page that is ten seconds old, and begins the list anew in the same turn", async () => {
    const clock = createFakeClock(0);
    const account = createAccount({ size: 1_000, clock });
    const reader = createReader<Sim>(account.list, keysOf, clock);
    const find = (index: number) => clock.run(reader.read(`8988${index}`, DECIDED, () => account.find(`8988${index}`)));
    for (let index = 0; index < 10; index++) await find(index);
    assert.deepEqual([account.asked.finds, account.asked.pages], [5, 1]);
    await clock.advance(10_000);
    const { shared, asked } = await find(11);
    assert.deepEqual([account.asked.finds, account.asked.pages], [5, 2]);
    assert.ok(shared && asked > 10_000);
  });

  it("takes nothing for missing that no page holds: it is asked for by itself", async () => {
    const clock = createFakeClock(0);
    const account = createAccount({ size: 1_000, clock });
    const reader = createReader<Sim>(account.list, keysOf, clock);
    for (let index = 0; index < 20; index++) {
      const answer = await clock.run(reader.read(`no-${index}`, DECIDED, () => account.find(`no-${index}`)));
      assert.deepEqual([answer.value, answer.shared], [undefined, false]);
    }
    assert.deepEqual([account.asked.finds, account.asked.pages], [20, 1]);
  });

  it("of a Fleet each pays for a page of that Fleet from the sixth SIM on", async () => {
    const clock = createFakeClock(0);
    const account = createAccount({ size: 300, groups: 60, clock });
    const reader = createReader<Sim>(account.list, keysOf, clock);
    const read = async ({ sid, group }: { sid: string; group: string }) => {
      await reader.read(sid, { group, oldest: OLDEST.shown }, () => account.look(sid));
    };
    await clock.run(workers(8, account.sims, read));
    assert.ok(account.total() <= 65, JSON.stringify(account.asked));
  });
});

describe("a list that cannot be read", () => {
  const ten = Array.from({ length: 10 }, (_, index) => `id-${index}`);
  const reading = (list: () => AsyncIterable<readonly Item[]>) => {
    const clock = createFakeClock(0);
    const asked = { lists: 0, single: 0 };
    const reader = createReader<Item>(
      () => {
        asked.lists++;
        return list();
      },
      ({ id }) => [id],
      clock,
    );
    const readOne = (id: string) => async () => {
      asked.single++;
      return { id };
    };
    const readAll = () => clock.run(Promise.all(ten.map((id) => reader.read(id, SHOWN, readOne(id)))));
    return { clock, asked, readAll };
  };

  it("because it never answers is waited for thirty seconds, by all together", async () => {
    const { clock, asked, readAll } = reading(() => ({ [Symbol.asyncIterator]: () => ({ next: never }) }));
    const found = await readAll();
    assert.deepEqual(
      found.map(({ value }) => value.id),
      ten,
    );
    assert.deepEqual(asked, { lists: 1, single: 10 });
    assert.equal(clock.now(), 30_000);
    await readAll();
    assert.deepEqual(asked, { lists: 1, single: 20 });
  });

  it("to its end costs a page for each read, and no more", async () => {
    let pages = 0;
    const { asked, readAll } = reading(async function* () {
      for (;;) {
        pages++;
        yield [];
      }
    });
    for (let round = 0; round < 10; round++) await readAll();
    assert.equal(asked.single, 100);
    assert.ok(pages <= 100, `${pages} pages`);
  });
});
