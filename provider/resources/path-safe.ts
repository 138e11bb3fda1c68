/** Which unique names an address can carry: the API finds an object by its name only as a part of a path. */

/**
 * What does not arrive as it was sent, with what is wrong with it. A slash is answered with 404 though it is encoded (`%2F`), because gateways
 * decode it before they look at the path; a backslash is a slash to some of them; control characters are refused, or end the
 * name; `.` and `..` are steps in the path, encoded or not; half a surrogate pair has no encoding. Everything else survives, percent-encoded:
 * `?`, `#`, `%`, `+`, `;`, `&`, blanks inside, and every letter of every script.
 */
const LOST = [
  { part: /[/\\]/, what: (found: string) => JSON.stringify(found) },
  { part: /[\p{Cc}\p{Zl}\p{Zp}]/u, what: () => "a control character, such as a line break or a tab" },
  { part: /\p{Cs}/u, what: () => "half a character" },
] as const;

/** Which part of a name a URL would lose or change, in words; `undefined` when the name arrives as it is. */
export function lostInPath(text: string): string | undefined {
  if (text === "." || text === "..") return `${JSON.stringify(text)}, which changes a URL`;
  for (const { part, what } of LOST) {
    const found = part.exec(text)?.[0];
    if (found !== undefined) return what(found);
  }
  return text !== "" && text.trim() === "" ? "nothing but blanks" : undefined;
}
