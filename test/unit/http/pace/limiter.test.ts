/** The pace of an account, on a clock of the test's own. */
import assert from "node:assert/strict";
import type { Response } from "../../../../provider/http/exchange";
import { limiting } from "../../../../provider/http/pace/limiter";
import { createFakeClock, type FakeClock } from "../../../support/fake-clock";
import { get, type Line, RESET, script } from "../script";

const TOO_MANY = { status: 429 };

function chain(lines: readonly Line[], pace: { concurrency?: number; perSecond?: number; takes?: number } = {}) {
  const { concurrency = 20, perSecond = 1_000_000, takes = 0 } = pace;
  const clock = createFakeClock();
  const api = script(clock, lines, takes);
  const exchange = limiting({ maxConcurrency: concurrency, requestsPerSecond: perSecond }, clock)(api.exchange);
  const all = (count: number) => clock.run(() => Promise.all(Array.from({ length: count }, () => exchange(get()))));
  return { clock, api, exchange, all, times: () => api.asked.map(({ at }) => at) };
}

/** How many are let in at once: the most under way while plenty of requests wait. */
async function ceilingOf({ all, api }: ReturnType<typeof chain>): Promise<number> {
  const before = api.asked.length;
  await all(100);
  const starts = api.asked.slice(before).map(({ at }) => at);
  return starts.filter((at) => at === starts[0]).length;
}

/** Moves on in steps, so that what waits behind an answer goes on before the next step. */
const pass = (clock: FakeClock, milliseconds: number) => clock.advance(milliseconds);

describe("concurrency", () => {
  it("never exceeds its ceiling, and reaches it", async () => {
    const { all, api } = chain([200], { concurrency: 7, takes: 10 });
    await all(100);
    assert.equal(api.most, 7);
    assert.equal(api.asked.length, 100);
  });

  it("is halved by a 429, once for a wave, and grows by one after as many good answers as it allows", async () => {
    const chained = chain([...Array(8).fill(TOO_MANY), 200], { concurrency: 8, takes: 10 });
    await chained.all(8);
    await chained.all(10);
    const starts = chained.times().slice(8);
    // Eight refusals are one wave: 4 remain. After 4 good answers 5 may go, after 5 more 6.
    assert.deepEqual(starts, [10, 10, 10, 10, 20, 20, 20, 20, 20, 30]);
  });

  it("is halved again by the next wave, down to one", async () => {
    const { all, times } = chain([TOO_MANY], { concurrency: 8, takes: 10 });
    await all(20);
    assert.deepEqual(
      [...new Set(times())].map((time) => times().filter((other) => other === time).length),
      [8, 4, 2, 1, 1, 1, 1, 1, 1],
    );
  });

  it("grows back to its ceiling and no further", async () => {
    const chained = chain([TOO_MANY, 200], { concurrency: 4, takes: 10 });
    await chained.all(1);
    await chained.all(200);
    assert.equal(await ceilingOf(chained), 4);
  });

  it("does not grow on failures, and a failure ends the streak", async () => {
    const chained = chain([TOO_MANY, 200, 200, 200, 503, 200, 200, 200, 503, 200], { concurrency: 8, takes: 10 });
    await chained.all(1);
    for (let i = 0; i < 8; i++) await chained.all(1);
    assert.equal(await ceilingOf(chained), 4);
  });

  it("counts an answer such as 404 as a good one", async () => {
    const chained = chain([TOO_MANY, 404], { concurrency: 4, takes: 10 });
    await chained.all(1);
    await chained.all(20);
    assert.equal(await ceilingOf(chained), 4);
  });

  it("gives a place back when no answer comes", async () => {
    const { clock, exchange } = chain([RESET, 200], { concurrency: 1 });
    await assert.rejects(clock.run(exchange(get())), /socket hang up/);
    assert.equal((await clock.run(exchange(get()))).status, 200);
  });

  it("lets what was sent before go ahead of what was not", async () => {
    const { clock, exchange, api } = chain([200], { concurrency: 1, takes: 10 });
    const names = ["first", "second", "third"];
    const requests = names.map((subject) => exchange(get({ subject })));
    requests.push(exchange(get({ subject: "again", repeated: true })));
    await clock.run(Promise.all(requests));
    assert.deepEqual(
      api.asked.map(({ subject }) => subject),
      ["first", "again", "second", "third"],
    );
  });

  it("serves fifty thousand that wait in order", async () => {
    const { exchange, api } = chain([200], { concurrency: 10 });
    await Promise.all(Array.from({ length: 50_000 }, (_, i) => exchange(get({ subject: String(i) }))));
    assert.ok(api.asked.every(({ subject }, i) => subject === String(i)));
  });
});

