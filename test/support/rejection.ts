/** What a piece of work fails with, for tests that look at more of it than its message. */
import assert from "node:assert/strict";

/** Fails when the work succeeds, or fails with something of another kind. */
export async function rejection<Kind extends Error>(
  work: Promise<unknown>,
  kind: abstract new (...args: never[]) => Kind,
): Promise<Kind> {
  const error: unknown = await work.then(
    () => undefined,
    (reason) => reason,
  );
  assert.ok(error instanceof kind, String(error));
  return error;
}
