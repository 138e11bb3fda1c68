/** What is remembered for one run of a program, of which a process may have several. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { firstInRun, perRun, refusal } from "../../../sdk/run";
import { mockPulumi, unmockPulumi } from "./mocks";

/** A program's run, in a stack of its own. */
const inRun = async <T>(program: () => T): Promise<T> => {
  mockPulumi();
  let came: T | undefined;
  await pulumi.runtime.runInPulumiStack(async () => {
    came = program();
  });
  unmockPulumi();
  assert.ok(came !== undefined);
  return came;
};

describe("what is kept for a run", () => {
  after(unmockPulumi);

  it("is made once while it lasts, and anew for the next one", async () => {
    let made = 0;
    const kept = perRun(() => ({ number: ++made }));
    const twice = () => [kept().number, kept().number];
    assert.deepEqual(
      [await inRun(twice), await inRun(twice), twice(), twice()],
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [3, 3],
      ],
    );
  });

  it("tells the first that asks in each run", async () => {
    const first = firstInRun();
    const twice = () => [first(), first()];
    assert.deepEqual(
      [await inRun(twice), await inRun(twice)],
      [
        [true, false],
        [true, false],
      ],
    );
  });
});

describe("a refusal", () => {
  it("is an error that Pulumi shows as its text alone", () => {
    const error = refusal("no");
    assert.ok(pulumi.RunError.isInstance(error));
    assert.deepEqual([error.message, error.stack], ["no", "no"]);
  });
});
