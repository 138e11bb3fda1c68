import assert from "node:assert/strict";
import type { Claims } from "../../../provider/core/live/claims";
import { FOLLOWS } from "../../../provider/core/state/memory";
import { type Properties, UNKNOWN } from "../../../provider/core/terms/value";
import { fleet, sim } from "../../../provider/resources";
import { createClaims } from "../../../provider/run/claims";

const [A, B] = ["89883070000000000001", "89883070000000000002"];
const NEW = {};

describe("what the program's resources claim in a run", () => {
  it("is what stays, by its SID and by its identity", () => {
    const claims = createClaims(sim);
    assert.equal(claims.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(claims.hold("HS1", {}), true);
    assert.equal(claims.hold("HS9", { iccid: A }), true);
    assert.equal(claims.hold("HS2", { iccid: B }), false);
  });

  it("is what was made, as soon as it is begun: it has no SID yet", () => {
    const claims = createClaims(sim);
    claims.makes({ iccid: A });
    assert.equal(claims.hold("HS1", { iccid: A }), true);
    claims.takes({ sid: "HS1", iccid: A });
    assert.equal(claims.hold("HS1", {}), true);
  });

  it("is what the program declares, even if it is never made, and that is refused to nobody", () => {
    const claims = createClaims(sim);
    claims.declares({ iccid: A }, NEW);
    assert.equal(claims.hold("HS1", { iccid: A }), true);
    claims.makes({ iccid: A });
  });

  it("is refused to a second resource before a request, by what is declared", () => {
    const making = createClaims(sim);
    making.makes({ iccid: A, status: "active" });
    const refusal = new RegExp(`SIM ${A}: another resource of this program holds it already.*Keep one of them`);
    assert.throws(() => making.makes({ iccid: A, status: "inactive" }), refusal);

    const declaring = createClaims(sim);
    declaring.declares({ iccid: A, status: "active" }, { iccid: A });
    assert.throws(() => declaring.makes({ iccid: A, status: "inactive" }), refusal);
  });

  it("is refused to a second resource before a write, by what was found", () => {
    const claims = createClaims(fleet);
    claims.keeps("HF1", { uniqueName: "new" });
    claims.makes({ uniqueName: "old" });
    assert.throws(() => claims.takes({ sid: "HF1", uniqueName: "old" }), /Fleet "old" \(HF1\): another resource/);
  });

  it("tells when two that are in the state hold the same, and not when one is looked at twice", () => {
    const claims = createClaims(sim);
    assert.equal(claims.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(claims.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(claims.keeps("HS1", { iccid: A, status: "inactive" }), false);
  });

  it("is told apart by account, because a unique name belongs to one", () => {
    const claims = createClaims(fleet);
    claims.makes({ uniqueName: "trucks" });
    claims.makes({ uniqueName: "trucks", account: "elsewhere" });
    claims.makes({ uniqueName: "trucks", account: UNKNOWN });
    assert.equal(claims.hold("HF1", { uniqueName: "trucks", account: "third" }), false);
  });

  /** What Pulumi asks of each resource, in its order, and which of them is refused. All inputs are equal but for the card. */
  const declares = (iccid: string): Properties => ({ iccid, status: "active" });
  const check = (iccid: string, before?: string) => (claims: Claims) =>
    claims.declares(declares(iccid), before === undefined ? NEW : declares(before));
  const keep = (sid: string, iccid: string) => (claims: Claims) => {
    if (!claims.keeps(sid, declares(iccid))) throw new Error("held twice");
  };
  const make = (sid: string, iccid: string) => (claims: Claims) => {
    claims.makes({ ...declares(iccid), [FOLLOWS]: B });
    claims.takes({ sid, iccid });
  };
  type Ask = (claims: Claims) => void;
  const ORDERS: readonly (readonly [what: string, refused: number | undefined, ...asked: Ask[]])[] = [
    ["one that stays, and a new one", 3, check(A, A), keep("HS1", A), check(A), make("HS1", A)],
    ["a new one, and one that stays", 3, check(A), make("HS1", A), check(A, A), keep("HS1", A)],
    ["two new ones", 3, check(A), check(A), make("HS1", A), make("HS1", A)],
    ["two that are in the state", 3, check(A, A), keep("HS1", A), check(A, A), keep("HS1", A)],
    [
      "one whose card changes, and one that has it",
      4,
      check(A, B),
      check(A),
      check(A, A),
      keep("HS1", A),
      make("HS1", A),
    ],
    ["a replacement by another card", undefined, check(A, B), check(A), make("HS1", A)],
    ["a replacement by a trigger, which asks for no diff", undefined, check(A, A), check(A), make("HS1", A)],
    ["a replacement by a trigger, and a new one", 4, check(A, A), check(A), make("HS1", A), check(A), make("HS1", A)],
    ["a replacement by `--replace`, which tells no inputs", undefined, check(A), make("HS1", A)],
    ["a resource with another name; the old one is only deleted", undefined, check(A), make("HS1", A)],
    ["a new one, with `--target`: the other one is not checked", undefined, check(A), make("HS1", A)],
    [
      "two that swap their cards",
      undefined,
      ...[check(A, B), check(A), check(B, A), check(B), make("HS1", A), make("HS2", B)],
    ],
    [
      "two that swap their cards, made as they are checked",
      undefined,
      ...[check(A, B), check(A), make("HS1", A), check(B, A), check(B), make("HS2", B)],
    ],
  ];
  for (const [what, refused, ...asked] of ORDERS)
    it(`of equal inputs: ${what}: ${refused === undefined ? "let in" : "refused"}`, () => {
      const claims = createClaims(sim);
      const failed = asked.findIndex((ask) => {
        try {
          ask(claims);
          return false;
        } catch {
          return true;
        }
      });
      assert.equal(failed, refused ?? -1);
    });
});
