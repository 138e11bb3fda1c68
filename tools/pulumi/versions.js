// The versions of Pulumi that this repository works with, and how two of them compare.

/** What is installed where no `pulumi` is found: the newest version that the Go module proxy serves. */
const PINNED = "3.259.0";

/** The last version of the language host that the Go module proxy serves. It runs programs of today's Node.js SDK. */
const PINNED_LANGUAGE_HOST = "3.68.0";

/**
 * The oldest `pulumi` on PATH that is taken: the first whose `pulumi import --file` accepts the inputs and outputs of a
 * dynamic resource. Everything else that we use (`refresh --preview-only --expect-no-changes`) is older.
 */
const OLDEST = "3.254.0";

/** Whether version `a` (for example "v3.259.0") is at least `b`. A version that cannot be read is not. */
function isAtLeast(a, b) {
  const [left, right] = [parts(a), parts(b)];
  if (!left || !right) return false;
  for (let i = 0; i < 3; i++) {
    if (left[i] !== right[i]) return left[i] > right[i];
  }
  return true;
}

function parts(version) {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
  return match?.slice(1).map(Number);
}

module.exports = { PINNED, PINNED_LANGUAGE_HOST, OLDEST, isAtLeast };