describe("requests a second", () => {
  it("are a second's worth at once, then one at a time, evenly", async () => {
    const { all, times } = chain([200], { perSecond: 5 });
    await all(9);
    assert.deepEqual(times(), [0, 0, 0, 0, 0, 200, 400, 600, 800]);
  });

  it("fill up again while nothing is sent, up to a second's worth", async () => {
    const { clock, all, times } = chain([200], { perSecond: 2 });
    await all(4);
    await pass(clock, 60_000);
    await all(3);
    const [first = 0, ...others] = times().slice(4);
    assert.deepEqual(times().slice(0, 4), [0, 0, 500, 1_000]);
    assert.deepEqual(others, [first, first + 500]);
  });

  it("hold at a rate that does not divide a second", async () => {
    const { all, times } = chain([200], { perSecond: 7 });
    await all(77);
    assert.equal(times().at(-1), 10_000);
  });
});

describe("a pause that the API asks for", () => {
  for (const [says, header] of [
    ["in seconds", "5"],
    ["as a date", "Thu, 01 Jan 2026 00:00:05 GMT"],
  ] as const)
    for (const status of [429, 503])
      it(`holds for the whole account: ${status}, ${says}`, async () => {
        const { clock, exchange, times } = chain([{ status, headers: { "retry-after": header } }, 200]);
        await clock.run(exchange(get()));
        await clock.run(Promise.all([exchange(get()), exchange(get())]));
        assert.deepEqual(times(), [0, 5_000, 5_000]);
      });

  it("can grow while it lasts, and is not shortened", async () => {
    const pause = (seconds: string) => ({ status: 429, headers: { "retry-after": seconds } });
    const { all, exchange, clock, times } = chain([pause("5"), pause("9"), pause("2"), 200], { takes: 100 });
    await all(3);
    await clock.run(exchange(get()));
    assert.deepEqual(times(), [0, 0, 0, 9_100]);
  });

  it("does not hold when 429 says nothing of one", async () => {
    const { clock, exchange, times } = chain([429, 200]);
    await clock.run(exchange(get()));
    await clock.run(exchange(get()));
    assert.deepEqual(times(), [0, 0]);
  });

  it("that is too long to wait is handed to everybody as the answer, with what is left of it", async () => {
    const refusal: Partial<Response> = { status: 429, headers: { "retry-after": "600" }, body: "Too many" };
    const { clock, exchange, api } = chain([refusal, 200]);
    await clock.run(exchange(get()));
    await pass(clock, 60_000);
    const { status, headers, body } = await exchange(get());
    assert.deepEqual({ status, headers, body }, { status: 429, headers: { "retry-after": "540" }, body: "Too many" });
    assert.equal(api.asked.length, 1);
    await pass(clock, 400_000);
    assert.equal((await clock.run(exchange(get()))).status, 200);
  });

  it("that is too long ends those that wait already", async () => {
    const refusal: Partial<Response> = { status: 429, headers: { "retry-after": "600" } };
    const { all, api } = chain([refusal], { concurrency: 1, takes: 10 });
    const answers = await all(50);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [429]);
    assert.equal(api.asked.length, 1);
  });
});

