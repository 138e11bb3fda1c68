/** What makes a finding the same one in the next report, though lines were inserted above it: its place does not count, its words do. */
import { createHash } from "node:crypto";
import type { Finding } from "./finding";

/** One for each finding, all different: equal findings are told apart by their order. */
export function fingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ kind, file, resource, iccid, sid, property, message }) => {
    const words = JSON.stringify([kind, file, resource, iccid, sid, property, message]);
    const before = seen.get(words) ?? 0;
    seen.set(words, before + 1);
    return createHash("sha256").update(`${words}${before}`).digest("hex");
  });
}
