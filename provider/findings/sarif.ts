/** The format `sarif`: SARIF 2.1.0, which code scanning reads. Findings in files only. Documents: OASIS, SARIF 2.1.0. */
import type { Finding, Report } from "./finding";
import { fingerprints } from "./fingerprint";

const ADDRESS = "https://github.com/pulumi-kore/pulumi-kore";

export function sarif({ findings }: Report): string {
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  const prints = fingerprints(findings);
  const run = {
    tool: { driver: { name: "pulumi-kore", informationUri: ADDRESS, rules: kinds.map((id) => ({ id })) } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding, index) => ({
      ruleId: finding.kind,
      ruleIndex: kinds.indexOf(finding.kind),
      level: finding.severity,
      message: { text: finding.message },
      locations: locations(finding),
      partialFingerprints: { "pulumiKore/v1": prints[index] },
      ...(finding.ignored && { suppressions: [{ kind: "external", justification: finding.ignored.reason }] }),
    })),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function locations({ file, line, column }: Finding) {
  if (file === undefined) return [];
  const region = line !== undefined && { startLine: line, ...(column !== undefined && { startColumn: column }) };
  const artifactLocation = { uri: file.replace(/^\.\//, "").split("/").map(encodeURIComponent).join("/") };
  return [{ physicalLocation: { artifactLocation, ...(region && { region }) } }];
}
