/** The format `gitlab`: a code quality report, which GitLab shows in merge requests. Documents: GitLab, Code Quality, report format. */
import { counted, type Report } from "./finding";
import { fingerprints } from "./fingerprint";

const SEVERITY = { error: "major", warning: "minor", note: "info" } as const;

export function gitlab({ command, findings }: Report): string {
  const all = counted(findings);
  const prints = fingerprints(all);
  const entries = all.map(({ kind, severity, message, file, line, resource, iccid }, index) => ({
    description: message,
    check_name: `pulumi-kore/${kind}`,
    fingerprint: prints[index],
    severity: SEVERITY[severity],
    // Required, also of what stands in no file.
    location: { path: file?.replace(/^\.\//, "") ?? resource ?? iccid ?? command, lines: { begin: line ?? 1 } },
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
