/** The clock that other tests stand on. */
import assert from "node:assert/strict";
import http from "node:http";
import { createFakeClock, START } from "./fake-clock";

describe("the fake clock", () => {
  it("wakes sleepers each at its time, and lets one act before the next wakes", async () => {
    const clock = createFakeClock();
    const events: string[] = [];
    const sleepThenSay = async (name: string, milliseconds: number) => {
      await clock.sleep(milliseconds);
      events.push(`${name} at ${clock.now() - START}`);
    };
    void sleepThenSay("late", 300).then(() => sleepThenSay("after late", 50));
    void sleepThenSay("early", 100);
    void sleepThenSay("as early", 100);
    void sleepThenSay("too late", 351);
    await clock.advance(350);
    assert.deepEqual(events, ["early at 100", "as early at 100", "late at 300", "after late at 350"]);
    assert.equal(clock.now(), START + 350);
    assert.equal(clock.sleeping, 1);
    assert.deepEqual(clock.slept, [300, 100, 100, 351, 50]);
  });

  it("ends a sleep with the signal's reason, and an aborted sleeper is gone", async () => {
    const clock = createFakeClock();
    const control = new AbortController();
    const sleep = clock.sleep(1_000, control.signal);
    control.abort(new Error("enough"));
    await assert.rejects(sleep, /enough/);
    await assert.rejects(clock.sleep(1, control.signal), /enough/);
    assert.equal(clock.sleeping, 0);
  });

  it("jumps by itself while work runs, tells every jump, and stands still afterwards", async () => {
    const jumps: number[] = [];
    const clock = createFakeClock(0, (milliseconds) => jumps.push(milliseconds));
    const time = await clock.run(async () => {
      await Promise.all([clock.sleep(3_600_000), clock.sleep(60_000)]);
      await clock.sleep(5);
      return clock.now();
    });
    assert.equal(time, 3_600_005);
    assert.deepEqual(jumps, [60_000, 3_540_000, 5]);
    void clock.sleep(10);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(clock.now(), 3_600_005);
  });

  it("does not jump while an HTTP request is under way", async () => {
    const server = http
      .createServer((_, response) => setTimeout(() => response.end("done"), 30))
      .listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const clock = createFakeClock(0);
    const answered = () =>
      new Promise<number>((resolve) =>
        http.get({ port, agent: false }, (response) => response.resume().once("end", () => resolve(clock.now()))),
      );
    const [at] = await clock.run(() => Promise.all([answered(), clock.sleep(1_000)]));
    server.close();
    assert.equal(at, 0);
    assert.equal(clock.now(), 1_000);
  });

  it("fails as the work fails", async () => {
    const clock = createFakeClock();
    await assert.rejects(
      clock.run(async () => {
        await clock.sleep(1);
        throw new Error("broken");
      }),
      /broken/,
    );
  });
});
