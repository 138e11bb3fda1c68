/** Which change gives a name that only one object can have, and who gives it up. Whole handovers are played in test/verbs. */
import assert from "node:assert/strict";
import { freeName, naming } from "../../../../provider/core/live/hand-on";
import type { Properties, Value } from "../../../../provider/core/terms/value";
import { fleet, sim } from "../../../../provider/resources";
import { ICCID, SIM_SID, sid, superSim } from "../objects";
import { type Asked, contextOn, fakeApi } from "./fake-api";

describe("a change that gives a name", () => {
  const to = (value: Value, field = "uniqueName"): { field: string; to: Value }[] => [
    { field: "status", to: "active" },
    { field, to: value },
  ];

  it("is the one of a field that is handed on, with the code for a name that is taken", () => {
    assert.deepEqual(naming(sim, to("mine")), { field: "uniqueName", value: "mine", taken: 83011 });
  });

  it("is none that takes a name away, that is of another field, or of a table that hands nothing on", () => {
    for (const value of ["", null]) assert.equal(naming(sim, to(value)), undefined);
    assert.equal(naming(sim, to("mine", "friendlyName")), undefined);
    assert.equal(naming(fleet, to("eu")), undefined);
    assert.equal(naming(sim, []), undefined);
  });
});

describe("a name that another SIM has", () => {
  const OTHER = sid("HS", "b");
  const name = { field: "uniqueName", value: "mine", taken: 83011 };
  const wire = (uniqueName: string, of = OTHER, iccid = "8988-old") => ({
    sid: of,
    iccid,
    unique_name: uniqueName,
    status: "active",
    account_sid: "AC1",
  });

  /** Frees the name for our SIM, with an account that answers so. */
  async function freed(answers: (asked: Asked) => unknown, declared: Properties) {
    const api = fakeApi(answers);
    const { context, clock, said } = contextOn(api, sim);
    const end = await clock.run(() => freeName(context, superSim(), { iccid: ICCID, ...declared }, name));
    return { end, said, asked: api.asked.map(({ method, path }) => `${method} ${path}`), slept: clock.slept, api };
  }

  it("is given up by the one that this SIM replaces", async () => {
    const replaced = { __follows: "8988-old" };
    const { end, asked, said, api } = await freed(({ method }) => wire(method === "POST" ? "" : "mine"), replaced);
    assert.equal(end, "freed");
    assert.deepEqual(asked, ["GET /v1/Sims/mine", `GET /v1/Sims/${OTHER}`, `POST /v1/Sims/${OTHER}`]);
    assert.deepEqual(api.asked.at(-1)?.with, { UniqueName: "" });
    assert.match(said.join(), /handed its uniqueName "mine" on to SIM 8988\d+ \(HSa+\), which replaces it$/);
  });

  it("is kept by one that no resource declares, after some time to declare it", async () => {
    const { end, asked, slept } = await freed(() => wire("mine"), {});
    assert.deepEqual([end, asked], ["taken", ["GET /v1/Sims/mine"]]);
    assert.equal(
      slept.reduce((sum, ms) => sum + ms, 0),
      5_000,
    );
  });

  it("is nobody's when no SIM has it, or this one", async () => {
    for (const answer of [undefined, wire("mine", SIM_SID)]) {
      const { end, asked } = await freed(() => answer, { __follows: "8988-old" });
      assert.deepEqual([end, asked], ["nobody has it", ["GET /v1/Sims/mine"]]);
    }
    await assert.rejects(
      freed(() => wire("yours"), { __follows: "8988-old" }),
      /mixes answers up/,
    );
  });
});
