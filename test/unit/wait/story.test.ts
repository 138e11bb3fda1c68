/** What a wait remembers of its looks. The sentences made of it are in errors.test.ts and heartbeat.test.ts. */
import assert from "node:assert/strict";
import { adviceOf, answered, beginning, brief, failed, saw } from "../../../provider/wait/story";
import { failedLook } from "./failed-look";

const START = beginning("scheduled", 100);
const [one, two] = [new Error("one"), new Error("two")];

describe("the story of a wait", () => {
  it("begins with what is known", () => {
    assert.deepEqual(START, { sightings: [{ after: 100, seen: "scheduled" }], lastSeen: 100, looks: 0 });
  });

  it("has changes only, and when it was seen last", () => {
    const story = saw(saw(START, "scheduled", 200), "active", 300);
    assert.deepEqual(story.sightings, [
      { after: 100, seen: "scheduled" },
      { after: 300, seen: "active" },
    ]);
    assert.deepEqual([story.lastSeen, story.looks, story.failures], [300, 2, undefined]);
  });

  it("counts the looks that failed, and how many of them in a row", () => {
    const blind = failed(failed(saw(START, "scheduled", 200), one), two);
    assert.deepEqual(blind.failures, { count: 2, looks: 3, inARow: 2, last: two });
    assert.deepEqual([blind.lastSeen, blind.looks], [200, 3]);
    const seen = saw(blind, "scheduled", 900);
    assert.deepEqual(seen.failures, { count: 2, looks: 4, inARow: 0, last: two });
    assert.deepEqual(failed(seen, one).failures, { count: 3, looks: 5, inARow: 1, last: one });
  });

  it("takes an old answer for no sighting, and for no failure", () => {
    const story = answered(failed(START, one));
    assert.deepEqual(
      [story.sightings, story.lastSeen, story.looks, story.failures?.inARow],
      [START.sightings, 100, 2, 0],
    );
  });
});

describe("the heart of a failure", () => {
  for (const [what, error, words] of [
    [
      "status and code",
      failedLook({ status: 429, envelope: { code: 20429, message: "Too many. ", genuine: true } }),
      "429, code 20429: Too many",
    ],
    ["a status alone", failedLook({ status: 502, seen: "a page" }), "502: a page"],
    ["no answer", failedLook({ seen: "socket hang up" }), "no answer: socket hang up"],
    ["nothing known", failedLook({ status: 500 }), "500: nothing more is known"],
    ["another error", new Error("odd"), "odd"],
    ["what is no error", "odd", "odd"],
  ] as const)
    it(`is told: ${what}`, () => assert.equal(brief(error), words));

  it("comes with what to do about it, or with to mend it", () => {
    assert.match(adviceOf(failedLook({ status: 429 })), /^Lower `kore:maxConcurrency`/);
    assert.equal(adviceOf(one), "Mend that first, then run the same command again.");
  });
});
