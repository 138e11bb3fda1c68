import assert from "node:assert/strict";
import type { Clock } from "../../../provider/time/clock";
import { StillPending, WentElsewhere } from "../../../provider/wait/errors";
import { createHeartbeat } from "../../../provider/wait/heartbeat";
import { type Watch, waitFor } from "../../../provider/wait/wait-for";

/** A clock on which every sleep is over at once, and remembered. */
function jumpingClock() {
  let now = 0;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
  return { clock, slept };
}

function watching(statuses: readonly string[], more: Partial<Watch<string>> = {}) {
  const { clock, slept } = jumpingClock();
  const lines: string[] = [];
  let looks = 0;
  const watch: Watch<string> = {
    subject: "SIM 8988 (HS1)",
    wanted: 'status "active"',
    start: "scheduled",
    look: async () => statuses[Math.min(looks++, statuses.length - 1)] ?? "scheduled",
    judge: (status) => (status === "scheduled" ? "pending" : status === "active" ? "target" : "elsewhere"),
    describe: (status) => `status ${status}`,
    survives: () => false,
    began: 0,
    deadline: 600_000,
    clock,
    random: () => 0,
    heartbeat: createHeartbeat((line) => lines.push(line)),
    ...more,
  };
  return { ending: waitFor(watch), slept, lines, looks: () => looks };
}

describe("waiting", () => {
  it("looks after 1 s, then at intervals that grow by half up to 15 s", async () => {
    const { ending, slept } = watching([...Array(9).fill("scheduled"), "active"]);
    assert.equal(await ending, "active");
    assert.deepEqual(slept, [1_000, 1_500, 2_250, 3_375, 5_062.5, 7_593.75, 11_390.625, 15_000, 15_000, 15_000]);
  });

  it("does not look at all when the answer to the write shows the target already", async () => {
    const { ending, looks } = watching([], { start: "active" });
    assert.equal(await ending, "active");
    assert.equal(looks(), 0);
  });

  it("tells a move that went elsewhere, with what was seen over time", async () => {
    const { ending } = watching(["scheduled", "inactive"]);
    await assert.rejects(ending, (error: unknown) => {
      assert.ok(error instanceof WentElsewhere);
      assert.deepEqual(error.waited.sightings, [
        { after: 0, seen: "status scheduled" },
        { after: 2_500, seen: "status inactive" },
      ]);
      assert.match(
        error.message,
        /SIM 8988 \(HS1\): the move to status "active" did not happen.*status scheduled after 0 s; then status inactive after 3 s/,
      );
      return true;
    });
  });

  it("looks a last time at the deadline before it gives up, and says that nothing is lost", async () => {
    const { ending, slept } = watching(["scheduled"], { deadline: 4_000 });
    await assert.rejects(ending, (error: unknown) => {
      assert.ok(error instanceof StillPending);
      assert.match(
        error.message,
        /still on its way to status "active" after 4s.*goes on waiting without sending it again.*`timeouts`/,
      );
      return true;
    });
    assert.deepEqual(slept, [1_000, 1_500, 1_500]);
  });

  it("takes the target that only the last look shows", async () => {
    const { ending } = watching(["scheduled", "scheduled", "active"], { deadline: 4_000 });
    assert.equal(await ending, "active");
  });

  it("survives a look that failed in passing, and ends with one that did not", async () => {
    const passing = new Error("503");
    let looks = 0;
    const look = async () => {
      looks++;
      if (looks === 1) throw passing;
      return "active";
    };
    assert.equal(await watching([], { look, survives: (error) => error === passing }).ending, "active");
    const fatal = new Error("403");
    await assert.rejects(watching([], { look: () => Promise.reject(fatal) }).ending, fatal);
  });

  it("grants an old answer the same looks, however many fail in between", async () => {
    const passing = new Error("503");
    const judge = (status: string, looks: number) =>
      status === "active" ? "target" : looks >= 2 ? "elsewhere" : "pending";
    const seeing = (outcomes: readonly string[]) => {
      let tries = 0;
      const look = async () => {
        const outcome = outcomes[tries++] ?? "inactive";
        if (outcome === "503") throw passing;
        return outcome;
      };
      const { ending } = watching([], { start: "inactive", look, judge, survives: (error) => error === passing });
      return { ending, tries: () => tries };
    };
    assert.equal(await seeing(["503", "503", "503", "active"]).ending, "active");
    assert.equal(await seeing(["503", "inactive", "503", "active"]).ending, "active");
    const elsewhere = seeing(["503", "inactive", "503", "inactive"]);
    await assert.rejects(elsewhere.ending, WentElsewhere);
    assert.equal(elsewhere.tries(), 4);
  });

  it("is still pending at its deadline when no look succeeded, and never elsewhere", async () => {
    const { ending } = watching([], {
      start: "inactive",
      look: () => Promise.reject(new Error("503")),
      judge: (status, looks) => (status === "active" ? "target" : looks >= 2 ? "elsewhere" : "pending"),
      survives: () => true,
      deadline: 60_000,
    });
    await assert.rejects(ending, StillPending);
  });

  it("stops at once when it is cancelled", async () => {
    const controller = new AbortController();
    controller.abort(new Error("stop"));
    await assert.rejects(watching(["scheduled"], { signal: controller.signal }).ending, /stop/);
  });

  it("reports itself every thirty seconds", async () => {
    const { ending, lines } = watching([...Array(9).fill("scheduled"), "active"]);
    await ending;
    assert.deepEqual(lines, [
      'SIM 8988 (HS1): waiting for status "active" for 32s; status scheduled',
      'SIM 8988 (HS1): waiting for status "active" for 1m2s; status scheduled',
    ]);
  });
});

describe("the heartbeat of many waits", () => {
  it("is one line, however many wait", () => {
    const lines: string[] = [];
    const heartbeat = createHeartbeat((line) => lines.push(line));
    const beats = Array.from({ length: 50 }, (_, index) =>
      heartbeat.start(`SIM ${index}`, "status active", index * 100),
    );
    for (const beat of beats) beat.pulse(40_000, "status scheduled");
    for (const beat of beats) beat.pulse(69_999, "status scheduled");
    assert.deepEqual(lines, ["waiting for 50 objects to settle, the longest for 40s: SIM 0 and others"]);
    for (const beat of beats) beat.pulse(70_000, "status scheduled");
    assert.equal(lines.length, 2);
  });

  it("falls silent when the waits end", () => {
    const lines: string[] = [];
    const heartbeat = createHeartbeat((line) => lines.push(line));
    const [first, second] = [heartbeat.start("SIM 1", "x", 0), heartbeat.start("SIM 2", "x", 0)];
    first.stop();
    second.pulse(31_000, "y");
    assert.deepEqual(lines, ["SIM 2: waiting for x for 31s; y"]);
  });
});
