/** What proves that a collection is the API's, and what is said where it is not. Whole requests are played in proving.test.ts. */
import assert from "node:assert/strict";
import { ApiError } from "../../../provider/http/errors";
import { createProofs, deniesList, NotTheApi } from "../../../provider/http/proof";
import { get } from "./script";

const failed = (status: number, more: object = {}) =>
  new ApiError(get({ path: "/v1/Sims" }), "kore", { status, envelope: { message: "No", genuine: false }, ...more });
const unanswered = new ApiError(get(), "kore", { seen: "reset", sent: true, isTransient: true });

describe("the failure of a list", () => {
  for (const [what, error, denies] of [
    ["404", failed(404), true],
    ["400", failed(400), true],
    ["a success that cannot be used", failed(200, { unreadable: true, garbled: true }), true],
    ["401, which is about us", failed(401), false],
    ["403, which is about us", failed(403), false],
    ["407, which is about us", failed(407), false],
    ["503, which passes", failed(503), false],
    ["no answer", unanswered, false],
    ["an error of another kind", new Error("enough"), false],
  ] as const)
    it(`${denies ? "denies that there is one" : "says nothing of it"}: ${what}`, () =>
      assert.equal(deniesList(error), denies));
});

describe("a proof", () => {
  it("is asked for once, however many wait for it, and never where one was given", async () => {
    const proofs = createProofs();
    let asked = 0;
    const ask = async () => ++asked;
    proofs.give("given");
    await Promise.all([proofs.demand("one", ask), proofs.demand("one", ask), proofs.demand("given", ask)]);
    await proofs.demand("one", ask);
    assert.equal(asked, 1);
  });

  it("that failed is remembered where it denies the list, and asked for again otherwise", async () => {
    for (const [error, times] of [
      [failed(404), 1],
      [failed(503), 2],
    ] as const) {
      const proofs = createProofs();
      let asked = 0;
      const demand = () =>
        proofs.demand("one", () => {
          asked++;
          return Promise.reject(error);
        });
      await assert.rejects(demand(), error);
      await assert.rejects(demand(), error);
      assert.equal(asked, times);
    }
  });
});

describe("an address that is not the API", () => {
  it("is told with what its list was answered with, what did not happen and the setting", () => {
    const one = new ApiError(get(), "kore", { status: 404, envelope: { code: 20404, genuine: true } });
    const error = new NotTheApi(one, "https://api.example.com", "kore:supersimUrl", failed(404));
    assert.equal(
      error.message,
      'SIM 8988: GET https://api.example.com/v1/Sims/HS1 was answered "not found", which is not believed, because https://api.example.com ' +
        "does not answer as this API: its list /v1/Sims was answered with 404 (No). Nothing was deleted and nothing left the state. " +
        "Check kore:supersimUrl: it is the part of the address before /v1/Sims.",
    );
    assert.equal(error.global.brief, "as above: https://api.example.com does not answer as this API");
  });
});
