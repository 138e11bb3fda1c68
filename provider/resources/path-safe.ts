/** Which texts can stand in a URL's path in place of a SID, and come through: names that cannot are refused before they are given. */

/**
 * What a path cannot carry although it is percent-encoded. Gateways and servers decode `%2F` and `%5C` before they split a path, or refuse
 * it: a Fleet named `region/eu` answers 404 by its name. The vendor's client for Node.js refuses `/` and `?` in a path for the same reason.
 */
const UNSAFE = [
  { part: /[/\\?#]/, what: (found: string) => JSON.stringify(found) },
  // A gateway that decodes twice makes another name of it.
  { part: /%[0-9a-fA-F]{2}/, what: (found: string) => JSON.stringify(found) },
  {
    part: /[\p{Cc}\p{Zl}\p{Zp}]/u,
    what: () => "a control character, such as a line break or a tab",
  },
  { part: /\p{Cs}/u, what: () => "half a character" },
] as const;

/** What of it would be lost or changed, in words; `undefined` when it comes through. */
export function lostInPath(text: string): string | undefined {
  if (text === "." || text === "..") return `${JSON.stringify(text)}, which changes a URL`;
  for (const { part, what } of UNSAFE) {
    const found = part.exec(text)?.[0];
    if (found !== undefined) return what(found);
  }
  return text !== "" && text.trim() === "" ? "nothing but blanks" : undefined;
}
