/** Which unique names an address can carry: the API finds an object by its name only as a part of a path. */

/**
 * What does not arrive as it was sent, with what is wrong with it. A slash is answered with 404 though it is encoded (`%2F`), because gateways
 * decode it before they look at the path; a backslash is a slash to some of them; control characters are refused, or end the
 * name; `.` and `..` are steps in the path, encoded or not; half a surrogate pair has no encoding. Everything else survives, percent-encoded:
 * `?`, `#`, `%`, `+`, `;`, `&`, blanks inside, and every letter of every script.
 */
const LOST = [
  [/\//, 'has a "/" in it'],
  [/\\/, 'has a "\\" in it'],
  [/\p{Cc}/u, "has a control character in it"],
  [/^\.{1,2}$/, 'is "." or ".."'],
  [/\p{Cs}/u, "has half a character in it (a lone surrogate)"],
] as const satisfies readonly (readonly [RegExp, string])[];

/** What keeps the name from being found by a path, as a clause; nothing where it survives. */
export function whyLost(name: string): string | undefined {
  const reason = LOST.find(([pattern]) => pattern.test(name))?.[1];
  return reason && `${reason}, which an address cannot carry: the API would not find the object by this name`;
}

export const survivesPath = (name: string): boolean => whyLost(name) === undefined;
