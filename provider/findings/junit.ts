/** The format `junit`: for the test reports of pipelines; a suite for each file or resource, a failed case for each finding. */
import { count, type Finding, type Report } from "./finding";

export function junit({ command, findings }: Report): string {
  const suites = [...bySuite(command, findings)];
  // A report without a case would be taken for one that is missing.
  const all = suites.length > 0 ? suites.map(([name, own]) => suite(name, own)) : [nothing(command)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escaped(`pulumi-kore ${command}`)}" tests="${findings.length || 1}" failures="${count(findings).error}" errors="0">
${all.join("")}</testsuites>
`;
}

/** In the order of the first finding of each. */
function bySuite(command: string, findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const suites = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = finding.file ?? finding.resource ?? command;
    const own = suites.get(name) ?? [];
    suites.set(name, own);
    own.push(finding);
  }
  return suites;
}

const nothing = (command: string): string =>
  `  <testsuite name="${escaped(command)}" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="${escaped(command)}" time="0"/>
  </testsuite>
`;

function suite(name: string, findings: readonly Finding[]): string {
  const { error, ignored } = count(findings);
  return `  <testsuite name="${escaped(name)}" tests="${findings.length}" failures="${error}" errors="0" skipped="${ignored}">
${findings.map((finding) => testcase(name, finding)).join("")}  </testsuite>
`;
}

function testcase(suite: string, finding: Finding): string {
  const { kind, line, column, iccid, property, message, ignored, severity } = finding;
  const name = [line && `line ${line}${column ? `:${column}` : ""}`, iccid, property, kind].filter(Boolean).join(" ");
  const result = ignored
    ? `<skipped message="${escaped(`${ignored.reason}, until ${ignored.until}`)}"/>`
    : severity === "error"
      ? `<failure message="${escaped(message)}" type="${escaped(kind)}">${escaped(message)}</failure>`
      : `<system-out>${escaped(`${severity}: ${message}`)}</system-out>`;
  return `    <testcase name="${escaped(name)}" classname="${escaped(suite)}" time="0">${result}</testcase>\n`;
}

/** XML has no way at all to write most control characters and halves of characters. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text.replace(IMPOSSIBLE, "\ufffd").replace(/[&<>"'\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
