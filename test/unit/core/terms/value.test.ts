/** When two values mean the same, and which of them are not known yet. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  canonical,
  hasUnknown,
  orNone,
  type Properties,
  same,
  sidOf,
  text,
  UNKNOWN,
  type Value,
  without,
} from "../../../../provider/core/terms/value";

/** Any value, none and unknown among them. */
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Value[]>("", "a", 'a"', "?", 0, 1, true, false, null, UNKNOWN),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value")),
  ),
}));
const params = { numRuns: 500, seed: 2026 };

const isBag = (one: Value): one is Properties => typeof one === "object" && one !== null && !Array.isArray(one);

/** With the keys of every object the other way round. */
const turned = (one: Value): Value => {
  if (Array.isArray(one)) return one.map(turned);
  if (!isBag(one)) return one;
  const entries = Object.entries(one).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, turned(item)]));
};

describe("two values", () => {
  it("are the same in whatever order their keys stand", () => {
    fc.assert(
      fc.property(value, (one) => assert.ok(same(one, turned(one)))),
      params,
    );
  });

  it("have one text exactly when they are equal but for that order", () => {
    const equal = (a: Value, b: Value): boolean => {
      try {
        assert.deepStrictEqual(a, b);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(value, value, (a, b) => assert.equal(canonical(a) === canonical(b), equal(a, b))),
      params,
    );
  });

  const SAME: readonly (readonly [Value | undefined, Value | undefined])[] = [
    [undefined, ""],
    [null, ""],
    [null, undefined],
    [UNKNOWN, UNKNOWN],
    [
      ["a", { b: 1, c: 2 }],
      ["a", { c: 2, b: 1 }],
    ],
  ];
  const OTHER: readonly (readonly [Value | undefined, Value | undefined])[] = [
    [0, ""],
    [false, undefined],
    ["1", 1],
    ["true", true],
    [UNKNOWN, "?"],
    [[], ""],
    [{}, ""],
    [
      ["a", "b"],
      ["b", "a"],
    ],
    [["a,b"], ["a", "b"]],
  ];
  for (const [a, b] of SAME) it(`${told(a)} and ${told(b)} are the same`, () => assert.ok(same(a, b) && same(b, a)));
  for (const [a, b] of OTHER) it(`${told(a)} and ${told(b)} are two`, () => assert.ok(!same(a, b) && !same(b, a)));
});

function told(one: Value | undefined): string {
  return one === UNKNOWN ? "unknown" : (JSON.stringify(one) ?? "nothing");
}

describe("a value", () => {
  it("is not known when something inside it is not, however deep", () => {
    for (const one of [UNKNOWN, [UNKNOWN], { a: { b: [1, UNKNOWN] } }] as const) assert.ok(hasUnknown(one));
    for (const one of [undefined, null, "", "?", [], {}, { a: ["unknown"] }]) assert.ok(!hasUnknown(one));
  });

  it("that is absent is none, and every other one itself", () => {
    for (const absent of [undefined, null]) assert.equal(orNone(absent), "");
    for (const one of ["", 0, false, UNKNOWN] as const) assert.equal(orNone(one), one);
  });

  it("is text, or none", () => {
    for (const one of ["", "a"]) assert.equal(text(one), one);
    for (const one of [undefined, null, 0, true, UNKNOWN, ["a"], { a: "a" }] as const)
      assert.equal(text(one), undefined);
  });
});

describe("properties", () => {
  it("without keys are a copy, and the original has them still", () => {
    const all = { a: 1, b: 2, c: 3 };
    assert.deepEqual([without(all, "b", "unheard-of"), without(all), all.b], [{ a: 1, c: 3 }, all, 2]);
  });

  it("have a SID, or an empty one as long as there is none", () => {
    assert.deepEqual([sidOf({ sid: "HS1" }), sidOf({}), sidOf({ sid: UNKNOWN })], ["HS1", "", ""]);
  });
});
