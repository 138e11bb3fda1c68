// The demo as a table: what each step shows, what it runs, and what has to come of it.

import type { Run } from "../../test/support/pulumi";
import type { Stage } from "./stage";

/** One step. */
export interface Step {
  /** The one line that is printed above Pulumi's own output. */
  readonly says: string;
  /** What happens before Pulumi runs. */
  readonly before?: (stage: Stage) => Promise<void> | void;
  /** Arguments of `pulumi`. */
  readonly runs: readonly string[];
  /** The exit code that the step has to end with: "failure" is any but 0. */
  readonly ends: 0 | 7 | "failure";
  /** What the engine has to report, as `op name`, sorted; only what is not `same`. */
  readonly does: readonly string[];
  /** Whether the API is asked to change anything. */
  readonly writes: boolean;
  /** What has to stand in the output. */
  readonly shows?: RegExp;
}

const UP = ["up", "--yes", "--skip-preview"];
const EVERYTHING = ["spare", "trackers", "truck-1", "truck-2", "truck-3"];

/** The steps, in order. */
export const steps: readonly Step[] = [
  {
    says: "Preview: what would be done to a Fleet and four SIMs? Nothing is written yet.",
    runs: ["preview"],
    ends: 0,
    does: EVERYTHING.map((name) => `create ${name}`),
    writes: false,
  },
  {
    says: "Up: the Fleet is made, the SIMs are adopted by ICCID and brought to their status; moves that the API queues are waited out.",
    runs: UP,
    ends: 0,
    does: EVERYTHING.map((name) => `create ${name}`),
    writes: true,
  },
  {
    says: "Up again: everything is as declared, so there is nothing to do.",
    runs: [...UP, "--expect-no-changes"],
    ends: 0,
    does: [],
    writes: false,
  },
  {
    says: "Somebody deactivates truck-2 in the console, behind Pulumi's back. A refresh that writes nothing shows it by name, and ends with 7 for pipelines.",
    before: (stage) => stage.api.deactivate("truck-2"),
    runs: ["refresh", "--preview-only", "--expect-no-changes", "--diff"],
    ends: 7,
    does: ["update truck-2"],
    writes: false,
    shows: /status\s*: "active" => "inactive"/,
  },
  {
    says: "Up with --refresh puts it right.",
    runs: [...UP, "--refresh"],
    ends: 0,
    does: ["update truck-2"],
    writes: true,
  },
  {
    says: 'A colleague edits the program: truck-1 shall be "ready" again. No active SIM can go back, and the preview says so.',
    before: (stage) => stage.edit('"truck-1"', '"active"', '"ready"'),
    runs: ["preview"],
    ends: "failure",
    does: ["update truck-1"],
    writes: false,
    shows: /83010/,
  },
  {
    says: "Destroy: the SIMs are deactivated; the Fleet, which the API cannot delete, is let go with a warning.",
    runs: ["destroy", "--yes", "--skip-preview"],
    ends: 0,
    does: EVERYTHING.map((name) => `delete ${name}`),
    writes: true,
  },
];

/** What is wrong with how a step ended, or undefined if it ended as it has to. */
export function disappointment(step: Step, run: Run, writes: number): string | undefined {
  const endedRight = step.ends === "failure" ? run.code !== 0 : run.code === step.ends;
  if (!endedRight) return `it ended with ${run.code}, not with ${step.ends}`;
  const done = run.operations
    .filter(({ op }) => op !== "same" && op !== "refresh")
    .map(({ op, name }) => `${op} ${name}`);
  const does = [...new Set(done)].sort().join(", ");
  const expected = [...step.does].sort().join(", ");
  if (does !== expected) return `Pulumi did (${does}), not (${expected})`;
  if (writes > 0 !== step.writes) return `the API got ${writes} requests to change something`;
  if (step.shows && !step.shows.test(run.text)) return `its output lacks ${step.shows}`;
  return undefined;
}
