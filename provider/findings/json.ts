/** The format `json`: for programs. What it holds is published as `findings.schema.json`. */
import { z } from "zod";
import { count, finding, type Report } from "./finding";

/** Another number means that a reader of before could misread it. New members may come without one. */
const VERSION = 1;

const number = z.int().min(0);

export const published = z.strictObject({
  version: z.literal(VERSION),
  command: z.string(),
  looked: z.record(z.string(), number).describe("What was looked at, counted."),
  counts: z.strictObject({ error: number, warning: number, note: number, ignored: number }),
  findings: z.array(finding),
});

export const json = (report: Report): string => {
  const { command, looked, findings } = report;
  const whole: z.infer<typeof published> = {
    version: VERSION,
    command,
    looked,
    counts: count(findings),
    findings: [...findings],
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
};
