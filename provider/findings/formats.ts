/** The formats of a report, by the names that `-f` takes. */
import { csv } from "./csv";
import type { Report } from "./finding";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { sarif } from "./sarif";
import { text } from "./text";

/** `colours`: whether the reader is a person at a terminal. */
export type Format = (report: Report, colours?: boolean) => string;

export const FORMATS = { text, json, csv, markdown, junit, github, gitlab, sarif } as const satisfies Record<
  string,
  Format
>;
