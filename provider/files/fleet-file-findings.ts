/** What is said of a fleet file as a whole, and of where it has its SIMs from. */
import type { Finding } from "../findings/finding";
import type { Nodes } from "./yaml-nodes";

export const unreadable = (file: string, why: string): Finding => ({
  kind: "unreadable",
  severity: "error",
  message: `Cannot be read: ${why}`,
  file,
  found: why,
  expected: "a folder of fleet files, a file that ends in .kore.yaml, or a CSV file",
  hint: "Correct the path, or who may read it.",
});

export const emptyFile = (file: string): Finding => ({
  kind: "empty",
  severity: "error",
  message: "The file is empty",
  file,
  line: 1,
  column: 1,
  found: "nothing",
  expected: "`fleet`, or `ratePlan` for Programmable Wireless, and `sims`",
  hint: "Declare a Fleet, or take the file away.",
});

export const bothSources = (file: string, nodes: Nodes): Finding => ({
  kind: "sims",
  severity: "error",
  message: "`sims` has both `csv` and `list`",
  file,
  ...nodes.keyAt(["sims", "list"]),
  property: "sims.list",
  found: "`csv` and `list`",
  expected: "`csv` or `list`",
  hint: "Move the SIMs of `list` into the CSV file, or take `csv` out.",
});

export const noSource = (file: string, nodes: Nodes): Finding => ({
  kind: "sims",
  severity: "error",
  message: "`sims` has neither `csv` nor `list`",
  file,
  ...nodes.keyAt(["sims"]),
  property: "sims",
  found: "no SIMs",
  expected: "`csv` or `list`",
  hint: "Add `csv: <file>.csv`, or `list:` with ICCIDs in quotes.",
});

export const noCsv = (file: string, csv: string, path: string, why: string, nodes: Nodes): Finding => ({
  kind: "csv",
  severity: "error",
  message: `\`sims.csv\` = ${JSON.stringify(csv)} cannot be read: ${why} (${path})`,
  file,
  ...nodes.valueAt(["sims", "csv"]),
  property: "sims.csv",
  found: JSON.stringify(csv),
  expected: "the path of a CSV file, from the folder of this file",
  hint: `Correct the path, or add the file ${path}.`,
});
