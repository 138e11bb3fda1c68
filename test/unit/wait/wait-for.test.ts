import assert from "node:assert/strict";
import type { Clock } from "../../../provider/time/clock";
import { StillPending, WentElsewhere } from "../../../provider/wait/errors";
import { createHeartbeat } from "../../../provider/wait/heartbeat";
import { type Look, type Watch, waitFor } from "../../../provider/wait/wait-for";
import { failedLook } from "./failed-look";

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

/** Looks that are answered at once. */
const at = (clock: Clock, look: () => Promise<string>) => async () => {
  const asked = clock.now();
  return { value: await look(), asked };
};

type More = Partial<Omit<Watch<string>, "look">> & { readonly look?: () => Promise<string> };

function watching(statuses: readonly string[], { look, ...more }: More = {}) {
  const { clock, slept } = jumpingClock();
  const lines: string[] = [];
  let looks = 0;
  const watch: Watch<string> = {
    subject: "SIM 8988 (HS1)",
    wanted: 'status "active"',
    start: "scheduled",
    look: at(clock, async () => statuses[Math.min(looks++, statuses.length - 1)] ?? "scheduled"),
    judge: (status) => (status === "scheduled" ? "pending" : status === "active" ? "target" : "elsewhere"),
    describe: (status) => `status ${status}`,
    survives: () => false,
    began: 0,
    deadline: 600_000,
    clock,
    random: () => 0,
    heartbeat: createHeartbeat((line) => lines.push(line)),
    ...more,
    ...(look && { look: at(clock, look) }),
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
    const judge = (status: string, { looks }: Look) =>
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
      judge: (status, { looks }) => (status === "active" ? "target" : looks >= 2 ? "elsewhere" : "pending"),
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

  const refused = failedLook({ seen: "connect ECONNREFUSED 127.0.0.1:4010", isTransient: true });
  /** Looks with these outcomes in turn, the last one for ever; each takes no time. */
  const seeing = (outcomes: readonly (string | Error)[], more: More = {}) => {
    let tries = 0;
    const look = async () => {
      const outcome = outcomes[Math.min(tries++, outcomes.length - 1)] ?? "";
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    return watching([], { look, survives: () => true, ...more });
  };

  it("tells of an API that dies when it was last seen, and what became of the looks since then", async () => {
    const { ending, lines } = seeing(["scheduled", refused], { deadline: 120_000 });
    await assert.rejects(ending, (error: unknown) => {
      assert.ok(error instanceof StillPending);
      assert.equal(error.waited.last, "scheduled");
      assert.equal(
        error.message,
        'SIM 8988 (HS1): whether it arrived at status "active" is not known after 2m. Seen: status scheduled after 0 s. ' +
          "It was last seen after 1 s; all 12 looks since then failed, the last one with: no answer: connect ECONNREFUSED 127.0.0.1:4010. " +
          "The request was accepted and is not lost: the same command, run again, goes on waiting without sending it again. " +
          "Check the network, the proxy settings and the configured URLs, then run the same command again.",
      );
      return true;
    });
    assert.equal(
      lines[0],
      'SIM 8988 (HS1): waiting for status "active" for 32s; status scheduled when it was last seen, 31s ago; ' +
        "all 5 looks since then failed, the last one with: no answer: connect ECONNREFUSED 127.0.0.1:4010",
    );
  });

  it("still advises more time when the last look worked, and tells how many did not", async () => {
    const { ending } = seeing([refused, refused, "scheduled"], { deadline: 10_000 });
    await assert.rejects(
      ending,
      /still on its way to status "active" after 10s\. .* 2 of 5 looks failed, the last one of them with: no answer: .*Raise `timeouts` to wait longer\.$/,
    );
  });

  it("hears an API again that came back", async () => {
    const { ending, lines } = seeing([refused, refused, refused, refused, refused, "scheduled", "scheduled", "active"]);
    assert.equal(await ending, "active");
    assert.equal(lines[0], 'SIM 8988 (HS1): waiting for status "active" for 32s; status scheduled');
  });

  describe("judging", () => {
    /** What was before the write counts as old for ten seconds. */
    const judge = (status: string, { afterWrite, looks }: Look) => {
      if (status === "active") return "target";
      if (status === "scheduled") return "pending";
      return looks === 0 || afterWrite < 10_000 ? "old" : "elsewhere";
    };

    it("is told how long after the write each look was asked for", async () => {
      const told: Look[] = [];
      const { ending } = seeing(["scheduled", "scheduled", "active"], {
        judge: (status, look) => {
          told.push(look);
          return status === "active" ? "target" : "pending";
        },
      });
      await ending;
      assert.deepEqual(
        told.map(({ looks, asked, afterWrite }) => [looks, asked, afterWrite]),
        [
          [0, 0, 0],
          [1, 1_000, 1_000],
          [2, 2_500, 2_500],
          [3, 4_750, 4_750],
        ],
      );
    });

    it("takes an old look for no news, neither of the object nor of a failure", async () => {
      const { ending, lines } = seeing(["inactive", "scheduled", "inactive", "scheduled"], { judge, deadline: 40_000 });
      await assert.rejects(ending, (error: unknown) => {
        assert.ok(error instanceof StillPending);
        assert.deepEqual(error.waited.sightings, [{ after: 0, seen: "status scheduled" }]);
        assert.equal(error.waited.last, "scheduled");
        return true;
      });
      assert.deepEqual(lines, ['SIM 8988 (HS1): waiting for status "active" for 32s; status scheduled']);
    });

    it("takes the same look for an ending when it was asked for late enough", async () => {
      const { ending, slept } = seeing(["inactive"], { judge, start: "inactive" });
      await assert.rejects(ending, WentElsewhere);
      assert.deepEqual(slept, [1_000, 1_500, 2_250, 3_375, 5_062.5]);
    });

    it("waits for the news behind old looks", async () => {
      const { ending } = seeing(["inactive", "inactive", "active"], { judge, start: "inactive" });
      assert.equal(await ending, "active");
    });
  });
});