describe("the number of requests that the API says are running", () => {
  const running = (count: number, status = 200) => ({
    status,
    headers: { "twilio-concurrent-requests": String(count) },
  });

  it("keeps the ceiling where it is while the account is as full as when it refused", async () => {
    const chained = chain([running(30, 429), running(30)], { concurrency: 8, takes: 10 });
    await chained.all(1);
    await chained.all(100);
    assert.equal(await ceilingOf(chained), 4);
  });

  it("lets it grow where there is room", async () => {
    const chained = chain([running(30, 429), running(12)], { concurrency: 8, takes: 10 });
    await chained.all(1);
    await chained.all(100);
    assert.equal(await ceilingOf(chained), 8);
  });

  it("is forgotten a minute after the refusal, as the limit is not documented", async () => {
    const chained = chain([running(30, 429), running(30)], { concurrency: 8, takes: 10 });
    await chained.all(1);
    await pass(chained.clock, 60_000);
    await chained.all(100);
    assert.equal(await ceilingOf(chained), 8);
  });

  it("is not minded where it is no number", async () => {
    const chained = chain([TOO_MANY, { headers: { "twilio-concurrent-requests": "many" } }], {
      concurrency: 8,
      takes: 10,
    });
    await chained.all(1);
    await chained.all(100);
    assert.equal(await ceilingOf(chained), 8);
  });
});

describe("giving up", () => {
  it("ends the wait for a place at once, and takes no place", async () => {
    const { clock, exchange, api } = chain([200], { concurrency: 1, takes: 10 });
    const control = new AbortController();
    const first = exchange(get());
    const impatient = exchange(get({ signal: control.signal }));
    const third = exchange(get());
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    await clock.run(Promise.all([first, third]));
    assert.equal(api.asked.length, 2);
  });

  it("ends a pause at once, and leaves no alarm behind", async () => {
    const { clock, exchange } = chain([{ status: 429, headers: { "retry-after": "100" } }, 200]);
    await clock.run(exchange(get()));
    const control = new AbortController();
    const impatient = exchange(get({ signal: control.signal }));
    assert.equal(clock.sleeping, 1);
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    assert.equal(clock.sleeping, 0);
    const patient = exchange(get());
    assert.equal((await clock.run(patient)).status, 200);
  });

  it("ends a request under way, and its place is free", async () => {
    const { clock, exchange } = chain([200], { concurrency: 1, takes: 1_000 });
    const control = new AbortController();
    const impatient = exchange(get({ signal: control.signal }));
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    assert.equal((await clock.run(exchange(get()))).status, 200);
  });

  it("before the beginning sends nothing", async () => {
    const { exchange, api } = chain([200]);
    await assert.rejects(exchange(get({ signal: AbortSignal.abort(new Error("enough")) })), /enough/);
    assert.equal(api.asked.length, 0);
  });

  it("of any in any order leaks no place", async () => {
    const { clock, exchange, api } = chain([200], { concurrency: 3, perSecond: 50, takes: 7 });
    const controls = Array.from({ length: 200 }, () => new AbortController());
    const requests = controls.map(({ signal }) => exchange(get({ signal })).catch(() => undefined));
    controls.forEach((control, i) => {
      if (i % 3 === 0) void clock.sleep((i * 37) % 400).then(() => control.abort(new Error("enough")));
    });
    await clock.run(Promise.all(requests));
    const before = api.asked.length;
    await pass(clock, 1_000);
    await clock.run(Promise.all(Array.from({ length: 9 }, () => exchange(get()))));
    const starts = api.asked.slice(before).map(({ at }) => at);
    assert.deepEqual(
      starts,
      [0, 0, 0, 7, 7, 7, 14, 14, 14].map((at) => at + (starts[0] ?? 0)),
    );
    assert.equal(api.most, 3);
  });
});
