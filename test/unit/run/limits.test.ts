import assert from "node:assert/strict";
import type { Shared } from "../../../provider/core/live/context";
import { Cancelled, cancellable, stopping, timeLimit } from "../../../provider/run/limits";

const never = () => new Promise<never>(() => {});

describe("how long a verb may take", () => {
  for (const [timeouts, granted, milliseconds] of [
    [undefined, undefined, 600_000],
    [{ create: "90s" }, undefined, 90_000],
    [{ update: "90s" }, undefined, 600_000],
    [undefined, 5_000, 5_000],
    [undefined, "1h", 3_600_000],
    [{ create: "90s" }, "1h", 90_000],
    [{ create: "90s" }, 5_000, 5_000],
    ["90s", undefined, 600_000],
  ] as const)
    it(`is ${milliseconds} ms where ${JSON.stringify(timeouts)} is declared and ${granted} granted`, () => {
      assert.equal(timeLimit("create", timeouts, granted), milliseconds);
    });
});

describe("a verb that can be cancelled", () => {
  it("ends with a message about its object, whatever the host's reason is", async () => {
    for (const reason of [undefined, "enough", new Error("enough")]) {
      const stop = new AbortController();
      const work = cancellable(
        stop.signal,
        "SIM 1",
        (signal) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
      );
      stop.abort(reason);
      await assert.rejects(
        work,
        /^Cancelled: SIM 1: stopped, because the command was cancelled\. .*run the same command again/,
      );
    }
  });

  it("does not begin when the command is cancelled already", async () => {
    const begun = () => assert.fail("it began");
    await assert.rejects(cancellable(AbortSignal.abort(), "SIM 1", begun), Cancelled);
  });

  it("leaves nothing behind on a signal that lives longer", async () => {
    const { signal } = new AbortController();
    let listening = 0;
    const count = (by: number) => () => {
      listening += by;
    };
    const watched = Object.assign(signal, { addEventListener: count(1), removeEventListener: count(-1) });
    await cancellable(watched, "SIM 1", async () => "done");
    await assert.rejects(cancellable(watched, "SIM 1", () => Promise.reject(new Error("failed"))));
    assert.equal(listening, 0);
  });

  it("stops waiting for what it shares with others: names, pages and the list of what is pending", async () => {
    const shared: Shared = {
      heartbeat: { start: () => ({ pulse: () => {}, stop: () => {} }) },
      waiting: { join: () => ({ first: 0, arrived: () => {}, look: never, leave: () => {} }) },
      names: { find: never, glance: never, browse: never, forget: () => {} },
      reader: { read: never, showsAll: () => false, isOnePage: () => false, drop: () => {} },
      left: new Map(),
    };
    const stop = new AbortController();
    const { names, reader, waiting } = stopping(shared, stop.signal);
    const waits = [
      ...[names.find, names.glance, names.browse].map((ask) =>
        ask({ sid: /^HF/, path: "/v1/Fleets", noun: "Fleet", listKey: "fleets" }, "api", "trucks"),
      ),
      reader.read("HS1", { group: "", oldest: 0 }, never),
      waiting.join().look({ sid: "HS1", group: "" }, 1, never),
    ];
    stop.abort(new Cancelled("SIM 1"));
    for (const one of waits) await assert.rejects(one, Cancelled);
    assert.equal(stopping(shared, undefined), shared);
  });
});
