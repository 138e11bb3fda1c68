/** A text as it reads when it is decoded, with the place of every character in the original. */
import assert from "node:assert/strict";
import { readings, unbroken } from "../../../provider/http/spelling";

describe("a text", () => {
  const ROWS: Readonly<Record<string, readonly [text: string, ...further: string[]]>> = {
    "without spellings is read once": ["plain & simple"],
    "of a URL": ["a%2Fb%20c", "a/b c"],
    "of a URL in UTF-8": ["%C3%A9%F0%9F%9A%9A", "é🚚"],
    "with percents that are no UTF-8 keeps those": ["%41%FF%42", "A%FFB"],
    "of HTML, by names and by numbers": ["&lt;&#65;&#x42;&NBSP;&amp;", "<AB\u00a0&"],
    "of HTML with an entity that nobody knows": ["&frob;"],
    "of JSON": [String.raw`\u0041\"\/\n\x42`, 'A"/\nB'],
    "of a number that is no character": ["&#x1fffff;"],
    "of JSON in HTML": ["&quot;\\u0041&quot;", '"A"'],
    "of HTML in a URL": ["%26lt%3B", "&lt;", "<"],
    "escaped more often than anybody does is read three times further": ["%25252525", "%252525", "%2525", "%25"],
  };
  for (const [what, all] of Object.entries(ROWS))
    it(what, () =>
      assert.deepEqual(
        readings(all[0]).map(({ text }) => text),
        all,
      ),
    );

  it("knows where each character was written", () => {
    const [, decoded] = readings("x%2Fy&amp;z");
    assert.deepEqual(decoded, { text: "x/y&z", starts: [0, 1, 4, 5, 10], ends: [1, 4, 5, 10, 11] });
  });

  it("can be read without what breaks a word: white space, tags and invisible characters", () => {
    const [whole] = readings("se<b>c\u200br</b> e\n\tt");
    assert.ok(whole);
    const { text, starts, ends } = unbroken(whole);
    assert.deepEqual([text, starts[0], starts.at(-1), ends.at(-1)], ["secret", 0, 16, 17]);
  });
});
